import { toSql } from 'pgvector';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, sqlState } from '../../src/store/database.ts';
import { exactNumber } from '../../src/store/row-types.ts';
import { testStores } from './test-database.ts';

for (const store of testStores()) {
  describe(`values and transactions on ${store.name}`, () => {
    let db: Database;
    beforeAll(async () => {
      db = await store.open();
      await db.query('create table note (id int primary key, body text not null)');
    });
    afterAll(() => db.close());

    it('gives numbers, plain dates and vectors', async () => {
      const [row] = await db.query(
        `select 7::int8 as big, 93.50 as share, 1::numeric / 3 as third, date '2026-12-31' as due,
           array[date '2026-01-01', null] as dates, array[1.5, 2] as shares, array[9007199254740993] as huge,
           timestamptz '2026-11-25 10:00+07' as at, '{"a":1}'::jsonb as data, $1::vector as v`,
        [toSql([1, 2.5])],
      );
      expect(row).toEqual({
        big: 7,
        share: 93.5,
        third: 1 / 3,
        due: '2026-12-31',
        dates: ['2026-01-01', null],
        shares: [1.5, 2],
        huge: ['9007199254740993'],
        at: new Date('2026-11-25T03:00:00Z'),
        data: { a: 1 },
        v: [1, 2.5],
      });
    });

    it('counts days in Vietnam, wherever the server stands', async () => {
      const [row] = await db.query("select (timestamptz '2026-11-24 17:30Z')::date as day");
      expect(row).toEqual({ day: '2026-11-25' });
    });

    it('knows words without accents and similar words', async () => {
      const [row] = await db.query<{ plain: string; near: number }>(
        "select unaccent('Khánh Hòa') as plain, similarity('so y te', 'so y tee') as near",
      );
      expect(row?.plain).toBe('Khanh Hoa');
      expect(row?.near).toBeGreaterThan(0.6);
    });

    it('keeps going after statements that fail', async () => {
      for (const wrong of ['select 1/0', 'select nothing from nowhere', 'not sql at all']) {
        await expect(db.query(wrong, [])).rejects.toThrow();
        await expect(db.query(`${wrong} -- $1`, [])).rejects.toThrow();
      }
      await expect(db.query('select $1::int as n', ['x'])).rejects.toSatisfy((error) => sqlState(error) === '22P02');
      expect(await db.query('select $1::int as n', [5])).toEqual([{ n: 5 }]);
    });

    it('answers every one of many simultaneous queries with its own rows', async () => {
      const answers = await Promise.all(
        Array.from({ length: 200 }, (_, n) =>
          n % 9 === 0
            ? db.query('select 1/$1::int', [0]).catch(() => [{ n, size: n }])
            : db.query<{ n: number; size: number }>('select $1::int as n, length($2) as size', [
                n,
                'đ'.repeat(n * 500),
              ]),
        ),
      );
      expect(answers.map(([row]) => row)).toEqual(
        Array.from({ length: 200 }, (_, n) => ({ n, size: n % 9 === 0 ? n : n * 500 })),
      );
    });

    it('carries parameters of several megabytes', async () => {
      const body = 'Chỉ tiêu '.repeat(300_000);
      expect(await db.query('select md5($1) = md5($2) as same, length($1) as size', [body, body])).toEqual([
        { same: true, size: body.length },
      ]);
    });

    it('gives the rows of the last of several statements', async () => {
      expect(await db.query('select 1 as a; select 2 as b')).toEqual([{ b: 2 }]);
    });

    it('commits what resolves and rolls back what rejects', async () => {
      expect(
        await db.transaction(async (tx) => {
          await tx.query('insert into note values (1, $1)', ['giữ']);
          return 'done';
        }),
      ).toBe('done');
      const failure = new Error('đổi ý');
      await expect(
        db.transaction(async (tx) => {
          await tx.query('insert into note values (2, $1)', ['bỏ']);
          throw failure;
        }),
      ).rejects.toBe(failure);
      await expect(
        db.transaction(async (tx) => {
          await tx.query('insert into note values (3, $1)', ['bỏ']);
          await tx.query('insert into note values (1, $1)', ['trùng']);
        }),
      ).rejects.toSatisfy((error) => sqlState(error) === '23505');
      expect(await db.query('select id from note')).toEqual([{ id: 1 }]);
    });

    it('refuses the outer handle inside a transaction instead of waiting for itself', async () => {
      await expect(db.transaction(() => db.query('select 1'))).rejects.toMatchObject({
        code: 'outer-handle-in-transaction',
      });
      await expect(db.transaction(() => db.transaction(async () => 1))).rejects.toMatchObject({
        code: 'outer-handle-in-transaction',
      });
      expect(await db.query('select 1 as n')).toEqual([{ n: 1 }]);
    });

    it('lets other work wait for a transaction, and work begun inside outlive it', async () => {
      let later: Promise<unknown> | undefined;
      let escaped: { query(sql: string): Promise<unknown> } | undefined;
      const begun = Promise.withResolvers<void>();
      const during = begun.promise.then(() => db.query("select count(*) from note where body = 'chưa xong'"));
      const ended = Promise.withResolvers<void>();
      await db.transaction(async (tx) => {
        await tx.query("insert into note values (10, 'chưa xong')");
        begun.resolve();
        later = ended.promise.then(() => db.query('select 2 as n'));
        escaped = tx;
        await tx.query("update note set body = 'xong' where id = 10");
      });
      ended.resolve();
      expect(await during).toEqual([{ count: 0 }]);
      expect(await later).toEqual([{ n: 2 }]);
      await expect(escaped?.query('select 1')).rejects.toMatchObject({ code: 'closed' });
    });
  });

  it(`refuses queries after it was closed on ${store.name}`, async () => {
    const db = await store.open();
    await db.close();
    await db.close();
    await expect(db.query('select 1')).rejects.toMatchObject({ code: 'closed' });
  });
}

describe('numbers', () => {
  it.each([
    ['0', 0],
    ['-12.50', -12.5],
    ['1013', 1013],
    ['0.000001', 0.000001],
    ['1.000000000000000000', 1],
    ['0.33333333333333333333', 1 / 3],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', '9007199254740993'],
    ['12345678901234567.89', '12345678901234567.89'],
    ['1234567890123.4567', '1234567890123.4567'],
    ['NaN', 'NaN'],
    ['Infinity', 'Infinity'],
  ])('%s', (text, value) => {
    expect(exactNumber(text)).toBe(value);
  });
});
