/** Evidence about scores: one unit's, averages, positions, tops and bottoms. */
import { type RankRow, readAverages, readRanks, readScores, type ScoreRow } from '../../kpi/score-queries.ts';
import type { Question } from '../understanding/question.ts';
import type { Evidence } from './evidence.ts';
import { gatherSentences } from './gather-passages.ts';
import type { EvidenceSources } from './sources.ts';

export async function gatherScores(asked: Question, sources: EvidenceSources): Promise<Evidence> {
  const question = withoutCollectives(asked);
  if (question.units.length === 0 && question.strangerNamed) return { kind: 'none', reason: 'unknown_unit' };
  const locality = question.localities[0] ?? null;
  if (question.wants.average && question.units.length === 0) {
    const averages = await readAverages(sources.db, sources.access, locality);
    const one = question.level !== null && question.wants.levels < 2 && question.direction === null;
    const rows = averages.filter((row) => !one || row.unitLevel === question.level);
    if (rows.length > 0) return { kind: 'averages', rows };
  }
  if (question.units.length === 0) {
    if (question.criterion !== null)
      return gatherRanking({ ...question, direction: 'top', limit: question.limit ?? 3 }, sources);
    const scored = sources.lexicon.scoreSubjects.some((subject) => locality === null || subject.locality === locality);
    return scored ? gatherSentences(question, sources) : { kind: 'none', reason: 'no_scores' };
  }
  const rows = await readScores(sources.kpi, sources.access, {
    locality,
    unitIds: question.units.map((unit) => unit.id),
    ...(question.criterion === null ? {} : { criterion: question.criterion.criterion }),
    subCriterion: question.criterion?.subCriterion ?? null,
  });
  if (rows.length === 0) return { kind: 'none', reason: 'no_scores' };
  const year = question.period?.year ?? null;
  const ofYear = year === null ? rows : rows.filter((row) => row.year === null || row.year === year);
  if (year !== null && ofYear.length === 0) {
    return {
      kind: 'scores_of_other_year',
      year,
      known: [...new Set(rows.flatMap((row) => (row.year === null ? [] : [row.year])))],
    };
  }
  return { kind: 'scores', rows: ofYear, field: await fieldSize(rows[0], question, sources) };
}

/** "Cấp xã" says which level is meant, not which unit. */
function withoutCollectives(question: Question): Question {
  return { ...question, units: question.units.filter((unit) => !unit.collective) };
}

/** How many units of the same level are scored on the criterion. */
async function fieldSize(row: ScoreRow | undefined, question: Question, sources: EvidenceSources): Promise<number> {
  if (row === undefined) return 0;
  const all = await readScores(sources.kpi, sources.access, {
    locality: row.locality,
    unitLevel: row.unitLevel,
    criterion: row.criterion,
    subCriterion: question.criterion?.subCriterion ?? null,
  });
  return all.length;
}

export async function gatherRanking(asked: Question, sources: EvidenceSources): Promise<Evidence> {
  const question = withoutCollectives(asked);
  const locality = question.localities[0] ?? null;
  const wholeProvince = question.wants.position && question.units.length === 0 && question.level === null;
  if (question.criterion === null || wholeProvince) {
    const stated = await statedRanking(question, locality, sources);
    if (stated.length > 0) return { kind: 'stated_ranking', rows: stated };
  }
  if (question.units.length > 0 && question.direction === null) return gatherScores(question, sources);
  if (question.criterion === null) {
    // a position that is not stated must not be answered with a sentence about somebody else's
    return question.units.length > 0 || asked.ownUnit
      ? { kind: 'none', reason: 'no_scores' }
      : gatherSentences(question, sources);
  }
  const level = question.level ?? question.units[0]?.level ?? 'department';
  const rows = await readScores(sources.kpi, sources.access, {
    locality,
    unitLevel: level,
    criterion: question.criterion.criterion,
    subCriterion: question.criterion.subCriterion,
  });
  if (rows.length === 0) return { kind: 'none', reason: 'no_scores' };
  const direction = question.direction ?? 'top';
  // marks that only stand in running text are those worth a remark: they have a lowest, but no highest
  const partial = rows.every((row) => row.rank === null) && question.criterion.subCriterion === null;
  if (partial && direction === 'top') return { kind: 'none', reason: 'no_scores' };
  const limit = Math.min(question.limit ?? 1, 20);
  const ordered = direction === 'top' ? rows : [...rows].reverse();
  const last = ordered[Math.min(limit, ordered.length) - 1];
  const shown = ordered.filter((row, i) => i < limit || row.score === last?.score);
  return {
    kind: 'score_ranking',
    rows: shown,
    direction,
    field: rows.length,
    ties: Math.max(0, shown.length - limit),
    limit,
  };
}

/** From the departments down, as reports list them. */
const LEVELS = ['department', 'district', 'commune'] as const;

/** Positions that the document states in words, for the level and end of the table that is asked. */
async function statedRanking(
  question: Question,
  locality: string | null,
  sources: EvidenceSources,
): Promise<RankRow[]> {
  const ranks = await readRanks(sources.db, sources.access, locality);
  const named = new Set(question.units.map((unit) => unit.canonical));
  if (named.size > 0) return ranks.filter((row) => named.has(row.unit));
  if (question.level === null) {
    const national = ranks.filter(
      (row) =>
        row.unitLevel === 'province' &&
        (question.pillar === null ? row.criterion === null : row.criterion === question.pillar),
    );
    if (national.length > 0 || question.direction === null) return national;
  }
  const direction = question.direction ?? 'top';
  const levels = question.level === null ? LEVELS : [question.level];
  return levels.flatMap((level) => {
    const rows = ranks.filter((row) => row.unitLevel === level && row.position === direction);
    return direction === 'top' ? rows.slice(0, question.limit ?? 3) : rows.slice(-(question.limit ?? 3));
  });
}

/** How many units reach full marks on a criterion. */
export async function countFullMarks(question: Question, sources: EvidenceSources): Promise<Evidence | null> {
  if (question.criterion === null) return null;
  const level = question.level ?? 'department';
  const rows = await readScores(sources.kpi, sources.access, {
    locality: question.localities[0] ?? null,
    unitLevel: level,
    criterion: question.criterion.criterion,
    subCriterion: question.criterion.subCriterion,
  });
  if (rows.length === 0) return null;
  return {
    kind: 'score_count',
    rows: rows.filter((row) => row.max !== null && row.score >= row.max),
    field: rows.length,
  };
}
