/** Takes a file into the store: reads it completely first, then replaces the document's version in one transaction. */
import { basename, extname } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Database } from '../store/database.ts';
import type { DocumentFacts } from './facts.ts';
import { inferLocality } from './infer-locality.ts';
import { readDocumentFacts } from './read-facts.ts';
import { currentVersion, saveDocument, sha256Of } from './save-document.ts';

export interface IngestOutcome {
  file: string;
  document: string;
  /** 'unchanged': the very same bytes answer already. */
  outcome: 'created' | 'replaced' | 'unchanged';
  version: number;
  documentId: number;
  facts: DocumentFacts | null;
}

export interface IngestDeps {
  db: Database;
  clock: Clock;
}

/**
 * @param fileName path or name; its base name without ending is the document's identity
 * @param localitySlug province to assume when the document names none
 * @throws UnreadableDocumentError (the store is untouched)
 */
export async function ingestDocument(
  deps: IngestDeps,
  file: { fileName: string; bytes: Uint8Array },
  localitySlug: string | null,
): Promise<IngestOutcome> {
  const fileName = basename(file.fileName).normalize('NFC');
  const name = basename(fileName, extname(fileName));
  const sha256 = sha256Of(file.bytes);
  const before = await currentVersion(deps.db, name);
  if (before !== null && before.sha256 === sha256) {
    return {
      file: file.fileName,
      document: name,
      outcome: 'unchanged',
      version: before.version,
      documentId: before.id,
      facts: null,
    };
  }
  const facts = await readWithLocality(deps.db, file.bytes, fileName, localitySlug);
  const documentId = await deps.db.transaction((tx) =>
    saveDocument(tx, { name, fileName, sha256, access: 'public', ingestedAt: deps.clock.now(), facts }),
  );
  const after = await currentVersion(deps.db, name);
  return {
    file: file.fileName,
    document: name,
    outcome: before === null ? 'created' : 'replaced',
    version: after?.version ?? 1,
    documentId,
    facts,
  };
}

/** A document that names no province is read again once its province is known: names of units depend on it. */
async function readWithLocality(
  db: Database,
  bytes: Uint8Array,
  fileName: string,
  localitySlug: string | null,
): Promise<DocumentFacts> {
  const facts = readDocumentFacts(bytes, fileName, localitySlug);
  if (facts.header.localitySlug !== null || facts.indicators.length + facts.scores.length === 0) return facts;
  const inferred = await inferLocality(db, facts);
  return inferred === null ? facts : readDocumentFacts(bytes, fileName, inferred);
}
