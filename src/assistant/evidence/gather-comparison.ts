/** Evidence about one measure in several provinces. */

import { CHOICES } from '../understanding/offered-choices.ts';
import type { Question } from '../understanding/question.ts';
import { LINK_THRESHOLD } from '../understanding/thresholds.ts';
import { assessed } from './assess-indicators.ts';
import type { Evidence } from './evidence.ts';
import { gatherSentences } from './gather-passages.ts';
import { quotePassages } from './quote-passages.ts';
import type { EvidenceSources } from './sources.ts';

/** A province's nearest name that says clearly less of the question is another measure: not to be set beside it. */
const SAME_MEASURE = 0.68;

/** The same indicator in several provinces: each province's best name for it, or its best sentence where names are unclear. */
export async function gatherComparison(question: Question, sources: EvidenceSources): Promise<Evidence> {
  const best = Math.max(0, ...question.indicators.map((link) => link.coverage));
  const picks = question.localities.map((slug) => {
    const own = question.indicators.filter((link) => link.indicator.locality === slug);
    const link = own.find((entry) => entry.coverage >= Math.max(LINK_THRESHOLD - 0.1, best * SAME_MEASURE));
    const rivals = own.filter(
      (entry) =>
        link !== undefined &&
        entry !== link &&
        entry.coverage >= link.coverage * 0.97 &&
        entry.score >= link.score * 0.78,
    );
    return { slug, link, unclear: rivals.length > 0 && (link?.nameCoverage ?? 0) < 0.6 };
  });
  if (picks.some((pick) => pick.unclear || pick.link === undefined)) {
    const sentences = await sentencePerProvince(question, sources);
    if (sentences !== null) return sentences;
    // which measure is meant must be clear before two provinces are set beside each other
    const unclear = picks.find((pick) => pick.unclear);
    if (unclear !== undefined) return rivalsOf(unclear.slug, question, sources);
  }
  const rows = await assessed(
    picks.flatMap((pick) => (pick.link === undefined ? [] : [pick.link.indicator.id])),
    question,
    sources,
  );
  if (rows.length === 0) return gatherSentences(question, sources);
  return {
    kind: 'comparison',
    rows: picks.map(({ slug, link }) => ({
      localityName: sources.lexicon.localities.get(slug) ?? slug,
      indicator: rows.find((entry) => entry.row.id === link?.indicator.id) ?? null,
    })),
  };
}

async function rivalsOf(slug: string, question: Question, sources: EvidenceSources): Promise<Evidence> {
  const own = question.indicators.filter((link) => link.indicator.locality === slug);
  const best = own[0]?.coverage ?? 0;
  const ids = own
    .filter((link) => link.coverage >= best * 0.97)
    .slice(0, CHOICES)
    .map((link) => link.indicator.id);
  return { kind: 'choices', rows: await assessed(ids, question, sources) };
}

async function sentencePerProvince(question: Question, sources: EvidenceSources): Promise<Evidence | null> {
  const passages = [];
  for (const slug of question.localities) {
    const [passage] = await quotePassages(question, sources, {
      limit: 1,
      threshold: 0.6,
      accept: (span) =>
        sources.lexicon.documentById.get(span.passage.documentId)?.locality === slug && /\d/.test(span.text),
    });
    if (passage === undefined) return null;
    passages.push(passage);
  }
  return { kind: 'passages', passages, difference: null };
}
