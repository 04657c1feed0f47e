/** The unit tables: units are shared by all documents of a province, each version says which it names. */
import type { UnitFact } from '../documents/facts.ts';
import { foldedKey } from '../language/fold.ts';
import type { Queryable } from '../store/database.ts';

/** Ids of the units of one document, found by name or by any printed alias. */
export interface UnitIds {
  /** @throws when the name was never saved: a fact must not point to nobody. */
  idOf(name: string): number;
}

/** Inserts new units, adds aliases and members, and records that the document names them. */
export async function saveUnits(
  tx: Queryable,
  documentId: number,
  localitySlug: string | null,
  units: UnitFact[],
): Promise<UnitIds> {
  const rows = units.map((unit) => ({
    locality_slug: unit.central ? null : localitySlug,
    canonical: unit.canonical,
    level: unit.level === 'department' ? 'province' : unit.level,
    type: unit.type,
    collective: unit.collective,
    parent: unit.parent,
  }));
  await tx.query(
    `insert into unit (locality_slug, canonical, level, type, collective, parent)
     select distinct on (locality_slug, canonical) locality_slug, canonical, level, type, collective, parent
     from jsonb_to_recordset($1::jsonb) as rows(locality_slug text, canonical text, level text, type text, collective boolean, parent text)
     on conflict (locality_slug, canonical) do nothing`,
    [JSON.stringify(rows)],
  );
  const saved = await tx.query<{ id: number; canonical: string }>(
    `select id, canonical from unit where (locality_slug is null or locality_slug = $1) and canonical = any($2)`,
    [localitySlug, units.map((unit) => unit.canonical)],
  );
  const byName = new Map(saved.map((row) => [row.canonical, row.id]));
  await saveAliasesAndMembers(tx, units, byName);
  await tx.query(
    `insert into document_unit (document_id, unit_id) select $1, id from unnest($2::bigint[]) as ids(id) on conflict do nothing`,
    [documentId, saved.map((row) => row.id)],
  );
  const byAlias = new Map<string, number>();
  for (const unit of units) {
    const id = byName.get(unit.canonical);
    if (id === undefined) continue;
    for (const alias of [...unit.aliasesPrinted, unit.canonical]) byAlias.set(foldedKey(alias), id);
  }
  return {
    idOf(name) {
      const id = byName.get(name) ?? byAlias.get(foldedKey(name));
      if (id === undefined) throw new Error(`unit "${name}" is named by a row but was not saved`);
      return id;
    },
  };
}

async function saveAliasesAndMembers(tx: Queryable, units: UnitFact[], byName: Map<string, number>): Promise<void> {
  const aliases = units.flatMap((unit) => [
    ...unit.aliasesPrinted.map((alias) => ({ unit_id: byName.get(unit.canonical), alias, printed: true })),
    ...unit.aliasesUsual.map((alias) => ({ unit_id: byName.get(unit.canonical), alias, printed: false })),
  ]);
  await tx.query(
    `insert into unit_alias (unit_id, alias, printed)
     select distinct on (unit_id, alias) unit_id, alias, printed
     from jsonb_to_recordset($1::jsonb) as rows(unit_id bigint, alias text, printed boolean)
     where unit_id is not null order by unit_id, alias, printed desc
     on conflict (unit_id, alias) do update set printed = unit_alias.printed or excluded.printed`,
    [JSON.stringify(aliases)],
  );
  const members = units.flatMap((unit) =>
    unit.members.map((member) => ({ collective_id: byName.get(unit.canonical), member_id: byName.get(member) })),
  );
  await tx.query(
    `insert into unit_member (collective_id, member_id)
     select distinct collective_id, member_id
     from jsonb_to_recordset($1::jsonb) as rows(collective_id bigint, member_id bigint)
     where collective_id is not null and member_id is not null and collective_id <> member_id
     on conflict do nothing`,
    [JSON.stringify(members)],
  );
}

export interface UnitRow {
  id: number;
  canonical: string;
  locality: string | null;
  level: string;
  type: string;
  collective: boolean;
  aliases: string[];
  memberIds: number[];
}

/** Every unit that a current document names, with its aliases and, for collectives, its members. */
export async function listUnits(db: Queryable): Promise<UnitRow[]> {
  return db.query<UnitRow>(
    `select u.id, u.canonical, u.locality_slug as locality, u.level, u.type, u.collective,
            coalesce((select array_agg(a.alias order by a.alias) from unit_alias a where a.unit_id = u.id), '{}') as aliases,
            coalesce((select array_agg(m.member_id) from unit_member m where m.collective_id = u.id), '{}') as "memberIds"
     from unit u
     where exists (select 1 from document_unit du join document d on d.id = du.document_id and d.status = 'published' where du.unit_id = u.id)
     order by u.id`,
  );
}
