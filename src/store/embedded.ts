import type { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { StoreError } from './database.ts';
import type { FromWorker, ToWorker, WorkerInput } from './embedded-messages.ts';
import { type BackendLink, BackendStream, type LinkListener } from './embedded-stream.ts';
import type { PoolSettings } from './pool-database.ts';

/**
 * The embedded store: PGlite with pgvector, unaccent and pg_trgm in a worker thread, reached by the same pg driver as
 * a server. Limits that callers meet: one session (so one connection), `copy from stdin` and `statement_timeout` do
 * not work, and a row is safe against a crash of the process but not against a power cut (PGlite never syncs).
 */
export interface EmbeddedBackend {
  /** A new stream for the driver's `stream` option. */
  connect(): Duplex;
  /** Shuts the database down properly and ends the thread. */
  close(): Promise<void>;
}

const WAIT_FOR_CONNECTION_MS = 120_000;

/** Starts PGlite on an existing (or, when the folder is missing, a newly initialised) data folder. */
export async function startEmbeddedBackend(folder: string): Promise<EmbeddedBackend> {
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), {
    workerData: { folder } satisfies WorkerInput,
  });
  const listeners = new Map<number, LinkListener>();
  const closed = Promise.withResolvers<void>();
  const ready = Promise.withResolvers<void>();
  let lastConnection = 0;
  let ended: StoreError | undefined;

  const end = (error: StoreError): void => {
    ended ??= error;
    ready.reject(ended);
    for (const listener of listeners.values()) listener.fail(ended);
    listeners.clear();
    closed.resolve();
  };
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'ready') ready.resolve();
    else if (message.kind === 'closed') end(new StoreError('closed', 'Kho dữ liệu nhúng đã đóng.'));
    else if (message.kind === 'reply') listeners.get(message.connection)?.receive(message.bytes);
    else listeners.get(message.connection)?.fail(crashed(new Error(message.reason)));
  });
  worker.on('error', (error) => end(crashed(error)));
  worker.on('exit', (code) => end(crashed(new Error(`worker exited with code ${code}`))));
  await ready.promise;

  const say = (message: ToWorker, transfer: ArrayBuffer[] = []): void => worker.postMessage(message, transfer);
  const open = (listener: LinkListener): BackendLink => {
    lastConnection += 1;
    const connection = lastConnection;
    if (ended) {
      const error = ended;
      process.nextTick(() => listener.fail(error));
    } else {
      listeners.set(connection, listener);
    }
    return {
      send: (bytes) => say({ kind: 'batch', connection, bytes }, [bytes.buffer]),
      end: () => {
        listeners.delete(connection);
        say({ kind: 'end', connection });
      },
    };
  };

  return {
    connect: () => new BackendStream(open),
    close: () => {
      say({ kind: 'close' });
      return closed.promise;
    },
  };
}

/** The pool settings of a started backend; `release` must close it. */
export function embeddedSettings(
  backend: EmbeddedBackend,
  options: { readOnly: boolean; onWarning: (line: string) => void; release: () => Promise<void> },
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
  if (/timeout/.test(error.message)) {
    return new StoreError(
      'busy',
      `Kho dữ liệu nhúng bận quá ${WAIT_FOR_CONNECTION_MS / 1000} giây; hãy chia nhỏ việc đang chạy hoặc dùng DATABASE_URL.`,
      { cause: error },
    );
  }
  return crashed(error);
}

function crashed(error: Error): StoreError {
  return new StoreError(
    'crashed',
    `Kho dữ liệu nhúng dừng đột ngột (${error.message}); hãy khởi động lại chương trình, dữ liệu đã xác nhận vẫn còn.`,
    { cause: error },
  );
}
