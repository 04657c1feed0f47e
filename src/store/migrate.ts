import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { StoreError, sqlState } from './database.ts';

/** One numbered SQL file. Applied once, in order, in a transaction of its own; never changed after it was published. */
export interface Migration {
  number: number;
  name: string;
  sql: string;
  checksum: string;
}

export const MIGRATIONS_FOLDER = fileURLToPath(new URL('./migrations/', import.meta.url));

/**
 * Reads the `NNNN_name.sql` files of a folder in order.
 * Throws StoreError `migration-failed` on a name of another form or a number used twice.
 */
export async function readMigrations(folder: string = MIGRATIONS_FOLDER): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const migrations: Migration[] = [];
  for (const file of files) {
    const [, digits, name] = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(file) ?? [];
    if (!digits || !name) {
      throw new StoreError('migration-failed', `Tệp ${file} phải có tên dạng 0001_ten.sql; hãy đổi tên tệp.`);
    }
    if (migrations.at(-1)?.number === Number(digits)) {
      throw new StoreError('migration-failed', `Có hai tệp cùng số ${digits}; hãy đánh số lại tệp ${file}.`);
    }
    // A checkout may turn line ends into CRLF; that is not a change.
    const sql = (await readFile(`${folder}/${file}`, 'utf8')).replaceAll('\r\n', '\n');
    migrations.push({ number: Number(digits), name, sql, checksum: createHash('sha256').update(sql).digest('hex') });
  }
  return migrations;
}

interface Applied {
  number: number;
  name: string;
  checksum: string;
}

/**
 * Brings the database to the newest migration and returns the names of those applied now.
 * Replicas that start together take turns: each migration first takes a transaction-level advisory lock and looks again.
 * Throws StoreError: `migration-changed`, `migration-missing`, `extension-missing`, `migration-failed`.
 */
export async function migrate(client: pg.ClientBase, migrations: readonly Migration[]): Promise<string[]> {
  const applied: string[] = [];
  let pending = firstPending(await readApplied(client), migrations);
  while (pending) {
    const migration = pending;
    await client.query('begin');
    try {
      await client.query("select pg_advisory_xact_lock(hashtextextended('tro-ly-chi-tieu:migrate', 0))");
      await client.query(`create table if not exists schema_migration (
        number int primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`);
      // Another replica may have been faster.
      if (firstPending(await readApplied(client), migrations) === migration) {
        await client.query(migration.sql);
        await client.query('insert into schema_migration (number, name, checksum) values ($1, $2, $3)', [
          migration.number,
          migration.name,
          migration.checksum,
        ]);
        applied.push(migration.name);
      }
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw explainFailure(error, migration);
    }
    pending = firstPending(await readApplied(client), migrations);
  }
  return applied;
}

/** Fails with `migration-missing` unless everything is applied; for a store that must not be written to. */
export async function requireMigrated(client: pg.ClientBase, migrations: readonly Migration[]): Promise<void> {
  const pending = firstPending(await readApplied(client), migrations);
  if (pending) {
    throw new StoreError(
      'migration-missing',
      `Cơ sở dữ liệu chưa có cấu trúc ${fileName(pending)}; hãy chạy npm start (hoặc npm run ingest) một lần với quyền ghi.`,
    );
  }
}

async function readApplied(client: pg.ClientBase): Promise<Applied[]> {
  const { rows } = await client.query<{ known: boolean }>(
    "select to_regclass('schema_migration') is not null as known",
  );
  if (!rows[0]?.known) return [];
  return (await client.query<Applied>('select number, name, checksum from schema_migration order by number')).rows;
}

/** Compares what is applied with the files; throws when they contradict each other. */
function firstPending(applied: readonly Applied[], migrations: readonly Migration[]): Migration | undefined {
  for (const row of applied) {
    const file = migrations.find(({ number }) => number === row.number);
    if (!file) {
      throw new StoreError(
        'migration-missing',
        `Kho dữ liệu do phiên bản mới hơn tạo (có ${fileName(row)}); hãy cập nhật chương trình hoặc dùng DATA_DIR khác.`,
      );
    }
    if (file.checksum !== row.checksum) {
      throw new StoreError(
        'migration-changed',
        `Tệp ${fileName(file)} đã bị sửa sau khi áp dụng vào kho này; hãy khôi phục tệp và viết thay đổi vào một tệp số mới, hoặc dùng DATA_DIR (cơ sở dữ liệu) mới.`,
      );
    }
  }
  return migrations.find(({ number }) => !applied.some((row) => row.number === number));
}

function explainFailure(error: unknown, migration: Migration): Error {
  if (error instanceof StoreError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const state = sqlState(error);
  // 0A000/58P01: the server has no such extension installed; 42501: this role may not create it.
  if (/extension/i.test(reason) && (state === '0A000' || state === '58P01' || state === '42501')) {
    return new StoreError(
      'extension-missing',
      `Máy chủ PostgreSQL chưa có tiện ích cần thiết (${reason}); hãy cài pgvector và postgresql-contrib rồi nhờ quản trị chạy trong cơ sở dữ liệu này: CREATE EXTENSION vector; CREATE EXTENSION unaccent; CREATE EXTENSION pg_trgm;`,
      { cause: error },
    );
  }
  return new StoreError(
    'migration-failed',
    `Không áp dụng được ${fileName(migration)} (${reason}); cơ sở dữ liệu giữ nguyên như trước tệp này.`,
    { cause: error },
  );
}

function fileName({ number, name }: Pick<Migration, 'number' | 'name'>): string {
  return `${String(number).padStart(4, '0')}_${name}.sql`;
}
