import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { vector } from '@electric-sql/pglite-pgvector';
import type { FromWorker, ToWorker, WorkerInput } from './embedded-messages.ts';

/**
 * The thread that runs PGlite. It is a thread because the WebAssembly backend is synchronous: in the main thread a slow
 * statement would stop the whole server. It understands nothing of SQL: it passes protocol batches to the one backend
 * session in the order in which they arrive and sends the bytes back.
 */

if (!parentPort) throw new Error('embedded-worker.ts runs as a worker thread only');
const port = parentPort;
const { folder } = workerData as WorkerInput;

/**
 * A quarter of PostgreSQL's usual buffers: measured no slower, since the system caches the same files, and 120 MB less
 * memory. For the same reason a row far away costs hardly more than the next one.
 */
const SETTINGS = ['-c', 'shared_buffers=32MB', '-c', 'random_page_cost=1.1'];

const backend = await PGlite.create(folder, {
  extensions: { vector, unaccent, pg_trgm },
  startParams: [...PGlite.defaultStartParams, ...SETTINGS],
});
let work = Promise.resolve();
let transactionOf: number | undefined;

port.on('message', (message: ToWorker) => {
  work = work.then(() => handle(message)).catch(giveUp);
});
send({ kind: 'ready' });

async function handle(message: ToWorker): Promise<void> {
  switch (message.kind) {
    case 'batch':
      return answer(message.connection, message.bytes);
    case 'end':
      // The session is shared, so what a lost connection left open would swallow the next one's writes.
      if (transactionOf === message.connection) {
        await backend.exec('rollback');
        transactionOf = undefined;
      }
      return;
    case 'close':
      await backend.close();
      port.close();
  }
}

async function answer(connection: number, batch: Uint8Array): Promise<void> {
  if (transactionOf !== undefined && transactionOf !== connection) {
    send({ kind: 'refused', connection });
    return;
  }
  const reply = await backend.execProtocolRaw(batch);
  transactionOf = backend.isInTransaction() ? connection : undefined;
  // A copy of its own: the reply may be a window into the memory of the backend, which must not be transferred.
  const bytes = new Uint8Array(reply);
  send({ kind: 'reply', connection, bytes }, [bytes.buffer]);
}

/** SQL errors are part of the reply; whatever is thrown means that the WebAssembly program itself has stopped. */
function giveUp(error: unknown): void {
  // Emscripten throws objects that have a message but are no errors.
  const hasMessage = typeof error === 'object' && error !== null && 'message' in error;
  send({ kind: 'crashed', reason: String(hasMessage ? error.message : error) });
  // Ends this thread only. Messages sent before are still delivered.
  process.exit(1);
}

function send(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer);
}
