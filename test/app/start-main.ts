/** Starts the server as its users do, in a process of its own on a free port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '../commands/run-cli.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export interface StartedMain {
  child: ChildProcess;
  /** The printed address; rejects when the process ends without one. */
  url: Promise<string>;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  output(): { stdout: string; stderr: string };
}

/** @param options.inShell as npm does it: between us and the server stands a shell */
export function startMain(
  dataDir: string,
  options: { inShell?: boolean; args?: string[]; port?: number } = {},
): StartedMain {
  const args = ['--disable-warning=ExperimentalWarning', MAIN, ...(options.args ?? [])];
  const env = { ...childEnvironment(dataDir), HOST: '127.0.0.1', PORT: String(options.port ?? 0), LOG_LEVEL: 'silent' };
  const child = options.inShell
    ? spawn('sh', ['-c', `"$0" "$@"; exit $?`, process.execPath, ...args], {
        env: { ...env, npm_lifecycle_event: 'start' },
      })
    : spawn(process.execPath, args, { env: { ...env, npm_lifecycle_event: '' } });
  let [stdout, stderr] = ['', ''];
  const { promise: url, resolve, reject } = Promise.withResolvers<string>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    const address = /https?:\/\/\S+(?=\n)/.exec(stdout)?.[0];
    if (address) resolve(address);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = once(child, 'close').then(([code, signal]) => {
    reject(new Error(`the server ended before it was ready: ${stderr}`));
    return { code, signal };
  });
  url.catch(() => undefined);
  return { child, url, ended, output: () => ({ stdout, stderr }) };
}
