import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Database } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open-store.ts';

export interface TestStore {
  name: 'embedded' | 'postgresql';
  /** A new, migrated, empty store of its own; closing it removes it. */
  open(options?: { migrationsFolder?: string; templateCache?: string }): Promise<Database>;
}

/**
 * The stores on which a test should hold: the embedded one always, a PostgreSQL server when TEST_DATABASE_URL is set.
 *
 *   for (const store of testStores()) {
 *     describe(`… on ${store.name}`, () => {
 *       let db: Database;
 *       beforeAll(async () => { db = await store.open(); });
 *       afterAll(() => db.close());
 *
 * One store per test file (about 0.4 s), rows of its own per test.
 */
export function testStores(): TestStore[] {
  const embedded: TestStore = { name: 'embedded', open: (options) => openStore({ memory: true, ...options }) };
  const url = process.env.TEST_DATABASE_URL;
  if (!url) return [embedded];
  return [
    embedded,
    {
      name: 'postgresql',
      open: async (options) => {
        const database = await createTestDatabase(url);
        try {
          return removedOnClose(await openStore({ databaseUrl: database.url, ...options }), database.drop);
        } catch (error) {
          await database.drop();
          throw error;
        }
      },
    },
  ];
}

/** A new empty database on the server of `url`, for tests that need several connections or a bare server. */
export async function createTestDatabase(url: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await onServer(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, drop: () => onServer(url, `drop database ${name} with (force)`) };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function removedOnClose(db: Database, drop: () => Promise<void>): Database {
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed ??= db.close().then(drop);
    return closed;
  };
  return {
    kind: db.kind,
    query: (sql, params) => db.query(sql, params),
    transaction: (work) => db.transaction(work),
    close,
    [Symbol.asyncDispose]: close,
  };
}
