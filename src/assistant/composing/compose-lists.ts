/** Answers about many indicators: lists, counts, orders. Pure. */
import { formatNumber } from '../../kpi/numbers.ts';
import type { AssessedIndicator, Evidence } from '../evidence/evidence.ts';
import type { Limit } from '../understanding/limits.ts';
import type { Question } from '../understanding/question.ts';
import {
  belowTarget,
  type Draft,
  listFact,
  periodPhrase,
  resultText,
  shortFact,
  targetText,
} from './compose-indicators.ts';
import { joinAnd, ROLE_WORDS, shorten, WORDING } from './wording.ts';

const LIST_LIMIT = 20;

export function composeList(evidence: Extract<Evidence, { kind: 'list' }>, question: Question): Draft {
  const { rows, total, of, without } = evidence;
  if (evidence.heading !== null) {
    const reported = rows.some((entry) => entry.observation !== null);
    const note = question.wants.number && !reported ? 'Chưa có số liệu kết quả; ' : '';
    const lines = rows.map((entry, i) => `${i + 1}. ${shorten(entry.row.name, 150)}: ${shortFact(entry, question)}.`);
    const headline = `${note}«${shorten(evidence.heading, 140)}» gồm ${total} phần:`;
    return { headline: headline.charAt(0).toUpperCase() + headline.slice(1), details: lines };
  }
  const about = filterPhrase(question);
  if (total === 0) {
    return {
      headline: `Không có chỉ tiêu nào${about} trong ${of} chỉ tiêu được hỏi.`,
      details:
        without > 0 && question.status !== 'no_data'
          ? [`${without} chỉ tiêu chưa có số liệu nên chưa đánh giá được.`]
          : [],
    };
  }
  const shown = rows.slice(0, LIST_LIMIT);
  const length = total > 12 ? 110 : 160;
  const details = shown.map(
    (entry, i) => `${i + 1}. ${shorten(entry.row.name, length)}: ${listFact(entry, question)}.`,
  );
  if (total > shown.length) details.push(WORDING.more(total - shown.length));
  if (question.status === 'not_met' && without > 0) details.push(`Ngoài ra ${without} chỉ tiêu chưa có số liệu.`);
  return { headline: `Có ${total} chỉ tiêu${about}:`, details };
}

function filterPhrase(question: Question): string {
  const parts: string[] = [];
  if (question.pillar !== null) parts.push(`nhóm ${question.pillar}`);
  if (question.units.length > 0)
    parts.push(
      `${question.roles.length === 0 ? 'có' : `do ${joinAnd(question.roles.map((role) => ROLE_WORDS[role].toLowerCase()))}:`} ${joinAnd(question.units.map((unit) => unit.canonical))}`,
    );
  if (question.status === 'met') parts.push('đã đạt mục tiêu');
  if (question.status === 'not_met') parts.push('chưa đạt mục tiêu');
  if (question.status === 'no_data') parts.push('chưa có số liệu');
  if (question.standing === 'full_marks') parts.push('đã đạt điểm tối đa');
  if (question.standing === 'below_full_marks') parts.push('không có điểm hoặc chưa đạt điểm tối đa');
  parts.push(...question.limits.map(limitPhrase));
  return parts.length === 0 ? '' : ` ${parts.join(', ')}`;
}

const LIMITED = { result: 'có kết quả', target: 'có mục tiêu', gap: 'còn thiếu' } as const;
const LIMIT_WORDS = { '<': 'dưới', '<=': 'không quá', '=': 'đúng', '>': 'trên', '>=': 'từ' } as const;

function limitPhrase(limit: Limit): string {
  return `${LIMITED[limit.of]} ${LIMIT_WORDS[limit.op]} ${formatNumber(limit.value)}${limit.of === 'gap' ? ' điểm phần trăm' : '%'}`;
}

export function composeCount(evidence: Extract<Evidence, { kind: 'count' }>, question: Question): Draft {
  const { rows, matching, groups } = evidence;
  const listed = (entries: readonly AssessedIndicator[]) =>
    entries.length > COUNT_LIST
      ? []
      : entries.map((entry, i) => `${i + 1}. ${shorten(entry.row.name, 70)}${countFact(entry, question)}.`);
  if (groups.length > 0) {
    const year = rows.find((entry) => entry.row.standingYear !== null)?.row.standingYear;
    const asked = question.standing === 'asked' ? null : question.standing;
    const words = groups.map(
      (group) =>
        `${group.count} chỉ tiêu ${group.label === 'full_marks' ? 'đã đạt điểm tối đa' : 'không có điểm hoặc chưa đạt điểm tối đa'}`,
    );
    const about = question.pillar === null ? '' : ` (nhóm ${question.pillar})`;
    const chosen = asked === null ? [] : rows.filter((entry) => entry.row.standingVerdict === asked);
    return { headline: `Năm ${year}: ${joinAnd(words)}${about}.`, details: listed(chosen) };
  }
  const about = filterPhrase({ ...question, units: [] });
  if (question.status === null && question.limits.length === 0) {
    const count = (status: string) => rows.filter((entry) => entry.assessment.status === status).length;
    const verdicts = `Trong đó ${count('met')} đạt, ${count('not_met')} chưa đạt, ${count('no_data')} chưa có số liệu.`;
    return { headline: `Có ${rows.length} chỉ tiêu${about}.`, details: [verdicts, ...listed(rows)] };
  }
  return {
    headline: `Có ${matching.length} chỉ tiêu${about} (${matching.length}/${rows.length} chỉ tiêu).`,
    details: listed(matching),
  };
}

/** Beside a count only what was asked for: the target, or the result where there is one. */
function countFact(entry: AssessedIndicator, question: Question): string {
  const target = question.wants.target ? targetText(entry.target) : null;
  if (target !== null) return `: mục tiêu ${shorten(target, 60)}`;
  return entry.observation?.value == null ? '' : `: ${resultText(entry)}`;
}

/** A count may be followed by its items when they fit on a phone. */
const COUNT_LIST = 8;

export function composeFurthest(rows: readonly AssessedIndicator[]): Draft {
  const first = rows[0];
  if (first === undefined) return { headline: WORDING.notFound, details: [] };
  return {
    headline: `Cách mục tiêu xa nhất: ${shorten(first.row.name, 170)} – ${resultText(first)}, mục tiêu ${targetText(first.target)}${belowTarget(first)}${periodPhrase(first)}.`,
    details: rows
      .slice(1)
      .map(
        (entry, i) =>
          `${i + 2}. ${shorten(entry.row.name, 110)}: ${resultText(entry)}, mục tiêu ${targetText(entry.target)}${belowTarget(entry)}.`,
      ),
  };
}

export function composeRanked(evidence: Extract<Evidence, { kind: 'ranked' }>, question: Question): Draft {
  const { rows, direction, of } = evidence;
  const end = direction === 'top' ? 'cao nhất' : 'thấp nhất';
  const lines = rows.map((entry, i) => `${i + 1}. ${shorten(entry.row.name, 130)}: ${listFact(entry, question)}.`);
  return {
    headline: `${rows.length} chỉ tiêu${question.pillar === null ? '' : ` nhóm ${question.pillar}`} có kết quả ${end} (trong ${of} chỉ tiêu có số liệu phần trăm):`,
    details: lines,
  };
}
