/** Live queries over the kpi views. Every figure about an indicator in an answer comes from here. */
import type { Access } from '../people/access.ts';
import type { Queryable } from '../store/database.ts';
import type { RelativeTarget, TargetOperator } from './target.ts';

/** Enough of an indicator to link a question to it; no figures. */
export interface IndicatorName {
  id: number;
  documentId: number;
  code: string;
  parentCode: string | null;
  name: string;
  tableTitle: string;
  group: string | null;
  pillar: string | null;
  standingYear: number | null;
  standingVerdict: 'full_marks' | 'below_full_marks' | null;
  locality: string | null;
  line: number;
  access: 'public' | 'internal' | 'unit';
}

/** Names of all current indicators, for the index in memory. */
export async function listIndicatorNames(kpi: Queryable): Promise<IndicatorName[]> {
  return kpi.query<IndicatorName>(
    `select indicator_id as id, document_id as "documentId", code, parent_code as "parentCode", name, table_title as "tableTitle",
            group_name as "group", pillar, standing_year as "standingYear", standing_verdict as "standingVerdict",
            locality_slug as locality, line, access
     from kpi.v_indicator order by document_id, ord`,
  );
}

export interface TargetRow {
  scope: 'province' | 'national';
  year: number | null;
  op: TargetOperator;
  opInferred: boolean;
  value: number | null;
  boolValue: boolean | null;
  high: number | null;
  unit: string | null;
  ofTotal: number | null;
  relative: RelativeTarget | null;
  raw: string;
}

export interface ObservationRow {
  period: string | null;
  asOf: string | null;
  value: number | null;
  unit: string | null;
  numerator: number | null;
  denominator: number | null;
  text: string | null;
  raw: string;
  figuresRaw: string | null;
}

export interface AssignmentRow {
  role: 'lead' | 'coordinate' | 'guide' | 'monitor';
  unitId: number;
  unit: string;
  collective: boolean;
}

export interface SourceRow {
  documentId: number;
  documentName: string;
  fileName: string;
  documentNumber: string | null;
  documentSymbol: string | null;
  documentTitle: string;
  documentKind: string | null;
  issuedOn: string | null;
  section: string[];
  rowLabel: string | null;
  line: number;
}

/** An indicator with all that is known of it now. */
export interface IndicatorRow extends SourceRow {
  id: number;
  code: string;
  parentCode: string | null;
  rowNo: string | null;
  name: string;
  tableTitle: string;
  group: string | null;
  pillar: string | null;
  note: string | null;
  standingYear: number | null;
  standingVerdict: 'full_marks' | 'below_full_marks' | null;
  period: string | null;
  locality: string | null;
  localityName: string | null;
  targets: TargetRow[];
  observations: ObservationRow[];
  assignments: AssignmentRow[];
  flags: { kind: string; severity: string; detail: string }[];
}

/** The indicators with these ids that the person may see, in the order of the ids. */
export async function readIndicators(kpi: Queryable, access: Access, ids: readonly number[]): Promise<IndicatorRow[]> {
  if (ids.length === 0) return [];
  const rows = await kpi.query<IndicatorRow>(
    `select i.indicator_id as id, i.code, i.parent_code as "parentCode", i.row_no as "rowNo", i.name, i.table_title as "tableTitle",
            i.group_name as "group", i.pillar, i.note, i.standing_year as "standingYear", i.standing_verdict as "standingVerdict",
            i.period, i.locality_slug as locality, i.locality_name as "localityName",
            i.document_id as "documentId", i.document_name as "documentName", i.file_name as "fileName",
            i.document_number as "documentNumber", i.document_symbol as "documentSymbol", i.document_title as "documentTitle",
            i.document_kind as "documentKind", i.issued_on as "issuedOn", i.section, i.row_label as "rowLabel", i.line,
            coalesce((select json_agg(json_build_object('scope', t.scope, 'year', t.year, 'op', t.op, 'opInferred', t.op_inferred,
                        'value', t.value, 'boolValue', t.bool_value, 'high', t.high, 'unit', t.unit, 'ofTotal', t.of_total, 'relative', t.relative, 'raw', t.raw) order by t.scope desc, t.year desc)
                      from kpi.v_target t where t.indicator_id = i.indicator_id), '[]') as targets,
            coalesce((select json_agg(json_build_object('period', o.period, 'asOf', o.as_of, 'value', o.value, 'unit', o.unit,
                        'numerator', o.numerator, 'denominator', o.denominator, 'text', o.text, 'raw', o.raw, 'figuresRaw', o.figures_raw)
                        order by o.period desc nulls last)
                      from kpi.v_observation o where o.indicator_id = i.indicator_id), '[]') as observations,
            coalesce((select json_agg(json_build_object('role', a.role, 'unitId', a.unit_id, 'unit', a.unit, 'collective', a.collective) order by a.role, a.ord)
                      from kpi.v_assignment a where a.indicator_id = i.indicator_id), '[]') as assignments,
            coalesce((select json_agg(json_build_object('kind', f.kind, 'severity', f.severity, 'detail', f.detail))
                      from data_flag f where f.document_id = i.document_id and i.code = any(f.indicator_codes) and f.severity <> 'info'), '[]') as flags
     from kpi.v_indicator i
     where i.indicator_id = any($1) and i.access = any($2)`,
    [ids, access.levels],
  );
  const order = new Map(ids.map((id, i) => [id, i]));
  return rows.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

/** Ids of the indicators that name any of these units in any of these roles. */
export async function indicatorsOfUnits(
  kpi: Queryable,
  access: Access,
  unitIds: readonly number[],
  roles: readonly AssignmentRow['role'][],
): Promise<{ id: number; role: AssignmentRow['role']; unitId: number }[]> {
  return kpi.query<{ id: number; role: AssignmentRow['role']; unitId: number }>(
    `select i.indicator_id as id, a.role, a.unit_id as "unitId"
     from kpi.v_assignment a join kpi.v_indicator i on i.indicator_id = a.indicator_id and i.access = any($3)
     where a.unit_id = any($1) and a.role = any($2)
     order by i.document_id, i.ord`,
    [unitIds, roles, access.levels],
  );
}
