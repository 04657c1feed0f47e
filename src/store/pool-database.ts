import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { registerTypes } from 'pgvector/pg';
import { type Database, type Queryable, StoreError } from './database.ts';
import { rowTypes } from './row-types.ts';

/** What differs between the embedded store and a server. */
export interface PoolSettings {
  kind: Database['kind'];
  /** Where to connect to, and how many connections. */
  connection: pg.PoolConfig;
  /** Every session refuses to write. */
  readOnly: boolean;
  /** Turns a failure to connect into the message for the user. */
  explainFailure(error: Error): StoreError;
  /** An idle connection was lost; the pool has replaced it by the time of the next query. */
  onWarning(line: string): void;
  /** Called once, after the last connection has gone. */
  release(): Promise<void>;
}

/** Every session counts days as the officials do, whatever the server's own zone is. */
const SESSION_SETTINGS = "set time zone 'Asia/Ho_Chi_Minh'; set datestyle to 'ISO, YMD'; set bytea_output to 'hex'";

/** pg Pool options with this project's value types and session settings; used for the pool and for migrations. */
export function sessionOptions(settings: Pick<PoolSettings, 'connection' | 'readOnly'>): pg.PoolConfig {
  return {
    ...settings.connection,
    types: rowTypes,
    onConnect: async (client) => {
      await client.query(
        settings.readOnly ? `${SESSION_SETTINGS}; set default_transaction_read_only to on` : SESSION_SETTINGS,
      );
      const { rows } = await client.query<{ known: boolean }>("select to_regtype('vector') is not null as known");
      if (rows[0]?.known) await registerTypes(client);
    },
  };
}

/** Makes a Database of a pg Pool. Connects on the first query. */
export function createPoolDatabase(settings: PoolSettings): Database {
  const pool = new pg.Pool(sessionOptions(settings));
  pool.on('error', (error) => settings.onWarning(`Mất một kết nối tới cơ sở dữ liệu: ${error.message}`));
  // Which code runs inside a transaction of this database; `open` ends with it, for work that outlives its transaction.
  const surrounding = new AsyncLocalStorage<{ open: boolean }>();
  let closing: Promise<void> | undefined;

  async function connect(): Promise<pg.PoolClient> {
    if (surrounding.getStore()?.open) {
      throw new StoreError(
        'outer-handle-in-transaction',
        'Lỗi chương trình: truy vấn ngoài giao dịch khi giao dịch đang mở; hãy dùng đối tượng tx được truyền vào.',
      );
    }
    if (closing) throw new StoreError('closed', 'Kho dữ liệu đã đóng; hãy khởi động lại chương trình.');
    try {
      return await pool.connect();
    } catch (error) {
      throw settings.explainFailure(error instanceof Error ? error : new Error(String(error)));
    }
  }

  return {
    kind: settings.kind,

    async query<Row extends object>(sql: string, params?: readonly unknown[]): Promise<Row[]> {
      const client = await connect();
      const lost = watchConnection(client);
      try {
        return await run<Row>(client, sql, params);
      } finally {
        client.release(lost());
      }
    },

    async transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
      const client = await connect();
      const lost = watchConnection(client);
      const scope = { open: true };
      let unusable: Error | undefined;
      const tx: Queryable = {
        query: (sql, params) =>
          scope.open
            ? run(client, sql, params)
            : Promise.reject(
                new StoreError('closed', 'Lỗi chương trình: giao dịch này đã kết thúc, không thể truy vấn tiếp.'),
              ),
      };
      try {
        await client.query('begin');
        const result = await surrounding.run(scope, () => work(tx));
        scope.open = false;
        await client.query('commit');
        return result;
      } catch (error) {
        scope.open = false;
        // A connection on which even the rollback fails must not go back to the pool; the server rolls it back.
        await client.query('rollback').catch((failure: Error) => {
          unusable = failure;
        });
        throw error;
      } finally {
        client.release(lost() ?? unusable);
      }
    },

    close() {
      closing ??= pool.end().then(() => settings.release());
      return closing;
    },

    async [Symbol.asyncDispose]() {
      await this.close();
    },
  };
}

/** While a client is checked out nobody else listens to its errors, and an unheard 'error' event ends the process. */
function watchConnection(client: pg.PoolClient): () => Error | undefined {
  let failure: Error | undefined;
  const listener = (error: Error) => {
    failure = error;
  };
  client.on('error', listener);
  return () => {
    client.off('error', listener);
    return failure;
  };
}

async function run<Row extends object>(
  client: pg.ClientBase,
  sql: string,
  params: readonly unknown[] | undefined,
): Promise<Row[]> {
  const result = await client.query<Row>(sql, params as unknown[] | undefined);
  // Several statements in one string give an array of results, which the driver's types do not mention.
  const last: pg.QueryResult<Row> | undefined = Array.isArray(result) ? result.at(-1) : result;
  return last?.rows ?? [];
}
