import type { Database, Queryable } from './database.ts';

/**
 * "Live" knowledge: what is derived from tables (an index, a list of names) is kept in memory and made anew as soon as
 * a table that was given to `watch_table` has changed, whoever changed it. Migration 0001 explains the number.
 */

const FOLD_ABOVE = 500;

/**
 * The number of committed transactions that wrote to a watched table. It is another number as soon as a change is
 * visible, and not before. Read it *before* the data that is filed under it: then a change in between makes the filed
 * number too old, which only costs a reload.
 */
export async function readRevision(db: Queryable): Promise<number> {
  const [row] = await db.query<{ folded: number; unfolded: number }>(
    'select folded, (select count(*) from knowledge_change) as unfolded from knowledge_revision',
  );
  if (!row) throw new Error('knowledge_revision has lost its only row');
  if (row.unfolded > FOLD_ABOVE) await db.query('select fold_knowledge_changes()');
  return row.folded + row.unfolded;
}

/**
 * Keeps what `load` made until the knowledge changes. Callers at the same time share one load; a failed load is not
 * kept. The result must not be modified by its users.
 */
export function createLiveValue<T>(db: Database, load: (db: Database) => Promise<T>): () => Promise<T> {
  let kept: { revision: number; knownAt: number; value: Promise<T> } | undefined;
  let clock = 0;
  return async () => {
    clock += 1;
    const asked = clock;
    const revision = await readRevision(db);
    // A lower number is an answer that was overtaken on the way, unless it was asked for after the higher one was
    // known: then somebody has restored an older database.
    const overtaken = kept !== undefined && kept.revision > revision && kept.knownAt > asked;
    if (kept && (kept.revision === revision || overtaken)) return kept.value;
    clock += 1;
    const loading = { revision, knownAt: clock, value: load(db) };
    kept = loading;
    try {
      return await loading.value;
    } catch (error) {
      if (kept === loading) kept = undefined;
      throw error;
    }
  };
}
