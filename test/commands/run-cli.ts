/** Runs the command line as its users do, in a process of its own, on a data folder of the test. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The environment of a child: nothing of the machine's own settings, and no .env of the folder that tests run in. */
export function childEnvironment(dataDir: string): NodeJS.ProcessEnv {
  const blank = [
    'DATABASE_URL',
    'KPI_DATABASE_URL',
    'TELEGRAM_BOT_TOKEN',
    'ZALO_BOT_TOKENS',
    'OPENAI_MODEL',
    'NOW',
    'PUBLIC_URL',
  ];
  return {
    ...process.env,
    ...Object.fromEntries(blank.map((name) => [name, ''])),
    DATA_DIR: dataDir,
  };
}

export function startCli(dataDir: string, args: readonly string[]): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, ...args], {
    env: childEnvironment(dataDir),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export async function runCli(dataDir: string, ...args: string[]): Promise<Ended> {
  const child = startCli(dataDir, args);
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code]: unknown[] = await once(child, 'close');
  return { code: typeof code === 'number' ? code : null, stdout, stderr };
}
