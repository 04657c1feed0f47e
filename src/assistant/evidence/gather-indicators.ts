/** Evidence about indicators: one, several candidates, lists, counts, comparisons of provinces. */

import type { IndicatorName } from '../../kpi/indicator-queries.ts';
import { readIndicators } from '../../kpi/indicator-queries.ts';
import { expandText } from '../../language/expand.ts';
import { fold } from '../../language/fold.ts';
import type { Token } from '../../language/tokens.ts';
import { wordBag } from '../../language/word-bag.ts';
import { coverageOf } from '../understanding/content-words.ts';
import { type Limit, within } from '../understanding/limits.ts';
import type { ContentWord, IndicatorLink, Question } from '../understanding/question.ts';
import { LINK_THRESHOLD } from '../understanding/thresholds.ts';
import { assessIndicator } from './assess-indicator.ts';
import type { AssessedIndicator, Evidence } from './evidence.ts';
import { gatherSentences } from './gather-passages.ts';
import { countFullMarks } from './gather-scores.ts';
import { quotePassages } from './quote-passages.ts';
import type { EvidenceSources } from './sources.ts';

const CHOICES = 5;

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
  const links = question.ambiguous ? candidates(question) : [best];
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

/** Indicators that fit as well as the best one. */
function candidates(question: Question): IndicatorLink[] {
  const best = question.indicators[0]?.coverage ?? 0;
  return question.indicators.filter((link) => link.coverage >= Math.max(LINK_THRESHOLD, best * 0.97)).slice(0, CHOICES);
}

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

export async function assessed(
  ids: readonly number[],
  question: Question,
  sources: EvidenceSources,
): Promise<AssessedIndicator[]> {
  const rows = await readIndicators(sources.kpi, sources.access, ids);
  return rows.map((row) => assessIndicator(row, question.standing === null ? question.period : null));
}

/** Indicators under the filters of the question (pillar, standing, unit in a role), before their figures are known. */
function selectNames(question: Question, sources: EvidenceSources): IndicatorName[] {
  const { lexicon } = sources;
  const inPlace = lexicon.indicators.filter(
    (row) => question.localities.length === 0 || (row.locality !== null && question.localities.includes(row.locality)),
  );
  const pillar = question.pillar;
  const byPillar = pillar === null ? inPlace : inPlace.filter((row) => row.pillar === pillar);
  const byStanding =
    question.standing === 'full_marks' || question.standing === 'below_full_marks'
      ? byPillar.filter((row) => row.standingVerdict === question.standing)
      : byPillar;
  return byStanding;
}

/** Words left when the filters are taken away: "về thanh toán không dùng tiền mặt". */
function byTopic(names: readonly IndicatorName[], question: Question, sources: EvidenceSources): IndicatorName[] {
  const topic = topicOf(question);
  if (topic.length < 2) return [...names];
  const scored = names.map((row) => ({ row, coverage: coverageOf(topic, sources.lexicon.names.wordsOf(row.id)) }));
  const best = Math.max(0, ...scored.map((entry) => entry.coverage));
  if (best < 0.6) return [...names];
  return scored.filter((entry) => entry.coverage >= Math.max(0.6, best * 0.8)).map((entry) => entry.row);
}

function foldWords(text: string | null): string[] {
  return (text ?? '').normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().split(/\s+/);
}

async function filtered(
  question: Question,
  sources: EvidenceSources,
  topic: boolean,
): Promise<{ all: AssessedIndicator[]; matching: AssessedIndicator[] }> {
  const selected = selectNames(question, sources);
  const names = topic ? byTopic(selected, question, sources) : selected;
  const all = (
    await assessed(
      names.map((row) => row.id),
      question,
      sources,
    )
  ).filter((entry) => entry.row.parentCode === null || entry.target !== null);
  const worded = topic && names.length === selected.length ? byRowText(all, question, sources) : [...all];
  const byUnit = question.units.length === 0 ? worded : worded.filter((entry) => namesUnit(entry, question));
  const matching = byUnit.filter((entry) => fitsStatus(entry, question) && fitsLimits(entry, question));
  return { all: byUnit, matching };
}

/** The topic may stand in another cell than the name: "tính điểm theo phương pháp Min-Max", a note, a result in words. */
function byRowText(
  rows: readonly AssessedIndicator[],
  question: Question,
  sources: EvidenceSources,
): AssessedIndicator[] {
  const topic = topicOf(question);
  if (topic.length < 2) return [...rows];
  const scored = rows.map((entry) => {
    const { row } = entry;
    const cells = [
      row.name,
      row.note ?? '',
      ...row.targets.map((target) => target.raw),
      ...row.observations.map((result) => result.raw),
    ];
    return {
      entry,
      coverage: coverageOf(topic, wordBag(expandText(cells.join(' . '), sources.lexicon.abbreviations))),
    };
  });
  const best = Math.max(0, ...scored.map((candidate) => candidate.coverage));
  if (best < 0.6) return [...rows];
  return scored.filter((candidate) => candidate.coverage >= best * 0.85).map((candidate) => candidate.entry);
}

