/** Question → Evidence: which queries and passages are asked for. One function per kind of question. */
import type { Intent, Question } from '../understanding/question.ts';
import type { Evidence } from './evidence.ts';
import { gatherComparison } from './gather-comparison.ts';
import { gatherDates } from './gather-dates.ts';
import { gatherDefinition, gatherFlags, gatherHelp, gatherReferences } from './gather-documents.ts';
import { gatherDuties } from './gather-duties.ts';
import { gatherIndicators } from './gather-indicators.ts';
import { gatherCount, gatherFurthest, gatherList, gatherRankedIndicators } from './gather-lists.ts';
import { gatherReasons, gatherSentences } from './gather-passages.ts';
import { gatherRanking, gatherScores } from './gather-scores.ts';
import type { EvidenceSources } from './sources.ts';

/** Lists and rankings over several provinces at once would mix what does not belong together. */
const OF_ONE_PROVINCE: ReadonlySet<Intent> = new Set<Intent>(['indicator_list', 'count', 'ranking', 'data_quality']);

export async function gatherEvidence(question: Question, sources: EvidenceSources): Promise<Evidence> {
  if (question.intent === 'out_of_scope') return { kind: 'none', reason: 'out_of_scope' };
  if (question.intent === 'greeting') return { kind: 'none', reason: 'greeting' };
  if (question.intent === 'help') return gatherHelp(question, sources);
  if (question.intent === 'definition') return gatherDefinition(question, sources);
  if (question.unknownLocality !== null && question.localities.length === 0) {
    return { kind: 'none', reason: 'unknown_locality' };
  }
  if (question.localities.length === 0 && OF_ONE_PROVINCE.has(question.intent) && sources.lexicon.localities.size > 1) {
    return { kind: 'none', reason: 'no_locality' };
  }
  switch (question.intent) {
    case 'data_quality':
      return gatherFlags(question, sources);
    case 'why_low':
      return gatherReasons(question, sources);
    case 'compare':
      return gatherComparison(question, sources);
    case 'doc_list':
      return gatherReferences(question, sources);
    case 'score_lookup':
      return gatherScores(question, sources);
    case 'ranking':
      if (question.wants.furthest) return gatherFurthest(question, sources);
      return question.wants.rankedIndicators
        ? gatherRankedIndicators(question, sources)
        : gatherRanking(question, sources);
    case 'deadline':
      return gatherDates(question, sources);
    case 'count':
      return gatherCount(question, sources);
    case 'duties_of_unit':
      return gatherDuties(question, sources);
    case 'indicator_list':
      return gatherList(question, sources);
    case 'doc_fact':
      return gatherSentences(question, sources);
    default:
      return gatherIndicators(question, sources);
  }
}
