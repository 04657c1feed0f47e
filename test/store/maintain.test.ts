import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { maintainStore } from '../../src/store/maintain.ts';
import { testStores } from './test-database.ts';

for (const store of testStores()) {
  describe(`maintenance on ${store.name}`, () => {
    let db: Database;
    beforeAll(async () => {
      db = await store.open();
    });
    afterAll(() => db.close());

    it('lets the planner know how many rows there are', async () => {
      await db.query('create table item as select generate_series(1, 1000) as id');
      await maintainStore(db);
      expect(await db.query("select reltuples from pg_class where relname = 'item'")).toEqual([{ reltuples: 1000 }]);
    });
  });
}
