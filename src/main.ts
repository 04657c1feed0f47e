/** Start and stop: configuration → app → server; SIGINT and SIGTERM close everything in reverse order. */
import { parseArgs } from 'node:util';
import { createApp } from './app.ts';
import { loadEnvFile, readConfig } from './config.ts';
import { failureLines } from './failure-lines.ts';
import { startServer } from './serve.ts';

async function main(): Promise<void> {
  const parent = process.ppid;
  const { values } = parseArgs({ options: { empty: { type: 'boolean' } } });
  loadEnvFile('.env');
  const config = readConfig(process.env);
  for (const line of config.warnings) warn(line);
  const app = await createApp(config, { empty: values.empty ?? false, onProgress: warn });
  const server = await startServer(app, config).catch(async (error: unknown) => {
    await app.close();
    throw error;
  });
  process.stdout.write(`Trợ lý Chỉ tiêu đã sẵn sàng: ${server.url}\n`);
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= server.close().then(() => app.close());
    stopping.then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  if (process.env.npm_lifecycle_event === 'start') stopWithoutParent(parent, stop);
}

const PARENT_CHECK_MS = 200;

/**
 * npm runs its scripts in a shell, and a signal sent to npm ends that shell without reaching us: whoever stops
 * `npm start` would leave a server behind that still holds the data folder.
 */
function stopWithoutParent(parent: number, stop: () => void): void {
  const check = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(check);
    stop();
  }, PARENT_CHECK_MS);
  check.unref();
}

function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

function fail(error: unknown): void {
  for (const line of failureLines(error)) warn(line);
  process.exit(1);
}

main().catch(fail);
