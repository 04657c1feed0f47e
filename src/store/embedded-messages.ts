/** What the main thread and the worker that runs PGlite say to each other. Both ends are in this project. */

export interface WorkerInput {
  /** The PGlite data folder. */
  folder: string;
}

export type ToWorker =
  /** Whole PostgreSQL protocol messages up to one that asks for an answer. */
  | { kind: 'batch'; connection: number; bytes: Uint8Array<ArrayBuffer> }
  /** The connection has ended; what it left open is rolled back. */
  | { kind: 'end'; connection: number }
  | { kind: 'close' };

export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'reply'; connection: number; bytes: Uint8Array<ArrayBuffer> }
  /** The batch was not run because another connection has a transaction open. */
  | { kind: 'refused'; connection: number }
  /** The backend is beyond use; the thread ends right after this. */
  | { kind: 'crashed'; reason: string };
