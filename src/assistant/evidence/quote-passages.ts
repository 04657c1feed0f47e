/** Sentences that answer: chosen among the linked ones, read again from the store with the person's access, cut to a quotable length. */
import { readPassages } from '../../documents/document-table.ts';
import type { Span } from '../../documents/search-index.ts';
import { expandText } from '../../language/expand.ts';
import { fold } from '../../language/fold.ts';
import { periodMatches, readPeriod } from '../../language/periods.ts';
import { splitSentences } from '../../language/sentences.ts';
import { wordBag } from '../../language/word-bag.ts';
import { coverageOf } from '../understanding/content-words.ts';
import type { PassageLink, Question } from '../understanding/question.ts';
import type { QuotedPassage } from './evidence.ts';
import type { EvidenceSources } from './sources.ts';

/** A quotation longer than this is read by nobody on a phone. */
export const QUOTE_LENGTH = 520;
/** An enumeration that was asked for is not cut in its middle. */
const LIST_QUOTE_LENGTH = 900;
const WHOLE_PASSAGE = 420;

export interface QuoteOptions {
  /** At most so many passages. */
  limit: number;
  /** Least share of the question's content that a passage must hold. */
  threshold: number;
  accept?: (span: Span) => boolean;
}

/** @returns the best passages with the sentences that answer; empty when nothing is close enough */
export async function quotePassages(
  question: Question,
  sources: EvidenceSources,
  options: QuoteOptions,
): Promise<QuotedPassage[]> {
  const links = question.passages.filter(
    (link) =>
      link.coverage >= options.threshold && ofPeriod(link, question, sources) && (options.accept?.(link.span) ?? true),
  );
  const ranked = rerank(links, question);
  const best = ranked[0];
  if (best === undefined) return [];
  const chosen: PassageLink[] = [];
  for (const link of ranked) {
    if (chosen.length >= options.limit) break;
    if (chosen.some((other) => other.span.passage.id === link.span.passage.id)) continue;
    if (link !== best && !comparable(link, best)) continue;
    chosen.push(link);
  }
  return readQuotes(
    chosen.map((link) => link.span.passage.id),
    question,
    sources,
    chosen.map((link) => link.span.index),
  );
}

/** Good enough to stand beside the best one: nearly as close, or under the same heading. */
function comparable(link: PassageLink, best: PassageLink): boolean {
  const together =
    link.span.passage.documentId === best.span.passage.documentId &&
    link.span.passage.section.join('/') === best.span.passage.section.join('/');
  return (
    link.score >= best.score * (together ? 0.55 : 0.75) && link.coverage >= best.coverage * (together ? 0.7 : 0.85)
  );
}

/** Passages by id, each cut to the sentences around the given one. */
export async function readQuotes(
  ids: readonly number[],
  question: Question,
  sources: EvidenceSources,
  sentence: readonly number[],
): Promise<QuotedPassage[]> {
  const passages = await readPassages(sources.db, sources.access, ids);
  return passages.map((passage) => ({
    passage,
    quote: cut(passage.text, sentence[ids.indexOf(passage.id)] ?? 0, question, sources),
  }));
}

/** A question for a number or a date is answered by a sentence that has one; what is not yet done by one that denies. */
function rerank(links: readonly PassageLink[], question: Question): PassageLink[] {
  const wanted = question.wants.day ? DAY : question.wants.date ? DATE : question.wants.number ? /\d/ : null;
  const value = (link: PassageLink) => {
    const fits = wanted === null || wanted.test(link.span.text) ? 1 : 0.55;
    const denies = !question.wants.denied || /(?<!\p{L})(?:chưa|không|còn)(?!\p{L})/iu.test(link.span.text) ? 1 : 0.8;
    const explains = question.intent !== 'why_low' || CAUSE.test(link.span.text) ? 1 : 0.6;
    const { levelPhrase } = question;
    const level = levelPhrase === null || fold(link.span.text).includes(levelPhrase) ? 1 : 0.7;
    return link.score * (0.4 + 0.6 * link.coverage) * fits * denies * explains * level;
  };
  return [...links].sort((a, b) => value(b) - value(a));
}

