/** Evidence about the indicator that a question names, or the few that fit it. */

import { fold } from '../../language/fold.ts';
import type { Token } from '../../language/tokens.ts';
import { wordBag } from '../../language/word-bag.ts';
import { coverageOf } from '../understanding/content-words.ts';
import { CHOICES, offeredChoices } from '../understanding/offered-choices.ts';
import type { IndicatorLink, Question } from '../understanding/question.ts';
import { LINK_THRESHOLD } from '../understanding/thresholds.ts';
import { assessed } from './assess-indicators.ts';
import type { AssessedIndicator, Evidence } from './evidence.ts';
import { gatherSentences } from './gather-passages.ts';
import { quotePassages } from './quote-passages.ts';
import type { EvidenceSources } from './sources.ts';

/** Status, target or responsibility of the indicator that the question names; sentences when no name fits. */
export async function gatherIndicators(question: Question, sources: EvidenceSources): Promise<Evidence> {
  const best = question.indicators[0];
  if (question.wants.change) {
    const change = await gatherChange(question, sources);
    if (change !== null) return change;
  }
  const several = question.wants.compare ? comparedNames(question, sources) : unitesSeveral(question, sources);
  if (several.length > 1) {
    const rows = await assessed(
      several.map((link) => link.indicator.id),
      question,
      sources,
    );
    if (rows.length > 0) return { kind: 'indicators', rows };
  }
  const linked = best !== undefined && best.coverage >= LINK_THRESHOLD;
  if (best === undefined || !linked || sentenceFitsBetter(question, best)) {
    const sentences = await gatherSentences(question, sources);
    if (sentences.kind !== 'none') return sentences;
    // a figure of another period must not be told; the indicator itself may say that nothing is known yet
    if (best === undefined || best.coverage < (question.period === null ? LINK_THRESHOLD : LOOSE_LINK))
      return sentences;
  }
  const links = question.ambiguous ? offeredChoices(question) : [best];
  const rows = await assessed(
    links.map((link) => link.indicator.id),
    question,
    sources,
  );
  if (rows.length === 0) return { kind: 'none', reason: 'not_found' };
  const parts = question.ambiguous ? [] : await partsOf(rows[0], question, sources);
  if (parts.length > 0) {
    return {
      kind: 'list',
      rows: parts,
      total: parts.length,
      of: parts.length,
      without: 0,
      heading: rows[0]?.row.name ?? null,
    };
  }
  return question.ambiguous && rows.length > 1 ? { kind: 'choices', rows } : { kind: 'indicators', rows };
}

/** A heading row ("Mức độ triển khai các nền tảng số dùng chung") has no figure of its own: its parts are the answer. */
async function partsOf(
  entry: AssessedIndicator | undefined,
  question: Question,
  sources: EvidenceSources,
): Promise<AssessedIndicator[]> {
  if (entry === undefined || entry.target !== null || entry.observation !== null) return [];
  const parts = sources.lexicon.indicators.filter(
    (row) => row.documentId === entry.row.documentId && row.parentCode === entry.row.code,
  );
  return assessed(
    parts.map((row) => row.id),
    question,
    sources,
  );
}

const LOOSE_LINK = 0.5;

/** A figure that only running text holds: the sentence says clearly more of the question than the name does. */
function sentenceFitsBetter(question: Question, best: IndicatorLink): boolean {
  if (question.standing !== null && best.indicator.standingVerdict !== null) return false;
  if (question.intent === 'responsibility_of_indicator' && best.coverage >= 0.7) return false;
  if (levelInSentence(question, best)) return true;
  // a distance to the target is known of indicators only
  const lead = question.gap ? 0.3 : 0.1;
  return question.passages.some(
    (link) => link.coverage >= best.coverage + lead && (!question.wants.number || /\d/.test(link.span.text)),
  );
}

/** "cấp xã", "toàn tỉnh": an indicator of the whole province does not answer for one level, a sentence with that level may. */
function levelInSentence(question: Question, best: IndicatorLink): boolean {
  const { levelPhrase } = question;
  if (levelPhrase === null || fold(best.indicator.name).includes(levelPhrase)) return false;
  return question.passages.some(
    (link) => link.coverage >= 0.5 && /\d/.test(link.span.text) && fold(link.span.text).includes(levelPhrase),
  );
}

/** "toàn trình với một phần chênh nhau thế nào": two indicators of one province that only together hold all that was said. */
function comparedNames(question: Question, sources: EvidenceSources): IndicatorLink[] {
  const [first, ...others] = question.indicators;
  if (first === undefined || first.coverage < 0.4) return [];
  const own = wordBag(sources.lexicon.names.tokensOf(first.indicator.id));
  const missing = question.content.filter((word) => word.weight >= 0.4 && own.share(word) === 0);
  const second = others.find(
    (link) =>
      link.coverage >= 0.4 &&
      missing.length > 0 &&
      coverageOf(missing, sources.lexicon.names.wordsOf(link.indicator.id)) > 0.5,
  );
  return second === undefined ? [] : [first, second];
}

const JOINED = /,|\s(?:và|va)\s/iu;

/** "Số lượng xã, thôn và số lượng công chức, viên chức": names that only together make up the question. */
function unitesSeveral(question: Question, sources: EvidenceSources): IndicatorLink[] {
  const best = question.indicators[0];
  const prose =
    question.intent !== 'responsibility_of_indicator' && question.passages.some((link) => link.coverage > 0.6);
  if (best === undefined || best.coverage >= LINK_THRESHOLD || prose || !JOINED.test(question.text)) return [];
  const chosen: IndicatorLink[] = [];
  let tokens: readonly Token[] = [];
  for (const link of question.indicators) {
    const more = [...tokens, ...sources.lexicon.names.tokensOf(link.indicator.id)];
    const gain = coverageOf(question.content, wordBag(more)) - coverageOf(question.content, wordBag(tokens));
    if (link.nameCoverage < 0.45 || gain < 0.1 || chosen.length >= CHOICES) continue;
    chosen.push(link);
    tokens = more;
  }
  return coverageOf(question.content, wordBag(tokens)) >= 0.72 ? chosen : [];
}

/** Up or down against an earlier period is said in sentences, as long as only one period of results is known. */
async function gatherChange(question: Question, sources: EvidenceSources): Promise<Evidence | null> {
  const passages = await quotePassages(question, sources, {
    limit: 1,
    threshold: 0.5,
    accept: (span) => /\b(?:tăng|giảm)\b/iu.test(span.text),
  });
  return passages.length === 0 ? null : { kind: 'passages', passages, difference: null };
}
