/**
 * What looks wrong in a document: shown beside every answer that uses the row, never corrected on the quiet.
 * A flag is raised only where the document contradicts itself or arithmetic; both figures are kept.
 */
import type { DataFlagFact, DocumentFacts } from '../facts.ts';
import type { StructuredDocument } from '../structure/section.ts';
import { flagCounts } from './flag-counts.ts';
import { flagDuplicates } from './flag-duplicates.ts';
import { flagIndicators } from './flag-indicators.ts';
import { flagNarrative } from './flag-narrative.ts';
import { flagReferences } from './flag-references.ts';
import { flagScores } from './flag-scores.ts';
import { flagUnitNames } from './flag-unit-names.ts';

export type FactsBeforeFlags = Omit<DocumentFacts, 'flags'>;

/** Runs every check over the facts already read, in the order of the lines that they are about. */
export function findDataFlags(facts: FactsBeforeFlags, doc: StructuredDocument): DataFlagFact[] {
  const flags = [
    ...flagIndicators(facts, doc),
    ...flagDuplicates(facts.indicators),
    ...flagScores(facts, doc),
    ...flagCounts(facts, doc),
    ...flagNarrative(facts, doc),
    ...flagReferences(facts, doc),
    ...flagUnitNames(doc),
  ];
  return flags.sort((a, b) => (a.evidence[0]?.line ?? 0) - (b.evidence[0]?.line ?? 0));
}
