/** The only place where parts are wired together. Whoever creates the app closes it. */
import { fileURLToPath } from 'node:url';
import type { AssistantDeps } from './assistant/answer-question.ts';
import { type AskReply, type AskRequest, ask } from './assistant/ask.ts';
import { createLexiconSource } from './assistant/lexicon.ts';
import { type Clock, createClock } from './clock.ts';
import type { Config } from './config.ts';
import { loadKnowledge } from './documents/load-knowledge.ts';
import type { Database } from './store/database.ts';
import { openStore } from './store/open-store.ts';

export const KNOWLEDGE_FOLDER = fileURLToPath(new URL('../knowledge', import.meta.url));

export interface App extends AsyncDisposable {
  db: Database;
  clock: Clock;
  assistant: AssistantDeps;
  ask(request: AskRequest): Promise<AskReply>;
  close(): Promise<void>;
}

export interface AppOptions {
  /** Do not load the demo knowledge into a new store. */
  empty: boolean;
  /** One Vietnamese line about something that takes time or needs attention. */
  onProgress(line: string): void;
}

/** @throws StoreError when the store cannot be opened */
export function openConfiguredStore(config: Config, onProgress: (line: string) => void): Promise<Database> {
  const place =
    config.store.kind === 'postgresql' ? { databaseUrl: config.store.url.reveal() } : { dataDir: config.store.dataDir };
  return openStore({ ...place, onProgress });
}

/** @throws StoreError when the store cannot be opened */
export async function createApp(config: Config, options: AppOptions): Promise<App> {
  const clock = createClock(config.clock);
  const db = await openStore({
    ...(config.store.kind === 'postgresql'
      ? { databaseUrl: config.store.url.reveal() }
      : { dataDir: config.store.dataDir }),
    onProgress: options.onProgress,
  });
  try {
    if (!options.empty) await loadKnowledge({ db, clock }, KNOWLEDGE_FOLDER, options.onProgress);
  } catch (error) {
    await db.close();
    throw error;
  }
  const assistant: AssistantDeps = {
    db,
    kpi: db,
    lexicon: createLexiconSource(db, db),
    clock,
    onUngrounded: (intent, uncovered) =>
      options.onProgress(
        `Câu trả lời (${intent}) bị thay bằng trích nguyên văn vì chưa có căn cứ cho: ${uncovered.join(', ')}`,
      ),
  };
  return {
    db,
    clock,
    assistant,
    ask: (request) => ask(request, assistant, () => performance.now()),
    close: () => db.close(),
    [Symbol.asyncDispose]: () => db.close(),
  };
}
