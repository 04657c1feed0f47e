/** Writes one version of a document with all that was read from it, in one transaction. */
import { createHash } from 'node:crypto';
import { canonicalUnit, isCollective, unitLevel } from '../people/unit-names.ts';
import { saveUnits, type UnitIds } from '../people/unit-table.ts';
import type { Queryable } from '../store/database.ts';
import { pillarOf } from './facts/pillars.ts';
import type { DocumentFacts, IndicatorFact, Place } from './facts.ts';

export interface SaveRequest {
  /** File name without ending: the identity of the document across versions. */
  name: string;
  fileName: string;
  sha256: string;
  access: 'public' | 'internal' | 'unit';
  ingestedAt: Date;
  facts: DocumentFacts;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The version that answers today, if this name was ever ingested. */
export async function currentVersion(
  db: Queryable,
  name: string,
): Promise<{ id: number; version: number; sha256: string } | null> {
  const rows = await db.query<{ id: number; version: number; sha256: string }>(
    `select id, version, sha256 from document where name = $1 and status = 'published'`,
    [name],
  );
  return rows[0] ?? null;
}

/** Saves the facts as the new current version; the version before is kept and marked as superseded. */
export async function saveDocument(tx: Queryable, request: SaveRequest): Promise<number> {
  const { facts } = request;
  if (facts.header.localitySlug !== null) {
    await tx.query(`insert into locality (slug, name) values ($1, $2) on conflict (slug) do nothing`, [
      facts.header.localitySlug,
      facts.header.localityName ?? facts.header.localitySlug,
    ]);
  }
  const documentId = await insertDocument(tx, request);
  await insertPassages(tx, documentId, facts);
  const unitIds = await saveUnits(tx, documentId, facts.header.localitySlug, withTableUnits(facts));
  await insertIndicators(tx, documentId, facts.indicators, unitIds);
  await insertScores(tx, documentId, facts, unitIds);
  await insertStatements(tx, documentId, facts);
  await insertObligations(tx, documentId, facts);
  await insertReadingNotes(tx, documentId, facts);
  return documentId;
}

async function insertDocument(tx: Queryable, request: SaveRequest): Promise<number> {
  const { header } = request.facts;
  const [last] = await tx.query<{ version: number }>(
    `select coalesce(max(version), 0)::int as version from document where name = $1`,
    [request.name],
  );
  await tx.query(`update document set status = 'superseded' where name = $1 and status = 'published'`, [request.name]);
  const [row] = await tx.query<{ id: number }>(
    `insert into document (name, file_name, sha256, version, status, access, number, symbol, title, kind, issuer, issued_on,
                           period, locality_slug, is_draft_text, ingested_at)
     values ($1, $2, $3, $4, 'published', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) returning id`,
    [
      request.name,
      request.fileName,
      request.sha256,
      (last?.version ?? 0) + 1,
      request.access,
      header.number,
      header.symbol,
      header.title,
      header.kind,
      header.issuer,
      header.issuedOn,
      header.period,
      header.localitySlug,
      header.draft,
      request.ingestedAt.toISOString(),
    ],
  );
  if (row === undefined) throw new Error('insert into document returned no row');
  return row.id;
}

/** Several rows in one statement: the embedded store pays per statement, not per row. */
async function insertRows(
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

const PLACE = { section: 'text[]', line: 'integer' } as const;
const placeOf = (place: Place) => ({
  section: place.section,
  row_label: place.row ?? null,
  column_label: place.column ?? null,
  line: place.line,
});

async function insertPassages(tx: Queryable, documentId: number, facts: DocumentFacts): Promise<void> {
  const rows = facts.passages.map((passage, ord) => ({
    document_id: documentId,
    ord,
    kind: passage.kind,
    text: passage.text,
    ...placeOf(passage.place),
  }));
  await insertRows(tx, 'passage', rows, {
    document_id: 'bigint',
    ord: 'integer',
    kind: 'text',
    text: 'text',
    row_label: 'text',
    column_label: 'text',
    ...PLACE,
  });
}

async function insertIndicators(
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

async function insertScores(tx: Queryable, documentId: number, facts: DocumentFacts, unitIds: UnitIds): Promise<void> {
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

async function insertStatements(tx: Queryable, documentId: number, facts: DocumentFacts): Promise<void> {
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

async function insertObligations(tx: Queryable, documentId: number, facts: DocumentFacts): Promise<void> {
  const rows = facts.obligations.map((row) => ({
    document_id: documentId,
    kind: row.kind,
    what: row.what,
    who: row.who,
    to_units: row.to,
    forwarded_to: row.forwardedTo,
    rrule: row.rrule,
    due_date: row.dueDate,
    cutoff: row.cutoff,
    rule: row.rule,
    quote: row.quote,
    indicator_code: row.indicator,
    section: row.place.section,
    line: row.place.line,
  }));
  await insertRows(tx, 'obligation', rows, {
    document_id: 'bigint',
    kind: 'text',
    what: 'text',
    who: 'text[]',
    to_units: 'text[]',
    forwarded_to: 'text[]',
    rrule: 'text',
    due_date: 'date',
    cutoff: 'text',
    rule: 'text',
    quote: 'text',
    indicator_code: 'text',
    ...PLACE,
  });
}

async function insertReadingNotes(tx: Queryable, documentId: number, facts: DocumentFacts): Promise<void> {
  await insertRows(
    tx,
    'abbreviation',
    facts.abbreviations.map((row) => ({
      document_id: documentId,
      short: row.short,
      long: row.long,
      quote: row.quote,
      section: row.place.section,
      line: row.place.line,
    })),
    { document_id: 'bigint', short: 'text', long: 'text', quote: 'text', ...PLACE },
  );
  await insertRows(
    tx,
    'data_flag',
    facts.flags.map((flag) => ({
      document_id: documentId,
      kind: flag.kind,
      severity: flag.severity,
      detail: flag.detail,
      expected: flag.expected === null ? null : String(flag.expected),
      found: flag.found === null ? null : String(flag.found),
      evidence: flag.evidence,
      indicator_codes: flag.indicators,
      unit: flag.unit,
      criterion: flag.criterion,
    })),
    {
      document_id: 'bigint',
      kind: 'text',
      severity: 'text',
      detail: 'text',
      expected: 'text',
      found: 'text',
      evidence: 'jsonb',
      indicator_codes: 'text[]',
      unit: 'text',
      criterion: 'text',
    },
  );
  await insertRows(
    tx,
    'reading_doubt',
    facts.doubts.map((doubt) => ({ document_id: documentId, ...doubt })),
    { document_id: 'bigint', what: 'text', quote: 'text', line: 'integer' },
  );
}

/** The units read from running text plus those that only table cells name. */
function withTableUnits(facts: DocumentFacts): DocumentFacts['units'] {
  const known = new Set(facts.units.map((unit) => unit.canonical));
  const extra = new Set<string>();
  for (const row of facts.indicators)
    for (const role of [row.lead, row.coordinate, row.guide, row.monitor]) for (const unit of role) extra.add(unit);
  for (const score of facts.scores) extra.add(score.unit);
  const context = { localityName: facts.header.localityName };
  const added = [...extra]
    .filter((name) => !known.has(name))
    .map((name) => ({
      canonical: canonicalUnit(name, context) ?? name,
      level: unitLevel(name),
      type: isCollective(name) ? 'collective' : 'unit',
      collective: isCollective(name),
      central: false,
      parent: null,
      aliasesPrinted: [name],
      aliasesUsual: [],
      members: [],
    }));
  return [...facts.units, ...added];
}
