import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { connectPostgresql } from '../../src/store/postgresql.ts';
import { createTestDatabase } from './test-database.ts';

describe.runIf(process.env.TEST_DATABASE_URL)('a server that closes connections', () => {
  let database: { url: string; drop: () => Promise<void> };
  let db: Database;
  let warned: PromiseWithResolvers<string>;
  beforeEach(async () => {
    database = await createTestDatabase(process.env.TEST_DATABASE_URL ?? '');
    warned = Promise.withResolvers<string>();
    db = await openStore({ databaseUrl: database.url });
    await db.query('create table item (id int)');
  });
  afterEach(async () => {
    await db.close();
    await database.drop();
  });
  const backendOf = async (source: Pick<Database, 'query'>): Promise<number> => {
    const [row] = await source.query<{ pid: number }>('select pg_backend_pid() as pid');
    return row?.pid ?? 0;
  };

  it('is reported when it was idle, and the next query gets a new one', async () => {
    await using other = connectPostgresql({ url: database.url, connections: 1, onWarning: warned.resolve });
    const pid = await backendOf(other);
    await db.query('select pg_terminate_backend($1)', [pid]);
    expect(await warned.promise).toContain('Mất một kết nối');
    expect(await backendOf(other)).not.toBe(pid);
  });

  it('fails the transaction that it cut and nothing else', async () => {
    await using other = connectPostgresql({ url: database.url, connections: 1 });
    const cut = other.transaction(async (tx) => {
      await tx.query('insert into item values (1)');
      await db.query('select pg_terminate_backend($1)', [await backendOf(tx)]);
      await tx.query('insert into item values (2)');
    });
    await expect(cut).rejects.toThrow();
    await other.query('insert into item values (3)');
    expect(await other.query('select id from item')).toEqual([{ id: 3 }]);
  });

  it('may be asked without anything being created there', async () => {
    await using foreign = connectPostgresql({ url: database.url, readOnly: true });
    await expect(foreign.query('create table mine ()')).rejects.toThrow(/read-only/);
    expect(await foreign.query('select count(*) from item')).toEqual([{ count: 0 }]);
  });
});
