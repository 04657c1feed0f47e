-- Units, indicators with targets, results and assignments, scores and obligations.

create table unit (
  id bigint generated always as identity primary key,
  -- null: a ministry or national body
  locality_slug text references locality (slug),
  canonical text not null,
  level text not null check (level in ('central', 'province', 'department', 'district', 'commune')),
  type text not null,
  collective boolean not null default false,
  parent text,
  unique nulls not distinct (locality_slug, canonical)
);

create table unit_alias (
  unit_id bigint not null references unit (id) on delete cascade,
  alias text not null,
  printed boolean not null,
  primary key (unit_id, alias)
);

create table unit_member (
  collective_id bigint not null references unit (id) on delete cascade,
  member_id bigint not null references unit (id) on delete cascade,
  primary key (collective_id, member_id)
);

-- which documents name a unit: a unit that only superseded versions name is no longer offered
create table document_unit (
  document_id bigint not null references document (id) on delete cascade,
  unit_id bigint not null references unit (id) on delete cascade,
  primary key (document_id, unit_id)
);
create index document_unit_unit on document_unit (unit_id);

create table indicator (
  id bigint generated always as identity primary key,
  document_id bigint not null references document (id) on delete cascade,
  ord integer not null,
  code text not null,
  parent_code text,
  row_no text,
  name text not null,
  table_title text not null,
  group_name text,
  group_inferred text,
  pillar text,
  note text,
  standing_year integer,
  standing_verdict text check (standing_verdict in ('full_marks', 'below_full_marks')),
  printed_units jsonb not null,
  section text[] not null,
  row_label text,
  line integer not null,
  unique (document_id, code)
);
create index indicator_document on indicator (document_id, ord);

create table target (
  id bigint generated always as identity primary key,
  indicator_id bigint not null references indicator (id) on delete cascade,
  scope text not null check (scope in ('province', 'national')),
  year integer,
  op text not null check (op in ('>=', '>', '<=', '<', '=', 'between', 'bool', 'text', 'formula', 'relative', 'none')),
  op_inferred boolean not null,
  value double precision,
  bool_value boolean,
  high double precision,
  unit text,
  -- the whole of "10/12 huyện"
  of_total double precision,
  -- what a relative target is measured against: {direction, measure, strict, baseYear}
  relative jsonb,
  raw text not null,
  column_label text,
  line integer not null
);
create index target_indicator on target (indicator_id);

create table observation (
  id bigint generated always as identity primary key,
  indicator_id bigint not null references indicator (id) on delete cascade,
  period text,
  as_of date,
  value double precision,
  unit text,
  numerator double precision,
  denominator double precision,
  numerator_terms double precision[],
  text text,
  raw text not null,
  figures_raw text,
  column_label text,
  line integer not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now()
);
create index observation_indicator on observation (indicator_id, recorded_at desc);

create table assignment (
  indicator_id bigint not null references indicator (id) on delete cascade,
  role text not null check (role in ('lead', 'coordinate', 'guide', 'monitor')),
  unit_id bigint not null references unit (id),
  ord integer not null,
  primary key (indicator_id, role, unit_id)
);
create index assignment_unit on assignment (unit_id, role);

create table score (
  id bigint generated always as identity primary key,
  document_id bigint not null references document (id) on delete cascade,
  ord integer not null,
  unit_id bigint not null references unit (id),
  printed text not null,
  unit_level text not null,
  criterion text not null,
  sub_criterion text,
  sub_criterion_printed text,
  year integer,
  score double precision not null,
  max double precision,
  rank integer,
  section text[] not null,
  row_label text,
  column_label text,
  line integer not null
);
create index score_document on score (document_id, criterion);
create index score_unit on score (unit_id);

create table stated_average (
  document_id bigint not null references document (id) on delete cascade,
  unit_level text not null,
  year integer,
  average double precision not null,
  max double precision,
  change double precision,
  previous_year integer,
  quote text not null,
  section text[] not null,
  line integer not null
);
create index stated_average_document on stated_average (document_id);

create table stated_rank (
  document_id bigint not null references document (id) on delete cascade,
  unit text not null,
  unit_level text not null,
  criterion text,
  year integer,
  rank integer not null,
  of_total integer,
  change integer,
  position text not null check (position in ('top', 'bottom', 'stated')),
  quote text not null,
  section text[] not null,
  line integer not null
);
create index stated_rank_document on stated_rank (document_id);

create table obligation (
  id bigint generated always as identity primary key,
  document_id bigint not null references document (id) on delete cascade,
  kind text not null check (kind in ('report', 'deadline', 'frequency', 'event')),
  what text not null,
  who text[] not null,
  to_units text[] not null,
  forwarded_to text[] not null,
  rrule text,
  due_date date,
  cutoff text check (cutoff in ('before', 'by')),
  rule text not null,
  quote text not null,
  indicator_code text,
  section text[] not null,
  line integer not null
);
create index obligation_document on obligation (document_id);

select watch_table('unit');
select watch_table('unit_alias');
select watch_table('unit_member');
select watch_table('document_unit');
select watch_table('indicator');
select watch_table('target');
select watch_table('observation');
select watch_table('assignment');
select watch_table('score');
select watch_table('stated_average');
select watch_table('stated_rank');
select watch_table('obligation');
