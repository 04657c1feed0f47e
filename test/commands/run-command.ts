/** Runs a command inside the test, with what it prints collected; cli.ts adds the exit code and the way errors are told. */
import { parseArgs } from 'node:util';
import type { CommandContext } from '../../src/commands/command.ts';
import { readConfig } from '../../src/config.ts';
import { failureLines } from '../../src/failure-lines.ts';
import type { Ended } from './run-cli.ts';

export type Command = (args: string[], context: CommandContext) => Promise<number>;

export async function runCommand(dataDir: string, command: Command, ...args: string[]): Promise<Ended> {
  const [printed, warned]: [string[], string[]] = [[], []];
  const context: CommandContext = {
    readConfig: () => readConfig({ DATA_DIR: dataDir }),
    warn: (line) => warned.push(line),
    print: (text) => printed.push(text),
    parseArgs,
  };
  const code = await command(args, context).catch((error: unknown) => {
    warned.push(...failureLines(error));
    return 1;
  });
  const text = (lines: string[]) => lines.map((line) => `${line}\n`).join('');
  return { code, stdout: text(printed), stderr: text(warned) };
}
