-- The public contract for figures: everything the assistant says about an indicator or a score is read from these views,
-- so a KPI database that somebody else fills needs only the same views.
create schema if not exists kpi;

create view kpi.v_indicator as
select i.id as indicator_id, i.document_id, i.ord, i.code, i.parent_code, i.row_no, i.name, i.table_title,
       coalesce(i.group_name, i.group_inferred) as group_name, i.group_name is null and i.group_inferred is not null as group_is_inferred,
       i.pillar, i.note, i.standing_year, i.standing_verdict, i.printed_units, i.section, i.row_label, i.line,
       d.name as document_name, d.file_name, d.number as document_number, d.symbol as document_symbol, d.title as document_title,
       d.kind as document_kind, d.issued_on, d.period, d.access, d.locality_slug, l.name as locality_name
from indicator i
join document d on d.id = i.document_id and d.status = 'published'
left join locality l on l.slug = d.locality_slug;

create view kpi.v_target as
select t.id as target_id, t.indicator_id, t.scope, t.year, t.op, t.op_inferred, t.value, t.bool_value, t.high, t.unit, t.of_total, t.relative, t.raw,
       t.column_label, t.line
from target t;

-- append-only: of several revisions of one period the newest counts
create view kpi.v_observation as
select distinct on (o.indicator_id, o.period) o.id as observation_id, o.indicator_id, o.period, o.as_of, o.value, o.unit,
       o.numerator, o.denominator, o.numerator_terms, o.text, o.raw, o.figures_raw, o.column_label, o.line, o.recorded_by, o.recorded_at
from observation o
order by o.indicator_id, o.period, o.recorded_at desc, o.id desc;

create view kpi.v_assignment as
select a.indicator_id, a.role, a.ord, u.id as unit_id, u.canonical as unit, u.level as unit_level, u.collective
from assignment a
join unit u on u.id = a.unit_id;

create view kpi.v_score as
select s.id as score_id, s.document_id, s.ord, s.unit_id, u.canonical as unit, s.printed, s.unit_level, s.criterion, s.sub_criterion,
       s.year, s.score, s.max, s.rank, s.section, s.row_label, s.column_label, s.line,
       d.name as document_name, d.file_name, d.number as document_number, d.symbol as document_symbol, d.title as document_title,
       d.kind as document_kind, d.issued_on, d.access, d.locality_slug, l.name as locality_name
from score s
join unit u on u.id = s.unit_id
join document d on d.id = s.document_id and d.status = 'published'
left join locality l on l.slug = d.locality_slug;
