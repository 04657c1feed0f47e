/** Evidence from running text: facts, reasons. */

import { pillarsIn } from '../../documents/facts/pillars.ts';
import type { Span } from '../../documents/search-index.ts';
import { readIndicators } from '../../kpi/indicator-queries.ts';
import { parseNumber } from '../../kpi/numbers.ts';
import { readScores } from '../../kpi/score-queries.ts';
import { fold } from '../../language/fold.ts';
import type { PassageLink, Question } from '../understanding/question.ts';
import { LINK_THRESHOLD, SENTENCE_THRESHOLD } from '../understanding/thresholds.ts';
import { assessIndicator } from './assess-indicator.ts';
import type { Evidence, ProseDifference, QuotedPassage } from './evidence.ts';
import { QUOTE_LENGTH, quotePassages, readQuotes } from './quote-passages.ts';
import type { EvidenceSources } from './sources.ts';

export async function gatherSentences(question: Question, sources: EvidenceSources): Promise<Evidence> {
  const passages = await quotePassages(question, sources, {
    limit: question.wants.many ? 4 : question.wants.date ? 1 : 2,
    threshold: SENTENCE_THRESHOLD,
  });
  if (passages.length === 0) return { kind: 'none', reason: 'not_found' };
  return {
    kind: 'passages',
    passages,
    difference: question.wants.number ? nationalDifference(question, passages[0]) : null,
  };
}

/** "(trung bình của cả nước đạt 39,16%, tỉnh đạt 14,36%)": the two figures of one sentence, when their distance is asked. */
function nationalDifference(question: Question, passage: QuotedPassage | undefined): ProseDifference | null {
  const asked = question.content.map((word) => word.folded);
  if (passage === undefined || !(asked.includes('nuoc') || asked.includes('quan') || asked.includes('binh')))
    return null;
  const match =
    /trung binh[^.;]{0,60}?ca nuoc[^.;]{0,40}?(\d+(?:[.,]\d+)?)\s*%[^.;]{0,60}?\btinh\b[^.;]{0,40}?(\d+(?:[.,]\d+)?)\s*%/.exec(
      fold(passage.quote),
    );
  const other = match?.[1] === undefined ? null : parseNumber(match[1]);
  const own = match?.[2] === undefined ? null : parseNumber(match[2]);
  if (other === null || own === null) return null;
  return { own, other, gap: Number(Math.abs(other - own).toFixed(2)) };
}

/** Why a unit's marks are low: sentences of the criterion's section that name the unit, with what follows them. */
export async function gatherReasons(asked: Question, sources: EvidenceSources): Promise<Evidence> {
  const question = { ...asked, units: asked.units.filter((unit) => !unit.collective) };
  const reported = question.units.length === 0 ? await reportedCause(question, sources) : null;
  if (reported !== null) return reported;
  const scores =
    question.criterion === null || question.units.length === 0
      ? []
      : await readScores(sources.kpi, sources.access, {
          locality: question.localities[0] ?? null,
          unitIds: question.units.map((unit) => unit.id),
          criterion: question.criterion.criterion,
          subCriterion: question.criterion.subCriterion,
        });
  const field =
    scores[0] === undefined
      ? 0
      : (
          await readScores(sources.kpi, sources.access, {
            locality: question.localities[0] ?? null,
            unitLevel: scores[0].unitLevel,
            criterion: scores[0].criterion,
            subCriterion: question.criterion?.subCriterion ?? null,
          })
        ).length;
  const named = question.units.length === 0 ? [] : spansNaming(question, sources);
  const passages =
    named.length > 0
      ? await readQuotes(
          named.map((span) => span.passage.id),
          question,
          sources,
          named.map((span) => span.index),
        )
      : [];
  const reasoned = passages.map((passage, i) => ({ ...passage, quote: withCause(passage, named[i], sources) }));
  if (reasoned.length > 0) return { kind: 'reasons', scores, field, passages: reasoned };
  const general = await quotePassages(question, sources, { limit: 1, threshold: 0.5 });
  if (general.length === 0)
    return scores.length > 0 ? { kind: 'reasons', scores, field, passages: [] } : { kind: 'none', reason: 'not_found' };
  return { kind: 'reasons', scores, field, passages: general };
}

