/** Remembers the last run of each kind, so that the next one can be read beside it. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type SetSummary, setSummarySchema } from './summarise-run.ts';

const FILE = 'eval-last.json';
/** Runs over other documents answer another question, hence one entry per kind of run. */
const fileSchema = z.record(z.string(), z.array(setSummarySchema));
type Remembered = z.infer<typeof fileSchema>;

/**
 * @param kind what was asked of: the demo knowledge, or the documents given
 * @returns nothing when there was no such run, or when it was written by a version with other fields
 */
export async function previousRun(dataDir: string, kind: string): Promise<SetSummary[]> {
  return (await remembered(dataDir))[kind] ?? [];
}

/** Sets that were not part of this run keep their figures. */
export async function rememberRun(dataDir: string, kind: string, sets: readonly SetSummary[]): Promise<void> {
  const before = await remembered(dataDir);
  const names = new Set(sets.map((set) => set.name));
  const kept = (before[kind] ?? []).filter((set) => !names.has(set.name));
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(dataDir, FILE), `${JSON.stringify({ ...before, [kind]: [...kept, ...sets] }, null, 1)}\n`);
}

async function remembered(dataDir: string): Promise<Remembered> {
  let text: string;
  try {
    text = await readFile(join(dataDir, FILE), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
  return fileSchema.safeParse(parseJson(text)).data ?? {};
}

/** A file cut off by a full disk is as good as none: it only holds figures for comparison. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
