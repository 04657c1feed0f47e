/** Rows of facts on their way into a table. */
import type { Queryable } from '../store/database.ts';
import type { Place } from './facts.ts';

/** Several rows in one statement: the embedded store pays per statement, not per row. */
export async function insertRows(
  tx: Queryable,
  table: string,
  rows: readonly Record<string, unknown>[],
  types: Record<string, string>,
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(types);
  const record = columns.map((column) => `${column} ${types[column]}`).join(', ');
  await tx.query(
    `insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_to_recordset($1::jsonb) as rows(${record})`,
    [JSON.stringify(rows)],
  );
}

/** Column types of a place, without the labels that only some tables have. */
export const PLACE = { section: 'text[]', line: 'integer' } as const;

export const placeOf = (place: Place) => ({
  section: place.section,
  row_label: place.row ?? null,
  column_label: place.column ?? null,
  line: place.line,
});
