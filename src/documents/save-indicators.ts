/** The indicator family of tables: what is aimed at, what was reached, and who is responsible. */
import type { UnitIds } from '../people/unit-table.ts';
import type { Queryable } from '../store/database.ts';
import { pillarOf } from './facts/pillars.ts';
import type { IndicatorFact } from './facts.ts';
import { insertRows, PLACE } from './insert-rows.ts';

/** Indicators with their targets, results and assigned units. */
export async function saveIndicators(
  tx: Queryable,
  documentId: number,
  indicators: IndicatorFact[],
  unitIds: UnitIds,
): Promise<void> {
  await insertRows(
    tx,
    'indicator',
    indicators.map((row, ord) => ({
      document_id: documentId,
      ord,
      code: row.code,
      parent_code: row.parent,
      row_no: row.no,
      name: row.name,
      table_title: row.table,
      group_name: row.group,
      group_inferred: row.groupInferred,
      pillar: pillarOf(row.group ?? row.groupInferred ?? ''),
      note: row.note,
      standing_year: row.standing?.year ?? null,
      standing_verdict: row.standing?.verdict ?? null,
      printed_units: row.printedUnits,
      section: row.place.section,
      row_label: row.place.row ?? row.no,
      line: row.place.line,
    })),
    {
      document_id: 'bigint',
      ord: 'integer',
      code: 'text',
      parent_code: 'text',
      row_no: 'text',
      name: 'text',
      table_title: 'text',
      group_name: 'text',
      group_inferred: 'text',
      pillar: 'text',
      note: 'text',
      standing_year: 'integer',
      standing_verdict: 'text',
      printed_units: 'jsonb',
      row_label: 'text',
      ...PLACE,
    },
  );
  const ids = await tx.query<{ id: number; code: string }>(`select id, code from indicator where document_id = $1`, [
    documentId,
  ]);
  const idOf = new Map(ids.map((row) => [row.code, row.id]));
  await insertTargets(tx, indicators, idOf);
  await insertObservations(tx, indicators, idOf);
  await insertAssignments(tx, indicators, idOf, unitIds);
}

async function insertTargets(tx: Queryable, indicators: IndicatorFact[], idOf: Map<string, number>): Promise<void> {
  const rows = indicators.flatMap((row) =>
    row.targets.map(({ scope, year, target, place }) => ({
      indicator_id: idOf.get(row.code),
      scope,
      year,
      op: target.op,
      op_inferred: target.opInferred,
      value: typeof target.value === 'number' ? target.value : null,
      bool_value: typeof target.value === 'boolean' ? target.value : null,
      high: target.high,
      unit: target.unit,
      of_total: target.of ?? null,
      relative: target.relative ?? null,
      raw: target.raw,
      column_label: place.column ?? null,
      line: place.line,
    })),
  );
  await insertRows(tx, 'target', rows, {
    indicator_id: 'bigint',
    scope: 'text',
    year: 'integer',
    op: 'text',
    op_inferred: 'boolean',
    value: 'double precision',
    bool_value: 'boolean',
    high: 'double precision',
    unit: 'text',
    of_total: 'double precision',
    relative: 'jsonb',
    raw: 'text',
    column_label: 'text',
    line: 'integer',
  });
}

async function insertObservations(
  tx: Queryable,
  indicators: IndicatorFact[],
  idOf: Map<string, number>,
): Promise<void> {
  const rows = indicators.flatMap((row) =>
    row.results.map((result) => ({
      indicator_id: idOf.get(row.code),
      period: result.period,
      as_of: result.asOf,
      value: result.value,
      unit: result.unit,
      numerator: result.numerator,
      denominator: result.denominator,
      numerator_terms: result.numeratorTerms,
      text: result.text,
      raw: result.raw,
      figures_raw: result.figuresRaw,
      column_label: result.place.column ?? null,
      line: result.place.line,
      recorded_by: 'document',
    })),
  );
  await insertRows(tx, 'observation', rows, {
    indicator_id: 'bigint',
    period: 'text',
    as_of: 'date',
    value: 'double precision',
    unit: 'text',
    numerator: 'double precision',
    denominator: 'double precision',
    numerator_terms: 'double precision[]',
    text: 'text',
    raw: 'text',
    figures_raw: 'text',
    column_label: 'text',
    line: 'integer',
    recorded_by: 'text',
  });
}

async function insertAssignments(
  tx: Queryable,
  indicators: IndicatorFact[],
  idOf: Map<string, number>,
  unitIds: UnitIds,
): Promise<void> {
  const rows = indicators.flatMap((row) =>
    (['lead', 'coordinate', 'guide', 'monitor'] as const).flatMap((role) =>
      [...new Set(row[role])].map((unit, ord) => ({
        indicator_id: idOf.get(row.code),
        role,
        unit_id: unitIds.idOf(unit),
        ord,
      })),
    ),
  );
  await insertRows(tx, 'assignment', rows, { indicator_id: 'bigint', role: 'text', unit_id: 'bigint', ord: 'integer' });
}
