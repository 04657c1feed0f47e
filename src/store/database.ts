/**
 * The one way to reach stored data. Everything that reads or writes takes a `Queryable` (or a `Database` when it needs
 * a transaction of its own) and never learns whether the embedded store or a PostgreSQL server is behind it.
 *
 * Terms: *store* = the database with its migrations applied; *embedded* = PGlite in a worker thread of this process;
 * *postgresql* = a server named by DATABASE_URL.
 */

/** Runs one SQL statement with `$1…` parameters and gives its rows. */
export interface Queryable {
  /**
   * Values come back as: int8 and numeric → number where that loses no digit, otherwise the exact text; date →
   * 'YYYY-MM-DD'; timestamptz → Date; json → parsed; vector → number[]. A vector parameter is written with `toSql` of
   * the pgvector package; a JSON array parameter with JSON.stringify (a bare array becomes a PostgreSQL array).
   * Without parameters several statements may be given; the rows of the last one are returned.
   * Rejects with the driver's DatabaseError (`code` is the SQLSTATE) when PostgreSQL refuses the statement, with
   * StoreError when the store itself cannot answer.
   */
  query<Row extends object>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
}

export interface Database extends Queryable, AsyncDisposable {
  readonly kind: 'embedded' | 'postgresql';
  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it rejects. Inside `work` only `tx`
   * may be used: the embedded store has one session, so the outer handle would wait for itself; it rejects with
   * `outer-handle-in-transaction` instead, on both stores alike. Keep transactions short: on the embedded store every
   * other query waits for their end.
   */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** Waits for running queries and gives everything back (connections, worker, lock). May be called twice. */
  close(): Promise<void>;
}

export type StoreErrorCode =
  | 'busy'
  | 'closed'
  | 'crashed'
  | 'extension-missing'
  | 'locked'
  | 'migration-changed'
  | 'migration-failed'
  | 'migration-missing'
  | 'outer-handle-in-transaction'
  | 'unreachable'
  | 'unusable-folder';

/** The store cannot do its work. The message is Vietnamese, one line, and says what to do about it. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The SQLSTATE of an error that PostgreSQL reported ('23505' = unique violation), or undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return /^[0-9A-Z]{5}$/.test(error.code) && 'severity' in error ? error.code : undefined;
}
