-- Documents and what they say. A new version of a document is a new row; facts hang on the version that they were
-- read from, so an old version keeps its facts and is merely marked as superseded.

create table locality (
  slug text primary key,
  name text not null,
  successor_slug text
);

create table document (
  id bigint generated always as identity primary key,
  -- file name without ending: the same name sent again is a new version of the same document
  name text not null,
  file_name text not null,
  sha256 text not null,
  version integer not null,
  status text not null check (status in ('draft', 'published', 'superseded')),
  access text not null default 'public' check (access in ('public', 'internal', 'unit')),
  number text,
  symbol text,
  title text not null,
  kind text,
  issuer text,
  issued_on date,
  period text,
  locality_slug text references locality (slug),
  is_draft_text boolean not null default false,
  ingested_at timestamptz not null,
  unique (name, version)
);
create unique index document_current on document (name) where status = 'published';
create index document_locality on document (locality_slug) where status = 'published';

create table passage (
  id bigint generated always as identity primary key,
  document_id bigint not null references document (id) on delete cascade,
  ord integer not null,
  kind text not null check (kind in ('text', 'row', 'heading')),
  text text not null,
  section text[] not null,
  row_label text,
  column_label text,
  line integer not null
);
create index passage_document on passage (document_id, ord);

create table abbreviation (
  document_id bigint not null references document (id) on delete cascade,
  short text not null,
  long text not null,
  quote text not null,
  section text[] not null,
  line integer not null
);
create index abbreviation_document on abbreviation (document_id);

create table data_flag (
  id bigint generated always as identity primary key,
  document_id bigint not null references document (id) on delete cascade,
  kind text not null,
  severity text not null check (severity in ('error', 'warning', 'info')),
  detail text not null,
  expected text,
  found text,
  evidence jsonb not null,
  indicator_codes text[] not null,
  unit text,
  criterion text
);
create index data_flag_document on data_flag (document_id);

create table reading_doubt (
  document_id bigint not null references document (id) on delete cascade,
  what text not null,
  quote text not null,
  line integer not null
);
create index reading_doubt_document on reading_doubt (document_id);

select watch_table('locality');
select watch_table('document');
select watch_table('passage');
select watch_table('abbreviation');
select watch_table('data_flag');
