import type pg from 'pg';
import { type Database, StoreError } from './database.ts';
import { createPoolDatabase, type PoolSettings } from './pool-database.ts';

export interface PostgresqlOptions {
  /** postgres://user:password@host:port/database */
  url: string;
  /** Refuses every write, for a KPI database that somebody else fills. */
  readOnly?: boolean;
  /** At most this many connections; 10 by default. */
  connections?: number;
  onWarning?: (line: string) => void;
}

/**
 * A Database on a PostgreSQL server as it is: nothing is created or migrated there (openStore does that).
 * The first query rejects with StoreError `unreachable` when the server cannot be used.
 */
export function connectPostgresql(options: PostgresqlOptions): Database {
  return createPoolDatabase(postgresqlSettings(options));
}

/** The pool settings of a server; also used to migrate it before the pool exists. */
export function postgresqlSettings(options: PostgresqlOptions): PoolSettings {
  const connection: pg.PoolConfig = {
    connectionString: options.url,
    max: options.connections ?? 10,
    connectionTimeoutMillis: 10_000,
    application_name: 'tro-ly-chi-tieu',
    keepAlive: true,
  };
  return {
    kind: 'postgresql',
    connection,
    readOnly: options.readOnly ?? false,
    explainFailure: (error) => explainFailure(options.url, error),
    onWarning: options.onWarning ?? (() => undefined),
    release: async () => undefined,
  };
}

/** The server's name without the password, and what to look at. */
function explainFailure(url: string, error: Error): StoreError {
  if (error instanceof StoreError) return error;
  if (/timeout exceeded when trying to connect/.test(error.message)) {
    return new StoreError('busy', 'Mọi kết nối tới PostgreSQL đều bận quá 10 giây; hãy thử lại hoặc tăng tài nguyên.', {
      cause: error,
    });
  }
  const shown = URL.canParse(url) ? new URL(url).host + new URL(url).pathname : 'địa chỉ đã cho';
  return new StoreError(
    'unreachable',
    `Không kết nối được PostgreSQL ${shown} (${error.message || String(error)}); hãy kiểm tra DATABASE_URL và máy chủ.`,
    { cause: error },
  );
}
