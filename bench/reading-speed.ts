/** How fast documents are read: bytes → facts, without storing them. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDocumentFacts } from '../src/documents/read-facts.ts';
import { round } from './statistics.ts';

/** What offices count as a page of text. */
const CHARACTERS_PER_PAGE = 3000;

export interface ReadingSpeed {
  pages: number;
  pagesPerSecond: number;
  /** Decoding and splitting into lines alone. */
  floorPagesPerSecond: number;
}

/** Reads every Markdown file below the folder `rounds` times, after one round for warming up. */
export async function measureReading(folder: string, rounds: number): Promise<ReadingSpeed> {
  const names = (await readdir(folder, { recursive: true })).filter(
    (name) => name.endsWith('.md') && !name.endsWith('README.md'),
  );
  const files = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })));
  const pages = files.reduce((sum, { bytes }) => sum + bytes.toString('utf8').length, 0) / CHARACTERS_PER_PAGE;
  const secondsOf = (work: (file: (typeof files)[number]) => void): number => {
    for (const file of files) work(file);
    const started = performance.now();
    for (let round = 0; round < rounds; round += 1) for (const file of files) work(file);
    return (performance.now() - started) / 1000;
  };
  const ours = secondsOf(({ name, bytes }) => readDocumentFacts(bytes, name, null));
  let lines = 0;
  const floor = secondsOf(({ bytes }) => {
    lines += bytes.toString('utf8').normalize('NFC').split('\n').length;
  });
  if (lines === 0) throw new Error(`no document below ${folder}`);
  return {
    pages: round(pages),
    pagesPerSecond: round((pages * rounds) / ours),
    floorPagesPerSecond: round((pages * rounds) / floor),
  };
}
