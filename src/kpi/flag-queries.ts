/** What looks wrong in the documents. */
import type { Access } from '../people/access.ts';
import type { Queryable } from '../store/database.ts';

export interface FlagRow {
  id: number;
  kind: string;
  severity: 'error' | 'warning' | 'info';
  detail: string;
  expected: string | null;
  found: string | null;
  evidence: { quote: string; line: number }[];
  indicatorCodes: string[];
  unit: string | null;
  criterion: string | null;
  documentId: number;
  documentName: string;
  fileName: string;
  documentNumber: string | null;
  documentTitle: string;
  locality: string | null;
}

/** Flags of the current documents of a province, worst first. */
export async function readFlags(db: Queryable, access: Access, locality: string | null): Promise<FlagRow[]> {
  return db.query<FlagRow>(
    `select f.id, f.kind, f.severity, f.detail, f.expected, f.found, f.evidence, f.indicator_codes as "indicatorCodes", f.unit, f.criterion,
            d.id as "documentId", d.name as "documentName", d.file_name as "fileName", d.number as "documentNumber", d.title as "documentTitle",
            d.locality_slug as locality
     from data_flag f join document d on d.id = f.document_id and d.status = 'published' and d.access = any($1)
     where ($2::text is null or d.locality_slug = $2)
     order by case f.severity when 'error' then 0 when 'warning' then 1 else 2 end, f.document_id, f.id`,
    [access.levels, locality],
  );
}
