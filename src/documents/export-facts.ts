/** What was read, as JSON for checks outside the program: the rows of current documents with their places. */
import { indicatorStatus } from '../kpi/status.ts';
import type { Target } from '../kpi/target.ts';
import type { Queryable } from '../store/database.ts';

export const EXPORT_KINDS = ['indicators', 'scores', 'obligations', 'units', 'anomalies'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** @param document file name or its stem; null exports all current documents */
export async function exportFacts(db: Queryable, kind: ExportKind, document: string | null): Promise<object[]> {
  const name = document === null ? null : document.replace(/^.*[/\\]/, '').replace(/\.[a-z0-9]+$/i, '');
  switch (kind) {
    case 'indicators':
      return exportIndicators(db, name);
    case 'scores':
      return exportScores(db, name);
    case 'obligations':
      return exportObligations(db, name);
    case 'units':
      return exportUnits(db, name);
    case 'anomalies':
      return exportAnomalies(db, name);
  }
}

interface IndicatorExport {
  targets: (Target & { scope: string; year: number | null })[];
  results: {
    value: number | null;
    unit: string | null;
    numerator: number | null;
    denominator: number | null;
    text: string | null;
  }[];
}

async function exportIndicators(db: Queryable, name: string | null): Promise<object[]> {
  const rows = await db.query<IndicatorExport & { id: string }>(
    `select d.name || '/' || i.code as id, d.file_name as document, d.locality_slug as locality, i.table_title as "table",
            i.group_name as "group", i.group_inferred, i.pillar, i.row_no as no,
            case when i.parent_code is null then null else d.name || '/' || i.parent_code end as parent, i.name,
            ${['lead', 'coordinate', 'guide', 'monitor']
              .map(
                (role) =>
                  `coalesce((select json_agg(u.canonical order by a.ord) from assignment a join unit u on u.id = a.unit_id where a.indicator_id = i.id and a.role = '${role}'), '[]') as ${role}`,
              )
              .join(', ')},
            i.printed_units, i.note, array[i.line] as source_lines, i.section,
            coalesce((select json_agg(json_build_object('scope', t.scope, 'year', t.year, 'raw', t.raw, 'op', t.op, 'op_inferred', t.op_inferred, 'opInferred', t.op_inferred,
                        'value', coalesce(to_json(t.value), to_json(t.bool_value)), 'high', t.high, 'unit', t.unit, 'column', t.column_label) order by t.id)
                      from target t where t.indicator_id = i.id), '[]') as targets,
            coalesce((select json_agg(json_build_object('period', o.period, 'as_of', o.as_of, 'raw', o.raw, 'value', o.value, 'unit', o.unit, 'numerator', o.numerator,
                        'denominator', o.denominator, 'numerator_terms', o.numerator_terms, 'text', o.text, 'figures_raw', o.figures_raw, 'column', o.column_label) order by o.period desc)
                      from kpi.v_observation o where o.indicator_id = i.id), '[]') as results
     from indicator i join document d on d.id = i.document_id and d.status = 'published'
     where $1::text is null or d.name = $1 order by d.id, i.ord`,
    [name],
  );
  return rows.map((row) => {
    const target = row.targets.find((entry) => entry.scope === 'province') ?? null;
    const { status } = indicatorStatus({ target, result: row.results[0] ?? null });
    return { ...row, targets: row.targets.map(({ opInferred: _, ...entry }) => entry), status };
  });
}

async function exportScores(db: Queryable, name: string | null): Promise<object[]> {
  return db.query(
    `select unit, printed, unit_level, criterion, sub_criterion, year, score, max, rank, line as source_line, file_name as document, locality_slug as locality
     from kpi.v_score where $1::text is null or document_name = $1 order by document_id, ord`,
    [name],
  );
}

async function exportObligations(db: Queryable, name: string | null): Promise<object[]> {
  return db.query(
    `select d.file_name as document, d.locality_slug as locality, o.kind, o.what, o.who, o.to_units as "to", o.forwarded_to, o.rule, o.rrule, o.due_date, o.cutoff,
            o.quote, o.line as source_line, o.indicator_code as indicator
     from obligation o join document d on d.id = o.document_id and d.status = 'published'
     where $1::text is null or d.name = $1 order by d.id, o.id`,
    [name],
  );
}

async function exportUnits(db: Queryable, name: string | null): Promise<object[]> {
  return db.query(
    `select u.canonical, u.level, u.type, u.locality_slug as locality, u.collective,
            coalesce((select json_agg(a.alias order by a.alias) from unit_alias a where a.unit_id = u.id and a.printed), '[]') as aliases_printed,
            coalesce((select json_agg(a.alias order by a.alias) from unit_alias a where a.unit_id = u.id and not a.printed), '[]') as aliases_usual,
            coalesce((select json_agg(d.file_name order by d.file_name) from document_unit du join document d on d.id = du.document_id and d.status = 'published' where du.unit_id = u.id), '[]') as documents,
            (select json_agg(m.canonical order by m.canonical) from unit_member um join unit m on m.id = um.member_id where um.collective_id = u.id) as members
     from unit u
     where exists (select 1 from document_unit du join document d on d.id = du.document_id and d.status = 'published' where du.unit_id = u.id and ($1::text is null or d.name = $1))
     order by u.locality_slug nulls last, u.id`,
    [name],
  );
}

async function exportAnomalies(db: Queryable, name: string | null): Promise<object[]> {
  return db.query(
    `select d.file_name as document, f.kind, f.severity, f.detail, f.expected, f.found, f.unit, f.criterion,
            (select json_agg(json_build_object('document', d.file_name, 'line', (e->>'line')::int, 'quote', e->>'quote')) from jsonb_array_elements(f.evidence) e) as evidence,
            f.indicator_codes as indicators
     from data_flag f join document d on d.id = f.document_id and d.status = 'published'
     where $1::text is null or d.name = $1 order by d.id, f.id`,
    [name],
  );
}
