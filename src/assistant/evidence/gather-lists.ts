/** Evidence about many indicators at once: lists under filters, counts, orders. */

import type { IndicatorName } from '../../kpi/indicator-queries.ts';
import { expandText } from '../../language/expand.ts';
import { wordBag } from '../../language/word-bag.ts';
import { coverageOf } from '../understanding/content-words.ts';
import { type Limit, within } from '../understanding/limits.ts';
import type { ContentWord, Question } from '../understanding/question.ts';
import { assessed } from './assess-indicators.ts';
import type { AssessedIndicator, Evidence } from './evidence.ts';
import { gatherSentences } from './gather-passages.ts';
import { countFullMarks } from './gather-scores.ts';
import type { EvidenceSources } from './sources.ts';

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
