import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database, Queryable } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createLiveValue, readRevision } from '../../src/store/revision.ts';
import { createTestDatabase, testStores } from './test-database.ts';

const WATCHED = `create table plan_row (id int primary key, body text);
  create table other_row (id int primary key);
  select watch_table('plan_row'), watch_table('other_row');
  create table unwatched (id int)`;

for (const store of testStores()) {
  describe(`revision on ${store.name}`, () => {
    let db: Database;
    beforeAll(async () => {
      db = await store.open();
      await db.query(WATCHED);
    });
    afterAll(() => db.close());

    /** By how much the revision grew while `work` ran. */
    async function growth(work: () => Promise<unknown>): Promise<number> {
      const before = await readRevision(db);
      await work();
      return (await readRevision(db)) - before;
    }

    it('grows with every kind of write to a watched table', async () => {
      expect(await growth(() => db.query("insert into plan_row values (1, 'a'), (2, 'b')"))).toBe(1);
      expect(await growth(() => db.query("update plan_row set body = 'c' where id = 1"))).toBe(1);
      expect(await growth(() => db.query('delete from plan_row where id = 2'))).toBe(1);
      expect(await growth(() => db.query('truncate plan_row'))).toBe(1);
    });

    it('stays with reads and with other tables', async () => {
      expect(await growth(() => db.query('insert into unwatched values (1); select * from plan_row'))).toBe(0);
    });

    it('counts a transaction once, and not when it is rolled back', async () => {
      const write = async (tx: Queryable, id: number) => {
        await tx.query('insert into plan_row values ($1)', [id]);
        await tx.query('insert into other_row values ($1)', [id]);
      };
      expect(await growth(() => db.transaction((tx) => write(tx, 10)))).toBe(1);
      const changedMind = async (tx: Queryable) => {
        await write(tx, 11);
        throw new Error('thôi');
      };
      expect(await growth(() => expect(db.transaction(changedMind)).rejects.toThrow('thôi'))).toBe(0);
    });

    it('is not misled by a savepoint that is rolled back', async () => {
      const insert = (tx: Queryable, id: number) => tx.query('insert into plan_row values ($1)', [id]);
      const afterwards = async (tx: Queryable) => {
        await tx.query('savepoint s');
        await insert(tx, 20);
        await tx.query('rollback to savepoint s');
        await insert(tx, 21);
      };
      expect(await growth(() => db.transaction(afterwards))).toBe(1);
      const nothingLeft = async (tx: Queryable) => {
        await tx.query('savepoint s');
        await insert(tx, 22);
        await tx.query('rollback to savepoint s');
      };
      expect(await growth(() => db.transaction(nothingLeft))).toBe(0);
      const released = async (tx: Queryable) => {
        await tx.query('savepoint s');
        await insert(tx, 23);
        await tx.query('release savepoint s');
        await insert(tx, 24);
      };
      expect(await growth(() => db.transaction(released))).toBe(1);
    });

    it('watches a table once however often it is asked to', async () => {
      await db.query("select watch_table('plan_row')");
      expect(await growth(() => db.query('insert into plan_row values (30)'))).toBe(1);
    });

    it('keeps the number while the log is folded', async () => {
      for (let id = 100; id < 120; id += 1) await db.query('insert into plan_row values ($1)', [id]);
      expect(await growth(() => db.query('select fold_knowledge_changes()'))).toBe(0);
      expect(await db.query('select count(*) from knowledge_change')).toEqual([{ count: 0 }]);
    });

    it('folds a long log by itself', async () => {
      await db.query("insert into knowledge_change (table_name) select 'plan_row' from generate_series(1, 501)");
      expect(await growth(async () => undefined)).toBe(0);
      expect(await db.query('select count(*) from knowledge_change')).toEqual([{ count: 0 }]);
    });

    it('reloads a live value after a change only, once for all who wait', async () => {
      let loads = 0;
      const count = createLiveValue(db, async (source) => {
        loads += 1;
        const [row] = await source.query<{ n: number }>('select count(*) as n from plan_row');
        return row?.n ?? -1;
      });
      const before = await count();
      expect(await Promise.all([count(), count(), count()])).toEqual([before, before, before]);
      expect(loads).toBe(1);
      await db.query('insert into plan_row values (200)');
      expect(await Promise.all([count(), count()])).toEqual([before + 1, before + 1]);
      expect(loads).toBe(2);
    });

    it('reloads when an older database was restored', async () => {
      let loads = 0;
      const value = createLiveValue(db, async () => {
        loads += 1;
        return loads;
      });
      expect(await value()).toBe(1);
      await db.query('update knowledge_revision set folded = folded - 5');
      expect(await value()).toBe(2);
      expect(await value()).toBe(2);
    });

    it('does not keep a failed load', async () => {
      let attempts = 0;
      const value = createLiveValue(db, async () => {
        attempts += 1;
        if (attempts === 1) throw new Error('mất kết nối');
        return attempts;
      });
      await expect(value()).rejects.toThrow('mất kết nối');
      expect(await value()).toBe(2);
    });
  });
}

