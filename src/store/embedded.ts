import type { Duplex } from 'node:stream';
import { StoreError } from './database.ts';
import { BackendStream } from './embedded-stream.ts';
import { BackendThread } from './embedded-thread.ts';
import type { PoolSettings } from './pool-database.ts';

/**
 * The embedded store: PGlite with pgvector, unaccent and pg_trgm in a worker thread, reached by the same pg driver as
 * a server. Limits that callers meet: one session (so one connection; `set` and session locks are shared by all),
 * `copy from stdin` and `statement_timeout` do not work, and a row is safe against a crash of the process but not
 * against a power cut (PGlite never syncs).
 */
export interface EmbeddedBackend {
  /** A new stream for the driver's `stream` option. */
  connect(): Duplex;
  /** Shuts the database down properly and ends the thread. */
  close(): Promise<void>;
}

const WAIT_FOR_CONNECTION_MS = 120_000;

/**
 * Starts PGlite on a data folder; a missing folder is initialised, which takes 3 to 14 s. When the thread crashes, the
 * running statement fails with StoreError `crashed` and the next connection starts it again.
 */
export async function startEmbeddedBackend(folder: string): Promise<EmbeddedBackend> {
  let current: BackendThread | undefined;
  const start = (): BackendThread => {
    const thread = new BackendThread(folder);
    current = thread;
    thread.ended.then(() => {
      if (current === thread) current = undefined;
    });
    return thread;
  };
  await start().ready;
  return {
    connect: () => new BackendStream((listener) => (current ?? start()).open(listener)),
    close: async () => current?.close(),
  };
}

/** The pool settings of a started backend; `release` must close it. */
export function embeddedSettings(
  backend: EmbeddedBackend,
  options: Pick<PoolSettings, 'readOnly' | 'onWarning' | 'release'>,
): PoolSettings {
  return {
    kind: 'embedded',
    connection: {
      user: 'postgres',
      database: 'postgres',
      ssl: false,
      // One session behind it: a second connection would only see the first one's transaction.
      max: 1,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: WAIT_FOR_CONNECTION_MS,
      stream: () => backend.connect(),
    },
    explainFailure,
    ...options,
  };
}

function explainFailure(error: Error): StoreError {
  if (error instanceof StoreError) return error;
  const seconds = WAIT_FOR_CONNECTION_MS / 1000;
  return new StoreError(
    'busy',
    `Kho dữ liệu nhúng không trả lời trong ${seconds} giây (${error.message}); hãy chia nhỏ việc đang chạy hoặc dùng DATABASE_URL.`,
    { cause: error },
  );
}
