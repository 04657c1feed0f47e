/** The real program for tests: every part as in production, on a store of its own that disappears with it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../../src/app.ts';
import type { AskReply } from '../../src/assistant/ask.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { createTestDatabase } from '../store/test-database.ts';

export interface TestApp extends AsyncDisposable {
  app: App;
  config: Config;
  /** Lines that the program printed on the way, warnings included. */
  progress: string[];
  ask(question: string, locality?: string | null, history?: string[]): Promise<AskReply>;
  close(): Promise<void>;
}

/** The settings of a test: quiet, any free port, and a day on which the demo documents are current. */
export function testConfig(place: { DATA_DIR: string } | { DATABASE_URL: string }): Config {
  return readConfig({
    ...place,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'silent',
    NOW: '2024-04-15T08:00:00+07:00',
    ALLOW_FAKE_CLOCK: '1',
  });
}

/** @param options.empty without the demo knowledge; options.databaseUrl a server on which a database of its own is made */
export async function openTestApp(options: { empty?: boolean; databaseUrl?: string } = {}): Promise<TestApp> {
  const place = options.databaseUrl === undefined ? await ownFolder() : await ownDatabase(options.databaseUrl);
  const config = testConfig(place.setting);
  const progress: string[] = [];
  const opened = createApp(config, { empty: options.empty ?? false, onProgress: (line) => progress.push(line) });
  const app = await opened.catch(async (error: unknown) => {
    await place.remove();
    throw error;
  });
  const close = () => app.close().then(place.remove);
  return {
    app,
    config,
    progress,
    ask: (question, locality = null, history = []) =>
      app.ask({ question, history, asker: { role: 'leader', locality } }),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function ownFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'app-test-'));
  return { setting: { DATA_DIR: folder }, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function ownDatabase(serverUrl: string) {
  const { url, drop } = await createTestDatabase(serverUrl);
  return { setting: { DATABASE_URL: url }, remove: drop };
}
