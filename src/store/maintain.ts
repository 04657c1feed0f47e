import type { Database } from './database.ts';

/**
 * Tells the planner what the tables hold by now; to be called after much was written and once a day. The embedded store
 * has no background processes, so that nobody else counts rows or clears away dead ones there; a server clears away by
 * itself, but knows a fresh load only some minutes later. Not inside a transaction.
 */
export async function maintainStore(db: Database): Promise<void> {
  await db.query(db.kind === 'embedded' ? 'vacuum (analyze)' : 'analyze');
}
