/** The documents that ship with the program, for a store that holds none yet. */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type IngestDeps, ingestDocument } from './ingest-document.ts';

const READABLE = new Set(['.md', '.txt', '.html', '.htm']);

/** Files below a folder that can be read, in the order of their paths; README files describe the folder and are left out. */
export async function listDocumentFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter(
      (entry) => entry.isFile() && READABLE.has(extname(entry.name).toLowerCase()) && !/^readme\./i.test(entry.name),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * @param folder the knowledge folder
 * @returns how many documents were loaded; 0 when the store holds documents already
 */
export async function loadKnowledge(
  deps: IngestDeps,
  folder: string,
  onProgress: (line: string) => void,
): Promise<number> {
  const [row] = await deps.db.query<{ count: number }>(`select count(*)::int as count from document`);
  if ((row?.count ?? 0) > 0) return 0;
  const files = await listDocumentFiles(folder);
  let done = 0;
  for (const file of files) {
    await ingestDocument(deps, { fileName: file, bytes: await readFile(file) }, null);
    done += 1;
  }
  onProgress(`Đã nạp ${done} văn bản mẫu từ thư mục knowledge.`);
  return done;
}