function namesUnit(entry: AssessedIndicator, question: Question): boolean {
  const roles = question.roles.length === 0 ? ['lead', 'coordinate', 'guide', 'monitor'] : question.roles;
  return entry.row.assignments.some(
    (assignment) => roles.includes(assignment.role) && question.units.some((unit) => unit.id === assignment.unitId),
  );
}

function fitsStatus(entry: AssessedIndicator, question: Question): boolean {
  return question.status === null || entry.assessment.status === question.status;
}

function fitsLimits(entry: AssessedIndicator, question: Question): boolean {
  return question.limits.every((limit) => {
    const value = limitedFigure(entry, limit.of);
    return value !== null && within(value, limit);
  });
}

function limitedFigure(entry: AssessedIndicator, of: Limit['of']): number | null {
  if (of === 'gap') return positiveGap(entry);
  if (of === 'result') return entry.observation?.value ?? null;
  return typeof entry.target?.value === 'number' ? entry.target.value : null;
}

/** What is missing to the target; null where nothing is. */
function positiveGap(entry: AssessedIndicator): number | null {
  const { gap, status } = entry.assessment;
  return status === 'not_met' && gap !== null && gap > 0 ? gap : null;
}

export async function gatherList(question: Question, sources: EvidenceSources): Promise<Evidence> {
  if (listIsProse(question, sources)) {
    const sentences = await gatherSentences(question, sources);
    if (sentences.kind !== 'none') return sentences;
  }
  const { all, matching } = await filtered(question, sources, true);
  if (all.length === 0) return gatherSentences(question, sources);
  const without = all.filter((entry) => entry.assessment.status === 'no_data').length;
  return {
    kind: 'list',
    rows: mostUrgentFirst(matching, question),
    total: matching.length,
    of: all.length,
    without,
    heading: null,
  };
}

/** Lists that only running text holds ("chỉ tiêu nào địa phương không tính toán được"). */
function listIsProse(question: Question, sources: EvidenceSources): boolean {
  if (question.status !== null || question.limits.length > 0 || question.standing !== null) return false;
  const topic = topicOf(question);
  const sentence = question.passages[0];
  if (topic.length < 2 || sentence === undefined || sentence.coverage < 0.6) return false;
  const named = selectNames(question, sources).map((row) => coverageOf(topic, sources.lexicon.names.wordsOf(row.id)));
  return Math.max(0, ...named) < 0.6;
}

/** Content words beside the pillar. */
function topicOf(question: Question): ContentWord[] {
  const pillarWords = new Set(foldWords(question.pillar));
  return question.content.filter(
    (word) => word.weight >= 1.5 && !pillarWords.has(word.folded) && !question.unitWords.has(word.folded),
  );
}

function mostUrgentFirst(rows: readonly AssessedIndicator[], question: Question): AssessedIndicator[] {
  if (question.status !== 'not_met') return [...rows];
  return [...rows].sort((a, b) => (b.assessment.gap ?? 0) - (a.assessment.gap ?? 0));
}

export async function gatherCount(question: Question, sources: EvidenceSources): Promise<Evidence> {
  const marks = question.level === null && question.units.length === 0 ? null : await countFullMarks(question, sources);
  if (marks !== null) return marks;
  const asked = question.standing === null ? question : { ...question, status: null };
  const { all, matching } = await filtered({ ...asked, standing: null }, sources, false);
  if (all.length === 0) return gatherSentences(question, sources);
  const whole = (rows: readonly AssessedIndicator[]) => rows.filter((entry) => entry.row.parentCode === null);
  const groups = (['full_marks', 'below_full_marks'] as const)
    .map((label) => ({ label, count: whole(all).filter((entry) => entry.row.standingVerdict === label).length }))
    .filter((group) => group.count > 0);
  return { kind: 'count', rows: whole(all), matching: whole(matching), groups: asked.status === null ? groups : [] };
}

/** Indicators by their results, highest or lowest first; only percentages can stand in one order. */
export async function gatherRankedIndicators(question: Question, sources: EvidenceSources): Promise<Evidence> {
  const { all } = await filtered({ ...question, status: null, limits: [] }, sources, false);
  const sign = question.direction === 'bottom' ? 1 : -1;
  const rows = all
    .filter((entry) => entry.observation?.value != null && entry.observation.unit === '%')
    .sort((a, b) => sign * ((a.observation?.value ?? 0) - (b.observation?.value ?? 0)));
  if (rows.length === 0) return { kind: 'none', reason: 'not_found' };
  const shown = rows.slice(0, question.limit ?? 3);
  return { kind: 'ranked', rows: shown, direction: question.direction ?? 'top', of: rows.length };
}

export async function gatherFurthest(question: Question, sources: EvidenceSources): Promise<Evidence> {
  const { all } = await filtered({ ...question, status: null, limits: [] }, sources, false);
  const rows = all
    .filter(
      (entry) =>
        entry.assessment.status === 'not_met' && entry.assessment.gap !== null && entry.assessment.gapUnit === 'điểm %',
    )
    .sort((a, b) => (b.assessment.gap ?? 0) - (a.assessment.gap ?? 0));
  return rows.length === 0
    ? { kind: 'none', reason: 'not_found' }
    : { kind: 'furthest', rows: rows.slice(0, question.limit ?? 3) };
}

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