/** A sentence that holds so much of the question answers alone; its neighbours' figures would only confuse. */
const ALONE = 0.8;

const DAY = /\b\d{1,2}\/\d{1,2}\b|ngày \d{1,2}\b/;

/** Words of a reason or of something left undone. */
const CAUSE = /(?<!\p{L})(?:do|nguyên nhân|vì|chưa|không|thiếu|ít|thấp)(?!\p{L})/iu;

const DATE = /\b\d{1,2}\/\d{1,2}\b|\bngày \d|\d+ (?:tuần|tháng|năm|quý)|lần\/|năm 20\d\d/;

/** A result of another period is no answer: documents of other years and quarters are left out when a period is named. */
function ofPeriod(link: PassageLink, question: Question, sources: EvidenceSources): boolean {
  const { period } = question;
  if (period === null || !RESULT_INTENTS.has(question.intent) || !question.wants.number) return true;
  const document = sources.lexicon.documentById.get(link.span.passage.documentId);
  if (periodMatches(document?.period ?? null, period)) return true;
  const said = readPeriod(fold(`${link.span.text} ${link.span.passage.section.join(' ')}`), 0);
  return (
    said !== null &&
    (period.year === null || said.year === period.year) &&
    (period.quarter === null || said.quarter === period.quarter)
  );
}

const RESULT_INTENTS: ReadonlySet<Question['intent']> = new Set<Question['intent']>([
  'indicator_status',
  'target_lookup',
]);

function cut(text: string, index: number, question: Question, sources: EvidenceSources): string {
  const sentences = splitSentences(text);
  // beside a date that was asked for, another date only misleads
  const only = sentences[index];
  if (question.wants.date && only !== undefined && (question.wants.day ? DAY : DATE).test(only)) return only;
  const words = (sentence: string) => wordBag(expandText(sentence, sources.lexicon.abbreviations));
  const alone = only !== undefined && !question.wants.many && coverageOf(question.content, words(only)) >= ALONE;
  if (only !== undefined && alone && question.wants.number && /\d/.test(only)) return only;
  if (text.length <= WHOLE_PASSAGE) return text;
  const scores = sentences.map((sentence) =>
    coverageOf(question.content, wordBag(expandText(sentence, sources.lexicon.abbreviations))),
  );
  const start = sentences[index] === undefined ? 0 : index;
  const kept = new Set([start]);
  let length = sentences[start]?.length ?? 0;
  // an enumeration is quoted with its neighbours, from the words before the colon to its end
  if (question.wants.many) {
    for (
      let i = start;
      /;\s*$/.test(sentences[i] ?? '') && sentences[i + 1] !== undefined && length < LIST_QUOTE_LENGTH;
      i++
    ) {
      kept.add(i + 1);
      length += sentences[i + 1]?.length ?? 0;
    }
    for (let i = start; i > 0 && /;\s*$/.test(sentences[i - 1] ?? '') && length < LIST_QUOTE_LENGTH; i--) {
      kept.add(i - 1);
      length += sentences[i - 1]?.length ?? 0;
    }
  }
  const order = sentences
    .map((_, i) => i)
    .filter((i) => !kept.has(i))
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || Math.abs(a - start) - Math.abs(b - start));
  for (const i of order) {
    const size = sentences[i]?.length ?? 0;
    const next = Math.abs(i - start) === 1;
    if (length + size > (question.wants.many ? LIST_QUOTE_LENGTH : QUOTE_LENGTH) || ((scores[i] ?? 0) < 0.2 && !next))
      continue;
    kept.add(i);
    length += size + 1;
  }
  let out = '';
  let last = -1;
  for (const i of [...kept].sort((a, b) => a - b)) {
    out += out === '' ? (i > 0 ? '… ' : '') : i === last + 1 ? ' ' : ' … ';
    out += sentences[i];
    last = i;
  }
  return last < sentences.length - 1 && !/[.!?]$/.test(out) ? `${out} …` : out;
}