/** The result cell or the note of the indicator itself may say why ("Chưa thực hiện (do tỉnh đang xây dựng …)"). */
async function reportedCause(question: Question, sources: EvidenceSources): Promise<Evidence | null> {
  const best = question.indicators[0];
  if (best === undefined || best.coverage < LINK_THRESHOLD) return null;
  const [row] = await readIndicators(sources.kpi, sources.access, [best.indicator.id]);
  if (row === undefined) return null;
  const said = [row.note ?? '', ...row.observations.map((entry) => entry.text ?? '')].join(' ');
  if (!/(?<!\p{L})(?:do|vì|nguyên nhân|chưa|còn lại)(?!\p{L})/iu.test(said)) return null;
  return { kind: 'indicators', rows: [assessIndicator(row, question.period)] };
}

/** Sentences that name one of the units, of the asked criterion first, causes before praise. */
function spansNaming(question: Question, sources: EvidenceSources): Span[] {
  const pillar = question.criterion?.criterion ?? question.pillar;
  const ids = new Set(question.units.map((unit) => unit.id));
  const scoreOf = new Map(question.passages.map((link: PassageLink) => [link.span.id, link.score]));
  const found = sources.lexicon.passages.spans.filter((span) => {
    const document = sources.lexicon.documentById.get(span.passage.documentId);
    if (document === undefined || !sources.access.levels.includes(document.access) || span.passage.kind === 'row')
      return false;
    if (
      question.localities.length > 0 &&
      (document.locality === null || !question.localities.includes(document.locality))
    )
      return false;
    return mentions(span, ids, sources) > 0;
  });
  const about = found.filter((span) => pillar === null || criterionOf(span) === pillar);
  const pool = about.length > 0 ? about : found;
  const value = (span: Span) => causal(span.text) * 4 + (scoreOf.get(span.id) ?? 0) + mentions(span, ids, sources);
  const ranked = [...pool].sort((a, b) => value(b) - value(a));
  const first = ranked[0];
  if (first === undefined) return [];
  const others = ranked.filter(
    (span) => span.passage.id !== first.passage.id && causal(span.text) > 0 && value(span) >= value(first) * 0.7,
  );
  return [first, ...others.slice(0, 1)];
}

/** The criterion that a bullet speaks of: its own opening words, else its heading. */
function criterionOf(span: Span): string | null {
  const opening = /tiêu chí\s+([^:;,.]{3,40})[:,]/iu.exec(span.passage.text.slice(0, 120))?.[1];
  const own = opening === undefined ? undefined : pillarsIn(opening)[0];
  return own ?? pillarsIn(span.passage.section.slice(-2).join(' . ')).at(-1) ?? null;
}

function mentions(span: Span, ids: ReadonlySet<number>, sources: EvidenceSources): number {
  return sources.lexicon.mentions.inSentence(span).filter((entry) => ids.has(entry.unitId)).length;
}

function causal(text: string): number {
  return /\b(?:chua|khong|do|nguyen nhan|it|thieu|tre|cham|thap|rieng)\b/.test(fold(text)) ? 1 : 0;
}

/**
 * The sentence that names the unit, to its end where it was cut at a semicolon, and "Nguyên nhân do …" or "Ngoài ra …"
 * where that follows in the same passage.
 */
function withCause(passage: QuotedPassage, span: Span | undefined, sources: EvidenceSources): string {
  if (span === undefined) return passage.quote;
  const sentences = sources.lexicon.passages.sentencesOf(span.passage.id);
  const named = wholeSentence(sentences, span.index);
  const cause = sentences.slice(named.last + 1).find((sentence) => /^(?:Nguyên nhân|Ngoài ra)/u.test(sentence.text));
  if (cause === undefined) return named.text;
  const reason = wholeSentence(sentences, cause.index);
  // a long list of units is cut to the one that was asked about; the reason is what the question wants
  const head = named.text.length + reason.text.length > QUOTE_LENGTH * 2 ? span.text : named.text;
  return `${head} ${cause.index === named.last + 1 && head === named.text ? '' : '… '}${reason.text}`;
}

/** A sentence that was cut at its semicolons, from the given part to its end. */
function wholeSentence(sentences: readonly Span[], from: number): { text: string; last: number } {
  let last = from;
  let text = sentences[from]?.text ?? '';
  while (/;\s*$/.test(sentences[last]?.text ?? '') && sentences[last + 1] !== undefined) {
    last += 1;
    text += ` ${sentences[last]?.text}`;
  }
  return { text, last };
}
