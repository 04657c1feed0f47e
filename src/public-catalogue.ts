/** What the chat page shows before anybody has asked: only what public documents name. */
import { exampleQuestions } from './assistant/example-questions.ts';
import type { Lexicon } from './assistant/lexicon.ts';
import { listDocuments } from './documents/document-table.ts';
import type { Catalogue } from './http/contract.ts';
import { PUBLIC_ACCESS } from './people/access.ts';
import type { Queryable } from './store/database.ts';

export async function publicCatalogue(db: Queryable, lexicon: Lexicon): Promise<Catalogue> {
  const documents = (await listDocuments(db)).filter((row) => PUBLIC_ACCESS.levels.includes(row.access));
  const view = await publicView(
    db,
    lexicon,
    documents.map((row) => row.id),
  );
  const units: Record<string, string[]> = {};
  for (const unit of view.units.all) {
    if (unit.locality === null || unit.collective || unit.type === 'role') continue;
    units[unit.locality] = [...(units[unit.locality] ?? []), unit.canonical];
  }
  return {
    localities: [...view.localities].map(([slug, name]) => ({ slug, name })),
    units,
    documents: documents.map((row) => ({ ...row, name: row.fileName })),
    examples: exampleQuestions(view),
  };
}

/** The index holds the names of all documents, because answering checks access later; here nothing checks it later. */
async function publicView(db: Queryable, lexicon: Lexicon, documentIds: readonly number[]): Promise<Lexicon> {
  const open = new Set(documentIds);
  const [named, scored] = await Promise.all([
    db.query<{ id: number }>(`select distinct unit_id as id from document_unit where document_id = any($1)`, [
      documentIds,
    ]),
    db.query<{ locality: string | null; criterion: string }>(
      `select distinct locality_slug as locality, criterion from kpi.v_score where access = any($1)`,
      [PUBLIC_ACCESS.levels],
    ),
  ]);
  const unitIds = new Set(named.map((row) => row.id));
  const localities = new Set(
    lexicon.documents.flatMap((row) => (open.has(row.id) && row.locality !== null ? [row.locality] : [])),
  );
  const isScored = (criterion: string, locality: string | null) =>
    scored.some((row) => row.criterion === criterion && row.locality === locality);
  return {
    ...lexicon,
    documents: lexicon.documents.filter((row) => open.has(row.id)),
    localities: new Map([...lexicon.localities].filter(([slug]) => localities.has(slug))),
    units: { ...lexicon.units, all: lexicon.units.all.filter((unit) => unitIds.has(unit.id)) },
    indicators: lexicon.indicators.filter((row) => open.has(row.documentId)),
    obligations: lexicon.obligations.filter((row) => open.has(row.documentId)),
    scoreSubjects: lexicon.scoreSubjects.filter((row) => isScored(row.criterion, row.locality)),
    definitions: lexicon.definitions.filter((row) => open.has(row.documentId)),
  };
}
