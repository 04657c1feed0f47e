-- What every later migration relies on: the three extensions, and the counter that says "knowledge has changed".

create extension if not exists vector;
create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- The revision of the knowledge is the number of committed transactions that wrote to a watched table:
-- knowledge_revision.folded + count(knowledge_change). One row of knowledge_change is written per such transaction and
-- becomes visible exactly when its data does, so whoever sees the data sees another number, and not before.
-- Why not simpler: a sequence advances before the commit (a reader in between would file old rows under the new
-- number for ever); updating one counter row makes all writers wait for each other until they commit, and deadlock;
-- max(id) of a log misses a transaction that commits after one with a higher id.
create table knowledge_change (
  table_name text not null,
  changed_at timestamptz not null default clock_timestamp()
);

create table knowledge_revision (
  only_row boolean primary key default true check (only_row),
  folded bigint not null default 0
);
insert into knowledge_revision default values;

-- Statement trigger. The setting is local to the transaction and is undone together with a savepoint, so it is set
-- exactly while the row of this transaction stands. Security definer: whoever may fill the watched table need not
-- know about the two tables here.
create function bump_knowledge_revision() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  if coalesce(current_setting('tro_ly_chi_tieu.bumped', true), '') <> 'yes' then
    insert into knowledge_change (table_name) values (tg_table_name);
    perform set_config('tro_ly_chi_tieu.bumped', 'yes', true);
  end if;
  return null;
end $$;

-- Makes every insert, update, delete and truncate of the table count. Harmless when the table is watched already.
create function watch_table(watched regclass) returns void
language plpgsql as $$
begin
  execute format(
    'create or replace trigger knowledge_changed after insert or update or delete or truncate on %s '
    'for each statement execute function bump_knowledge_revision()', watched);
end $$;

-- Moves committed rows of the log into the number beside it; the sum stays the same in every snapshot. Only one session
-- folds at a time, nobody waits for it, and a session that may not write does nothing.
create function fold_knowledge_changes() returns void
language plpgsql set search_path from current as $$
declare
  gone bigint;
begin
  if current_setting('transaction_read_only')::boolean
    or not pg_try_advisory_xact_lock(hashtextextended('tro-ly-chi-tieu:fold', 0)) then
    return;
  end if;
  with deleted as (delete from knowledge_change returning 1) select count(*) into gone from deleted;
  update knowledge_revision set folded = folded + gone;
end $$;