describe.runIf(process.env.TEST_DATABASE_URL)('revision with several connections', () => {
  let database: { url: string; drop: () => Promise<void> };
  let db: Database;
  beforeEach(async () => {
    database = await createTestDatabase(process.env.TEST_DATABASE_URL ?? '');
    db = await openStore({ databaseUrl: database.url });
    await db.query(WATCHED);
  });
  afterEach(async () => {
    await db.close();
    await database.drop();
  });

  it('changes when a change becomes visible, neither earlier nor later', async () => {
    const before = await readRevision(db);
    const written = Promise.withResolvers<void>();
    const mayCommit = Promise.withResolvers<void>();
    const slow = db.transaction(async (tx) => {
      await tx.query('insert into plan_row values (1)');
      written.resolve();
      await mayCommit.promise;
    });
    await written.promise;
    expect(await readRevision(db)).toBe(before);
    // A transaction that began later commits first: both must be noticed.
    await db.query('insert into plan_row values (2)');
    const between = await readRevision(db);
    expect(between).not.toBe(before);
    expect(await db.query('select id from plan_row')).toEqual([{ id: 2 }]);
    await db.query('select fold_knowledge_changes()');
    mayCommit.resolve();
    await slow;
    expect(await readRevision(db)).not.toBe(between);
  });

  it('lets writers of different tables pass each other in opposite order', async () => {
    const first = Promise.withResolvers<void>();
    const second = Promise.withResolvers<void>();
    const before = await readRevision(db);
    await Promise.all([
      db.transaction(async (tx) => {
        await tx.query('insert into plan_row values (1)');
        first.resolve();
        await second.promise;
        await tx.query('insert into other_row values (1)');
      }),
      db.transaction(async (tx) => {
        await first.promise;
        await tx.query('insert into other_row values (2)');
        await tx.query('insert into plan_row values (2)');
        second.resolve();
      }),
    ]);
    expect((await readRevision(db)) - before).toBe(2);
  });

  it('never files old rows under a new number, nor loses a write, under load with folding', async () => {
    const before = await readRevision(db);
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (let n = 0; n < 40; n += 1) {
        await db.transaction(async (tx) => {
          await tx.query('insert into plan_row values ($1)', [writer * 1000 + n]);
          if (n % 3 === 0) await tx.query('select fold_knowledge_changes()');
        });
      }
    });
    let writing = true;
    const reader = (async () => {
      const broken: string[] = [];
      while (writing) {
        const revision = await readRevision(db);
        const [row] = await db.query<{ n: number }>('select count(*) as n from plan_row');
        const grown = revision - before;
        if ((row?.n ?? 0) < grown) broken.push(`${row?.n} rows at ${grown}`);
        await db.query('select fold_knowledge_changes()');
      }
      return broken;
    })();
    await Promise.all(writers);
    writing = false;
    expect(await reader).toEqual([]);
    expect((await readRevision(db)) - before).toBe(240);
  });

  it('counts writes of a role that knows nothing but the watched table', async () => {
    const role = `filler_${process.pid}`;
    await db.query(`create role ${role}; grant insert on plan_row to ${role}`);
    try {
      const before = await readRevision(db);
      await db.transaction(async (tx) => {
        await tx.query(`set local role ${role}`);
        await tx.query('insert into plan_row values (1)');
      });
      expect((await readRevision(db)) - before).toBe(1);
    } finally {
      await db.query(`drop owned by ${role}; drop role ${role}`);
    }
  });

  it('reads through a read-only store and cannot write there', async () => {
    await using reading = await openStore({ databaseUrl: database.url, readOnly: true });
    await db.query("insert into knowledge_change (table_name) select 'plan_row' from generate_series(1, 600)");
    expect(await readRevision(reading)).toBe(await readRevision(db));
    await expect(reading.query('insert into plan_row values (1)')).rejects.toThrow(/read-only/);
  });
});
