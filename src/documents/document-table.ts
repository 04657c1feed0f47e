/** Reading side of documents and passages. Queries that answer a person take the person's access. */
import type { Access } from '../people/access.ts';
import type { Queryable } from '../store/database.ts';

export interface DocumentRow {
  id: number;
  name: string;
  fileName: string;
  number: string | null;
  symbol: string | null;
  title: string;
  kind: string | null;
  issuer: string | null;
  issuedOn: string | null;
  period: string | null;
  locality: string | null;
  localityName: string | null;
  access: 'public' | 'internal' | 'unit';
  version: number;
}

const DOCUMENT_COLUMNS = `d.id, d.name, d.file_name as "fileName", d.number, d.symbol, d.title, d.kind, d.issuer, d.issued_on as "issuedOn",
  d.period, d.locality_slug as locality, l.name as "localityName", d.access, d.version`;

export async function listDocuments(db: Queryable): Promise<DocumentRow[]> {
  return db.query<DocumentRow>(
    `select ${DOCUMENT_COLUMNS} from document d left join locality l on l.slug = d.locality_slug
     where d.status = 'published' order by d.locality_slug nulls first, d.issued_on nulls last, d.name`,
  );
}

export interface PassageRow {
  id: number;
  documentId: number;
  ord: number;
  kind: 'text' | 'row' | 'heading';
  text: string;
  section: string[];
  rowLabel: string | null;
  line: number;
}

const PASSAGE_COLUMNS = `p.id, p.document_id as "documentId", p.ord, p.kind, p.text, p.section, p.row_label as "rowLabel", p.line`;

/** All passages of current documents, for the search index. */
export async function listPassages(db: Queryable): Promise<PassageRow[]> {
  return db.query<PassageRow>(
    `select ${PASSAGE_COLUMNS} from passage p join document d on d.id = p.document_id and d.status = 'published' order by p.document_id, p.ord`,
  );
}

/** The passages with these ids that the person may see, with their documents. */
export async function readPassages(
  db: Queryable,
  access: Access,
  ids: readonly number[],
): Promise<(PassageRow & { document: DocumentRow })[]> {
  if (ids.length === 0) return [];
  const rows = await db.query<PassageRow & Omit<DocumentRow, 'id' | 'access'>>(
    `select ${PASSAGE_COLUMNS}, d.name, d.file_name as "fileName", d.number, d.symbol, d.title, d.kind as "documentKind", d.issuer,
            d.issued_on as "issuedOn", d.period, d.locality_slug as locality, l.name as "localityName", d.access, d.version
     from passage p
     join document d on d.id = p.document_id and d.status = 'published' and d.access = any($2)
     left join locality l on l.slug = d.locality_slug
     where p.id = any($1)`,
    [ids, access.levels],
  );
  const order = new Map(ids.map((id, i) => [id, i]));
  return rows
    .map((row) => {
      const { id, documentId, ord, kind, text, section, rowLabel, line, ...rest } = row as PassageRow &
        DocumentRow & { documentKind: string | null };
      const { documentKind, ...document } = rest;
      return {
        id,
        documentId,
        ord,
        kind,
        text,
        section,
        rowLabel,
        line,
        document: { ...document, id: documentId, kind: documentKind },
      };
    })
    .sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

/** Neighbours of a passage in its document, for the page that shows a citation in its context. */
export async function readNeighbours(
  db: Queryable,
  access: Access,
  documentId: number,
  ord: number,
  reach: number,
): Promise<PassageRow[]> {
  return db.query<PassageRow>(
    `select ${PASSAGE_COLUMNS} from passage p join document d on d.id = p.document_id and d.access = any($4)
     where p.document_id = $1 and p.ord between $2 - $3::int and $2 + $3::int order by p.ord`,
    [documentId, ord, reach, access.levels],
  );
}

/** The passages that print these lines: what a citation of a table row opens. Key: "documentId line". */
export async function passagesAtLines(
  db: Queryable,
  access: Access,
  places: readonly { documentId: number; line: number }[],
): Promise<Map<string, number>> {
  if (places.length === 0) return new Map();
  const rows = await db.query<{ documentId: number; line: number; id: number }>(
    `select at."documentId", at.line, p.id
     from unnest($1::bigint[], $2::integer[]) as at("documentId", line)
     join document d on d.id = at."documentId" and d.access = any($3)
     cross join lateral (
       select id from passage where document_id = at."documentId" and line <= at.line and kind <> 'heading' order by line desc, ord desc limit 1
     ) p`,
    [places.map((place) => place.documentId), places.map((place) => place.line), access.levels],
  );
  return new Map(rows.map((row) => [`${row.documentId} ${row.line}`, row.id]));
}

export interface AbbreviationRow {
  short: string;
  long: string;
  quote: string;
  documentId: number;
  line: number;
}

export async function listAbbreviations(db: Queryable): Promise<AbbreviationRow[]> {
  return db.query<AbbreviationRow>(
    `select a.short, a.long, a.quote, a.document_id as "documentId", a.line
     from abbreviation a join document d on d.id = a.document_id and d.status = 'published' order by a.document_id, a.line`,
  );
}
