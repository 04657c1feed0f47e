/** Writes one version of a document with all that was read from it, in one transaction. */
import { createHash } from 'node:crypto';
import { canonicalUnit, isCollective, unitLevel } from '../people/unit-names.ts';
import { saveUnits } from '../people/unit-table.ts';
import type { Queryable } from '../store/database.ts';
import type { DocumentFacts } from './facts.ts';
import { insertRows, PLACE, placeOf } from './insert-rows.ts';
import { saveIndicators } from './save-indicators.ts';
import { saveScores, saveStatements } from './save-scores.ts';

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
  await saveIndicators(tx, documentId, facts.indicators, unitIds);
  await saveScores(tx, documentId, facts, unitIds);
  await saveStatements(tx, documentId, facts);
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
