import { writeSync } from 'node:fs';
import { openStore } from '../../src/store/open-store.ts';

/**
 * A program that behaves like an ingest: it opens the store of its first argument and writes for ever, every fifth time
 * several rows in a transaction, and prints an id once its row is acknowledged. Its parent kills it.
 */
const db = await openStore({ dataDir: process.argv[2] });
await db.query('create table if not exists acknowledged (id int primary key, body text not null)');
const [row] = await db.query<{ next: number }>('select coalesce(max(id), 0) + 1 as next from acknowledged');
let id = row?.next ?? 1;
for (;;) {
  const ids = id % 5 === 0 ? [id, id + 1, id + 2] : [id];
  await db.transaction(async (tx) => {
    for (const each of ids) {
      await tx.query('insert into acknowledged values ($1, $2)', [each, 'Chỉ tiêu '.repeat(50 + (each % 400))]);
    }
  });
  writeSync(1, `${ids.join('\n')}\n`);
  id += ids.length;
}
