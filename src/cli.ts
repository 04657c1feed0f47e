/** The commands of README. Results go to stdout, progress and warnings to stderr; a failure is one line and exit code 1. */
import { parseArgs } from 'node:util';
import { runAsk } from './commands/ask-command.ts';
import { type CommandContext, CommandError } from './commands/command.ts';
import { runDoctorCommand } from './commands/doctor-command.ts';
import { runEval } from './commands/eval-command.ts';
import { runExport } from './commands/export-command.ts';
import { runIngest } from './commands/ingest-command.ts';
import { type Config, loadEnvFile, readConfig } from './config.ts';
import { failureLines } from './failure-lines.ts';

const COMMANDS: Record<string, (args: string[], context: CommandContext) => Promise<number>> = {
  ask: runAsk,
  eval: runEval,
  ingest: runIngest,
  export: runExport,
  doctor: runDoctorCommand,
};

async function main(argv: string[]): Promise<number> {
  const [name, ...args] = argv;
  const run = name === undefined ? undefined : COMMANDS[name];
  if (run === undefined)
    throw new CommandError(`Lệnh không có: ${name ?? '(trống)'}. Các lệnh: ${Object.keys(COMMANDS).join(', ')}.`);
  loadEnvFile('.env');
  return run(args, {
    readConfig: () => configWithWarnings(),
    warn,
    print: (text) => process.stdout.write(`${text}\n`),
    parseArgs,
  });
}

function configWithWarnings(): Config {
  const config = readConfig(process.env);
  for (const line of config.warnings) warn(line);
  return config;
}

function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  for (const line of failureLines(error)) warn(line);
  process.exitCode = 1;
}
