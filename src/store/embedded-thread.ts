import { Worker } from 'node:worker_threads';
import { StoreError } from './database.ts';
import type { FromWorker, ToWorker, WorkerInput } from './embedded-messages.ts';
import type { BackendLink, LinkListener } from './embedded-stream.ts';

/** One run of the worker thread, from its start to its end, and the connections that it serves. */
export class BackendThread {
  /** Rejects with StoreError `crashed` when the thread ended before it could answer. */
  readonly ready: Promise<void>;
  /** Resolves when the thread is gone, for whatever reason. */
  readonly ended: Promise<void>;
  readonly #worker: Worker;
  readonly #listeners = new Map<number, LinkListener>();
  #lastConnection = 0;
  #reason = 'luồng kết thúc';

  constructor(folder: string) {
    const ready = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<void>();
    this.ready = ready.promise;
    this.ended = ended.promise;
    // Whoever waits for `ready` sees the failure; a restart waits for nothing, its connections are told below.
    ready.promise.catch(() => undefined);

    this.#worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), {
      workerData: { folder } satisfies WorkerInput,
    });
    this.#worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') ready.resolve();
      else this.#receive(message);
    });
    this.#worker.on('error', (error) => {
      this.#reason = error instanceof Error ? error.message : String(error);
    });
    this.#worker.on('exit', () => {
      const failure = crashed(this.#reason);
      ready.reject(failure);
      for (const listener of this.#listeners.values()) listener.fail(failure);
      this.#listeners.clear();
      ended.resolve();
    });
  }

  /** Begins a connection; what is sent before the thread is ready waits for it. */
  open(listener: LinkListener): BackendLink {
    this.#lastConnection += 1;
    const connection = this.#lastConnection;
    this.#listeners.set(connection, listener);
    return {
      send: (bytes) => this.#say({ kind: 'batch', connection, bytes }, [bytes.buffer]),
      end: () => {
        this.#listeners.delete(connection);
        this.#say({ kind: 'end', connection });
      },
    };
  }

  /** Shuts the database down properly and waits for the end of the thread. */
  async close(): Promise<void> {
    this.#say({ kind: 'close' });
    await this.ended;
  }

  #receive(message: FromWorker): void {
    if (message.kind === 'reply') this.#listeners.get(message.connection)?.receive(message.bytes);
    if (message.kind === 'crashed') this.#reason = message.reason;
    if (message.kind === 'refused') {
      const reason = 'một kết nối khác đang mở giao dịch';
      this.#listeners.get(message.connection)?.fail(new StoreError('busy', `Kho dữ liệu nhúng bận: ${reason}.`));
    }
  }

  #say(message: ToWorker, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, transfer);
  }
}

function crashed(reason: string): StoreError {
  return new StoreError(
    'crashed',
    `Kho dữ liệu nhúng dừng đột ngột (${reason}); hãy thử lại, kho tự mở lại và dữ liệu đã xác nhận vẫn còn.`,
  );
}
