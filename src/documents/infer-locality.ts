/** Which province a document belongs to that names none, such as an appendix that travels with its letter. */
import type { Queryable } from '../store/database.ts';
import type { DocumentFacts } from './facts.ts';

/**
 * Two signs that a clerk would go by: the letter of the same symbol and year whose appendix it is, and the districts and
 * communes that it names. Both must be known from documents in the store, and point to one province.
 * @returns the slug; null when nothing or several provinces fit
 */
export async function inferLocality(db: Queryable, facts: DocumentFacts): Promise<string | null> {
  const named = await fromPlaces(db, facts);
  return named ?? (await fromLetter(db, facts));
}

async function fromPlaces(db: Queryable, facts: DocumentFacts): Promise<string | null> {
  const places = facts.units
    .filter((unit) => !unit.collective && (unit.level === 'district' || unit.level === 'commune'))
    .map((unit) => unit.canonical);
  const rows = await db.query<{ locality: string; count: number }>(
    `select locality_slug as locality, count(*)::int as count from unit
     where canonical = any($1) and locality_slug is not null and level in ('district', 'commune')
     group by locality_slug order by count(*) desc`,
    [places],
  );
  const [first, second] = rows;
  if (first === undefined || first.count < 2) return null;
  return second === undefined || second.count * 2 <= first.count ? first.locality : null;
}

async function fromLetter(db: Queryable, facts: DocumentFacts): Promise<string | null> {
  const { number, symbol, period } = facts.header;
  const rows = await db.query<{ locality: string }>(
    `select distinct locality_slug as locality from document
     where status = 'published' and locality_slug is not null
       and (($1::text is not null and number = $1) or ($2::text is not null and symbol = $2 and period = $3))`,
    [number, symbol, period],
  );
  return rows.length === 1 ? (rows[0]?.locality ?? null) : null;
}
