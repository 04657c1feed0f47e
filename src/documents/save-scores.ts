/** The score family of tables. */
import type { UnitIds } from '../people/unit-table.ts';
import type { Queryable } from '../store/database.ts';
import type { DocumentFacts } from './facts.ts';
import { insertRows, PLACE, placeOf } from './insert-rows.ts';

/** Points and places of units, as tables print them. */
export async function saveScores(
  tx: Queryable,
  documentId: number,
  facts: DocumentFacts,
  unitIds: UnitIds,
): Promise<void> {
  const rows = facts.scores.map((score, ord) => ({
    document_id: documentId,
    ord,
    unit_id: unitIds.idOf(score.unit),
    printed: score.printed,
    unit_level: score.unitLevel,
    criterion: score.criterion,
    sub_criterion: score.subCriterion,
    sub_criterion_printed: score.subCriterionPrinted,
    year: score.year,
    score: score.score,
    max: score.max,
    rank: score.rank,
    ...placeOf(score.place),
  }));
  await insertRows(tx, 'score', rows, {
    document_id: 'bigint',
    ord: 'integer',
    unit_id: 'bigint',
    printed: 'text',
    unit_level: 'text',
    criterion: 'text',
    sub_criterion: 'text',
    sub_criterion_printed: 'text',
    year: 'integer',
    score: 'double precision',
    max: 'double precision',
    rank: 'integer',
    row_label: 'text',
    column_label: 'text',
    ...PLACE,
  });
}

/** Averages and places that running text states about the tables of points. */
export async function saveStatements(tx: Queryable, documentId: number, facts: DocumentFacts): Promise<void> {
  await insertRows(
    tx,
    'stated_average',
    facts.averages.map((row) => ({
      document_id: documentId,
      unit_level: row.unitLevel,
      year: row.year,
      average: row.average,
      max: row.max,
      change: row.change,
      previous_year: row.previousYear,
      quote: row.quote,
      section: row.place.section,
      line: row.place.line,
    })),
    {
      document_id: 'bigint',
      unit_level: 'text',
      year: 'integer',
      average: 'double precision',
      max: 'double precision',
      change: 'double precision',
      previous_year: 'integer',
      quote: 'text',
      ...PLACE,
    },
  );
  await insertRows(
    tx,
    'stated_rank',
    facts.ranks.map((row) => ({
      document_id: documentId,
      unit: row.unit,
      unit_level: row.unitLevel,
      criterion: row.criterion,
      year: row.year,
      rank: row.rank,
      of_total: row.of,
      change: row.change,
      position: row.position,
      quote: row.quote,
      section: row.place.section,
      line: row.place.line,
    })),
    {
      document_id: 'bigint',
      unit: 'text',
      unit_level: 'text',
      criterion: 'text',
      year: 'integer',
      rank: 'integer',
      of_total: 'integer',
      change: 'integer',
      position: 'text',
      quote: 'text',
      ...PLACE,
    },
  );
}
