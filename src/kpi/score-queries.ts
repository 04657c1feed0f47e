/** Live queries over scores, averages and positions. */
import type { Access } from '../people/access.ts';
import type { Queryable } from '../store/database.ts';
import type { SourceRow } from './indicator-queries.ts';

export interface ScoreRow extends SourceRow {
  id: number;
  unitId: number;
  unit: string;
  unitLevel: string;
  criterion: string;
  subCriterion: string | null;
  year: number | null;
  score: number;
  max: number | null;
  rank: number | null;
  locality: string | null;
  flags: { kind: string; severity: string; detail: string }[];
}

const SCORE_COLUMNS = `s.score_id as id, s.unit_id as "unitId", s.unit, s.unit_level as "unitLevel", s.criterion, s.sub_criterion as "subCriterion",
  s.year, s.score, s.max, s.rank, s.locality_slug as locality, s.document_id as "documentId", s.document_name as "documentName",
  s.file_name as "fileName", s.document_number as "documentNumber", s.document_symbol as "documentSymbol",
  s.document_title as "documentTitle", s.document_kind as "documentKind", s.issued_on as "issuedOn", s.section,
  s.row_label as "rowLabel", s.line,
  coalesce((select json_agg(json_build_object('kind', f.kind, 'severity', f.severity, 'detail', f.detail))
            from data_flag f where f.document_id = s.document_id and f.unit = s.unit and f.severity <> 'info'
              and (f.criterion is null or f.criterion = s.criterion)), '[]') as flags`;

export interface ScoreFilter {
  locality: string | null;
  unitIds?: readonly number[];
  unitLevel?: string;
  criterion?: string;
  /** A name: only that sub-criterion; null: only whole criteria. */
  subCriterion?: string | null;
  year?: number | null;
}

/** Scores that match the filter, best first within a criterion. */
export async function readScores(kpi: Queryable, access: Access, filter: ScoreFilter): Promise<ScoreRow[]> {
  return kpi.query<ScoreRow>(
    `select ${SCORE_COLUMNS} from kpi.v_score s
     where s.access = any($1)
       and ($2::text is null or s.locality_slug = $2)
       and ($3::bigint[] is null or s.unit_id = any($3))
       and ($4::text is null or s.unit_level = $4)
       and ($5::text is null or s.criterion = $5)
       and (case when $6::boolean then s.sub_criterion is null when $7::text is not null then s.sub_criterion = $7 else true end)
       and ($8::integer is null or s.year = $8)
     order by s.criterion, s.score desc, s.rank nulls last, s.ord`,
    [
      access.levels,
      filter.locality,
      filter.unitIds ?? null,
      filter.unitLevel ?? null,
      filter.criterion ?? null,
      filter.subCriterion === null,
      filter.subCriterion ?? null,
      filter.year ?? null,
    ],
  );
}

export interface ScoreSubject {
  locality: string | null;
  criterion: string;
  subCriterion: string | null;
  unitLevel: string;
}

/** What is scored where: to recognise the criteria and levels that a question names. */
export async function listScoreSubjects(kpi: Queryable): Promise<ScoreSubject[]> {
  return kpi.query<ScoreSubject>(
    `select distinct locality_slug as locality, criterion, sub_criterion as "subCriterion", unit_level as "unitLevel" from kpi.v_score`,
  );
}

/** Lines of documents that print scores: their rows are answered from the scores, not as text. */
export async function listScoreLines(
  kpi: Queryable,
): Promise<{ documentId: number; line: number; section: string[] }[]> {
  return kpi.query(`select distinct document_id as "documentId", line, section from kpi.v_score`);
}

export interface AverageRow extends SourceRow {
  unitLevel: string;
  year: number | null;
  average: number;
  max: number | null;
  change: number | null;
  previousYear: number | null;
  quote: string;
  flags: { kind: string; severity: string; detail: string }[];
}

const STATED_SOURCE = `d.id as "documentId", d.name as "documentName", d.file_name as "fileName", d.number as "documentNumber",
  d.symbol as "documentSymbol", d.title as "documentTitle", d.kind as "documentKind", d.issued_on as "issuedOn", r.section,
  null as "rowLabel", r.line`;

export async function readAverages(db: Queryable, access: Access, locality: string | null): Promise<AverageRow[]> {
  return db.query<AverageRow>(
    `select r.unit_level as "unitLevel", r.year, r.average, r.max, r.change, r.previous_year as "previousYear", r.quote, ${STATED_SOURCE},
            coalesce((select json_agg(json_build_object('kind', f.kind, 'severity', f.severity, 'detail', f.detail))
                      from data_flag f where f.document_id = d.id and f.severity = 'error' and f.found = replace(r.average::text, ',', '.')), '[]') as flags
     from stated_average r join document d on d.id = r.document_id and d.status = 'published'
     where d.access = any($1) and ($2::text is null or d.locality_slug = $2)`,
    [access.levels, locality],
  );
}

export interface RankRow extends SourceRow {
  unit: string;
  unitLevel: string;
  criterion: string | null;
  year: number | null;
  rank: number;
  of: number | null;
  change: number | null;
  position: 'top' | 'bottom' | 'stated';
  quote: string;
}

export async function readRanks(db: Queryable, access: Access, locality: string | null): Promise<RankRow[]> {
  return db.query<RankRow>(
    `select r.unit, r.unit_level as "unitLevel", r.criterion, r.year, r.rank, r.of_total as "of", r.change, r.position, r.quote, ${STATED_SOURCE}
     from stated_rank r join document d on d.id = r.document_id and d.status = 'published'
     where d.access = any($1) and ($2::text is null or d.locality_slug = $2)
     order by r.unit_level, r.rank`,
    [access.levels, locality],
  );
}
