/** Starts the program as its users do, as a process of its own, on a data folder of the benchmark. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 15_000;

/** Blank values, so that neither the shell nor a .env file makes the benchmark write anywhere else. */
const UNSET = [
  'DATABASE_URL',
  'KPI_DATABASE_URL',
  'TELEGRAM_BOT_TOKEN',
  'ZALO_BOT_TOKENS',
  'OPENAI_MODEL',
  'NOW',
  'PUBLIC_URL',
];

function environment(dataDir: string): NodeJS.ProcessEnv {
  const blanks = Object.fromEntries(UNSET.map((name) => [name, '']));
  return { ...process.env, ...blanks, DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn' };
}

export interface RunningServer {
  url: string;
  /** From starting the process to the printed address. */
  readyMs: number;
  /** Resident memory of the process; null where /proc is missing. */
  residentMb(): Promise<number | null>;
  stop(): Promise<void>;
}

/** @throws Error with the last lines of the server's log when it ends or stays silent instead of printing its address */
export async function startServer(dataDir: string): Promise<RunningServer> {
  const started = performance.now();
  const child = spawn(process.execPath, ['src/main.ts'], { cwd: PROJECT, env: environment(dataDir) });
  try {
    const url = await printedAddress(child);
    return {
      url,
      readyMs: performance.now() - started,
      residentMb: () => residentMb(child),
      stop: () => stop(child),
    };
  } catch (error) {
    await stop(child);
    throw error;
  }
}

/** Runs one command of the command line and gives its standard output. */
export async function runCommand(dataDir: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['src/cli.ts', ...args], { cwd: PROJECT, env: environment(dataDir) });
  let [output, log] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`"${args.join(' ')}" ended with ${code}: ${lastLines(log)}`);
  return output;
}

function printedAddress(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let [output, log] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    // Complete lines only: a port may arrive in two pieces.
    const address = /https?:\/\/[\w.[\]:-]*\w(?=.*\n)/.exec(output)?.[0];
    if (address) resolve(address);
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  child.once('exit', (code) =>
    reject(new Error(`the server ended with ${code} before it was ready: ${lastLines(log)}`)),
  );
  child.once('error', reject);
  const limit = setTimeout(
    () => reject(new Error(`the server printed no address in ${START_LIMIT_MS} ms: ${lastLines(log)}`)),
    START_LIMIT_MS,
  );
  return promise.finally(() => clearTimeout(limit));
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  const [, signal] = await ended;
  clearTimeout(limit);
  if (signal === 'SIGKILL') throw new Error(`the server did not stop within ${STOP_LIMIT_MS} ms of SIGTERM`);
}

async function residentMb(child: ChildProcess): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
  return Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024);
}

function lastLines(log: string): string {
  return log.trim().split('\n').slice(-3).join(' | ');
}
