/** Reporting duties and deadlines as stored. */
import type { SourceRow } from '../kpi/indicator-queries.ts';
import type { Access } from '../people/access.ts';
import type { Queryable } from '../store/database.ts';

export interface ObligationRow extends SourceRow {
  id: number;
  kind: 'report' | 'deadline' | 'frequency' | 'event';
  what: string;
  who: string[];
  to: string[];
  forwardedTo: string[];
  rrule: string | null;
  dueDate: string | null;
  cutoff: 'before' | 'by' | null;
  quote: string;
  indicatorCode: string | null;
  locality: string | null;
}

export async function readObligations(
  db: Queryable,
  access: Access,
  ids: readonly number[] | null,
): Promise<ObligationRow[]> {
  return db.query<ObligationRow>(
    `select o.id, o.kind, o.what, o.who, o.to_units as "to", o.forwarded_to as "forwardedTo", o.rrule, o.due_date as "dueDate", o.cutoff,
            o.quote, o.indicator_code as "indicatorCode", d.locality_slug as locality, d.id as "documentId", d.name as "documentName",
            d.file_name as "fileName", d.number as "documentNumber", d.symbol as "documentSymbol", d.title as "documentTitle",
            d.kind as "documentKind", d.issued_on as "issuedOn", o.section, null as "rowLabel", o.line
     from obligation o join document d on d.id = o.document_id and d.status = 'published' and d.access = any($1)
     where $2::bigint[] is null or o.id = any($2) order by o.document_id, o.id`,
    [access.levels, ids],
  );
}
