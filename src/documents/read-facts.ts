/**
 * READ THIS FIRST for documents: how a file becomes facts.
 *
 *   bytes → blocks (formats) → structure (headings, sections) → passages, units, indicators, scores, duties → flags
 *
 * Every stage is pure. A stage that cannot read something says so in `doubts`; nothing is guessed.
 */
import { localityBySlug } from '../people/provinces.ts';
import { readAbbreviations } from './facts/abbreviations.ts';
import { findDataFlags } from './facts/data-flags.ts';
import { readIndicators } from './facts/indicators.ts';
import { readObligations } from './facts/obligations.ts';
import { readPassages } from './facts/passages.ts';
import { readScores } from './facts/scores.ts';
import { readStatements } from './facts/statements.ts';
import { readUnits } from './facts/units.ts';
import type { DocumentFacts } from './facts.ts';
import { readBlocks } from './read/read-document.ts';
import { structureDocument } from './structure/structure-document.ts';

/**
 * @param bytes the file as received
 * @param fileName decides the format by its ending
 * @param localitySlug the province to assume when the document names none (an appendix without its letter)
 * @throws UnreadableDocumentError when the bytes cannot be read as the format that the ending promises
 */
export function readDocumentFacts(bytes: Uint8Array, fileName: string, localitySlug: string | null): DocumentFacts {
  const structured = structureDocument(readBlocks(bytes, fileName), fileName);
  const header = { ...structured.header };
  if (header.localitySlug === null && localitySlug !== null) {
    header.localitySlug = localitySlug;
    header.localityName = localityBySlug(localitySlug)?.name ?? localitySlug;
  }
  const document = { ...structured, header };
  const { indicators, doubts } = readIndicators(document);
  const scores = readScores(document);
  const { averages, ranks } = readStatements(document, scores);
  const obligations = readObligations(document, indicators, { localityName: header.localityName });
  const facts = {
    header,
    passages: readPassages(document),
    indicators,
    scores,
    averages,
    ranks,
    units: readUnits(document, namedInTables(indicators, scores)),
    obligations: obligations.obligations,
    abbreviations: readAbbreviations(document),
    doubts: [...doubts, ...obligations.doubts],
  };
  return { ...facts, flags: findDataFlags(facts, document) };
}

function namedInTables(indicators: DocumentFacts['indicators'], scores: DocumentFacts['scores']): string[] {
  const cells = indicators.flatMap((row) => Object.values(row.printedUnits).filter((cell) => cell !== null));
  return [...new Set([...cells, ...scores.map((score) => score.unit)])];
}
