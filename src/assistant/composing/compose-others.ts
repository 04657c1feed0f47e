/** Answers about units, scores, dates and passages. Pure: every figure is taken from the evidence. */
import { formatNumber } from '../../kpi/numbers.ts';
import type { RankRow, ScoreRow } from '../../kpi/score-queries.ts';
import { describeTarget } from '../../kpi/target.ts';
import type { ObligationRow } from '../../reminders/obligation-queries.ts';
import { describeRule } from '../../reminders/recurrence.ts';
import type { Evidence, QuotedPassage, RoleOfUnit } from '../evidence/evidence.ts';
import type { Question, Role } from '../understanding/question.ts';
import { type Draft, statusLine, verdict } from './compose-indicators.ts';
import { dateInWords, joinAnd, LEVEL_WORDS, ROLE_WORDS, shorten, WORDING } from './wording.ts';

const ROLE_ORDER: Role[] = ['lead', 'guide', 'coordinate', 'monitor'];
const PER_ROLE = 15;

export function composeDuties(
  evidence: Extract<Evidence, { kind: 'duties' }>,
  question: Question,
  brief: boolean,
): Draft {
  const who = joinAnd(evidence.units.map((unit) => unit.canonical));
  const direct = evidence.roles.filter((entry) => entry.through === null);
  const counts = ROLE_ORDER.flatMap((role) => {
    const n = direct.filter((entry) => entry.role === role).length;
    return n === 0 ? [] : [`${ROLE_WORDS[role].toLowerCase()} ${n} chỉ tiêu`];
  });
  const collective = collectiveLines(evidence.roles.filter((entry) => entry.through !== null));
  const tasks = taskLines(evidence.passages);
  if (question.focus === 'tasks' && tasks.length > 0) {
    const few = direct.length > 0 && direct.length <= FEW_INDICATORS;
    const beside = few
      ? ['Chỉ tiêu được giao:', ...indicatorLines(direct, true)]
      : counts.length === 0
        ? []
        : [`Ngoài ra được giao: ${counts.join(', ')} (hỏi «${who} chủ trì chỉ tiêu nào?» để xem).`];
    return { headline: `${who} được giao ${tasks.length} nội dung sau:`, details: [...tasks, ...beside] };
  }
  const through = evidence.roles.filter((entry) => entry.through !== null);
  if (direct.length === 0 && tasks.length === 0 && through.length > 0) {
    const names = joinAnd([...new Set(through.map((entry) => `«${entry.through?.canonical}»`))]);
    return {
      headline: `${who} không được giao đích danh; ${who} thuộc ${names} nên cùng thực hiện:`,
      details: [...indicatorLines(through, through.length > 12), ...collective],
    };
  }
  const details = indicatorLines(direct, brief);
  if (tasks.length > 0) details.push('Nhiệm vụ nêu trong phần lời văn:', ...tasks);
  details.push(...collective);
  if (evidence.missingRoles.length > 0) {
    const missing = evidence.missingRoles.map((role) => ROLE_WORDS[role].toLowerCase()).join(', ');
    return { headline: `${who} không được giao ${missing} chỉ tiêu nào; vai trò khác: ${counts.join(', ')}.`, details };
  }
  if (counts.length > 0) return { headline: `${who}: ${counts.join(', ')}.`, details };
  const headline =
    tasks.length > 0
      ? `${who} được giao ${tasks.length} nội dung sau:`
      : `${who} không được giao đích danh chỉ tiêu nào; xem phần giao chung.`;
  return { headline, details: tasks.length > 0 ? [...tasks, ...collective] : details };
}

/** So few that they can stand beside the tasks. */
const FEW_INDICATORS = 4;

/** Room for a list in one message, beside the first line and the source. */
const LIST_ROOM = 2600;

function taskLines(passages: readonly QuotedPassage[]): string[] {
  const length = Math.min(420, Math.floor(LIST_ROOM / Math.max(1, passages.length)));
  return passages.map((passage) => `- ${shorten(bullet(passage.quote), length)}`);
}

/** Indicators by role; the longer the list, the shorter each line and the fewer of each role. */
function indicatorLines(direct: readonly RoleOfUnit[], brief: boolean): string[] {
  const lines: string[] = [];
  const each = direct.length > 40 ? 6 : PER_ROLE;
  const long = direct.length > 12 || brief;
  for (const role of ROLE_ORDER) {
    const rows = direct.filter((entry) => entry.role === role);
    if (rows.length === 0) continue;
    lines.push(`${ROLE_WORDS[role]}:`);
    rows.slice(0, each).forEach((entry, i) => {
      lines.push(`${i + 1}. ${dutyText(entry, long)}`);
    });
    if (rows.length > each) lines.push(WORDING.more(rows.length - each));
  }
  return lines;
}

function dutyText(entry: RoleOfUnit, brief: boolean): string {
  const { row, target, observation } = entry.indicator;
  const goal =
    target === null || target.op === 'bool'
      ? ''
      : typeof target.value === 'number'
        ? ` – mục tiêu ${describeTarget(target).replace(/^từ (.+) trở lên$/, 'ít nhất $1')}`
        : '';
  const result =
    observation?.value == null
      ? ''
      : `, kết quả ${formatNumber(observation.value)}${observation.unit === '%' ? '%' : ''} – ${verdict(entry.indicator)}`;
  return `${shorten(row.name, brief ? 110 : 170)}${goal}${result}.`;
}

/** Duties through "Các sở, ban, ngành": counted, so that they do not drown what names the unit itself. */
function collectiveLines(through: readonly RoleOfUnit[]): string[] {
  const groups = new Map<string, { name: string; role: Role; count: number }>();
  for (const entry of through) {
    if (entry.through === null) continue;
    const key = `${entry.through.id} ${entry.role}`;
    const group = groups.get(key) ?? { name: entry.through.canonical, role: entry.role, count: 0 };
    group.count += 1;
    groups.set(key, group);
  }
  return [...groups.values()].map(
    (group) => `Cùng «${group.name}»: ${ROLE_WORDS[group.role].toLowerCase()} ${group.count} chỉ tiêu.`,
  );
}

function bullet(text: string): string {
  return text.replace(/^[-+•*\s]+/, '');
}

const outOf = (row: ScoreRow) => (row.max === null ? '' : `/${formatNumber(row.max)}`);
const criterionName = (row: ScoreRow) =>
  row.subCriterion === null ? row.criterion : `${row.subCriterion} (thuộc ${row.criterion})`;
const yearOf = (row: { year: number | null }) => (row.year === null ? '' : ` năm ${row.year}`);

export function composeScores(rows: readonly ScoreRow[], field: number, question: Question): Draft {
  const first = rows[0];
  if (first === undefined) return { headline: WORDING.noScores, details: [] };
  const flags = [...new Set(rows.flatMap((row) => row.flags.map((flag) => flag.detail)))]
    .slice(0, 2)
    .map((detail) => WORDING.caution(shorten(detail, 220)));
  if (question.criterion === null) {
    const units = [...new Set(rows.map((row) => row.unit))];
    const lines = rows.map(
      (row) =>
        `- ${units.length > 1 ? `${row.unit}, ` : ''}${row.criterion}: ${formatNumber(row.score)}${outOf(row)} điểm${row.rank === null ? '' : `, thứ ${row.rank}`}.`,
    );
    const whole =
      rows.length >= 8 && units.length === 1
        ? ` – cộng ${formatNumber(sum(rows.map((row) => row.score)))}/${formatNumber(sum(rows.map((row) => row.max ?? 0)))} điểm (${WORDING.computed})`
        : '';
    return {
      headline: `${joinAnd(units)}: điểm ${rows.length} tiêu chí${yearOf(first)}${whole}.`,
      details: [...lines, ...flags],
    };
  }
  const line = (row: ScoreRow) => {
    const position =
      row.rank !== null && field > 0 ? `, thứ ${row.rank}/${field} ${LEVEL_WORDS[row.unitLevel] ?? ''}`.trimEnd() : '';
    return `${row.unit} được ${formatNumber(row.score)}${outOf(row)} điểm ${row.subCriterion === null ? 'tiêu chí' : 'thành phần'} ${criterionName(row)}${yearOf(row)}${position}.`;
  };
  const [, second] = rows;
  if (
    question.wants.compare &&
    second !== undefined &&
    rows.length === 2 &&
    first.criterion === second.criterion &&
    first.unit !== second.unit
  ) {
    return { headline: comparedScores(first, second), details: [...rows.map(line), ...flags] };
  }
  if (question.wants.position && first.rank !== null) {
    return {
      headline: `${first.unit} xếp thứ ${first.rank}/${field} ${LEVEL_WORDS[first.unitLevel] ?? ''} về ${criterionName(first)}${yearOf(first)} (${formatNumber(first.score)}${outOf(first)} điểm).`,
      details: [...rows.slice(1).map(line), ...flags],
    };
  }
  return { headline: line(first), details: [...rows.slice(1).map(line), ...flags] };
}

function comparedScores(first: ScoreRow, second: ScoreRow): string {
  const gap = Number(Math.abs(first.score - second.score).toFixed(4));
  if (gap === 0)
    return `${first.unit} và ${second.unit} bằng điểm ${criterionName(first)}${yearOf(first)}: ${formatNumber(first.score)}${outOf(first)}.`;
  const [high, low] = first.score > second.score ? [first, second] : [second, first];
  return `${high.unit} cao hơn ${low.unit} ${formatNumber(gap)} điểm về ${criterionName(first)}${yearOf(first)} (${formatNumber(high.score)} so với ${formatNumber(low.score)}).`;
}

function sum(values: readonly number[]): number {
  return Number(values.reduce((total, value) => total + value, 0).toFixed(4));
}

export function composeAverages(evidence: Extract<Evidence, { kind: 'averages' }>): Draft {
  const lines = evidence.rows.map((row) => {
    const change =
      row.change === null
        ? ''
        : `, ${row.change >= 0 ? 'tăng' : 'giảm'} ${formatNumber(Math.abs(row.change))} điểm${row.previousYear === null ? '' : ` so với năm ${row.previousYear}`}`;
    return `Điểm trung bình ${LEVEL_WORDS[row.unitLevel] ?? row.unitLevel}${yearOf(row)}: ${formatNumber(row.average)}${row.max === null ? '' : `/${formatNumber(row.max)}`} điểm${change}.`;
  });
  const flags = evidence.rows.flatMap((row) => row.flags.map((flag) => WORDING.caution(shorten(flag.detail, 220))));
  return { headline: lines[0] ?? WORDING.noScores, details: [...lines.slice(1), ...flags] };
}

export function composeScoreRanking(evidence: Extract<Evidence, { kind: 'score_ranking' }>): Draft {
  const { rows, direction, field, ties, limit } = evidence;
  const first = rows[0];
  if (first === undefined) return { headline: WORDING.noScores, details: [] };
  const end = direction === 'top' ? 'cao nhất' : 'thấp nhất';
  const what = `${criterionName(first)}${yearOf(first)}`;
  const scored = (row: ScoreRow) => `${row.unit} (${formatNumber(row.score)}${outOf(row)} điểm)`;
  const note = ties > 0 ? [`Có ${ties} đơn vị bằng điểm với đơn vị cuối danh sách nên được nêu cùng.`] : [];
  if (rows.length === 1)
    return {
      headline: `${scored(first)} có điểm ${what} ${end} trong ${field} ${LEVEL_WORDS[first.unitLevel] ?? 'đơn vị'}.`,
      details: [],
    };
  if (limit === 1)
    return {
      headline: `${rows.length} đơn vị cùng ${end} về ${what}: ${formatNumber(first.score)}${outOf(first)} điểm.`,
      details: [joinAnd(rows.map((row) => row.unit))],
    };
  return {
    headline: `${rows.length} đơn vị có điểm ${what} ${end} (${LEVEL_WORDS[first.unitLevel] ?? 'đơn vị'}, ${field} đơn vị được chấm):`,
    details: [...rows.map((row, i) => `${i + 1}. ${scored(row)}.`), ...note],
  };
}

export function composeStatedRanking(rows: readonly RankRow[]): Draft {
  const first = rows[0];
  if (first === undefined) return { headline: WORDING.noScores, details: [] };
  const about = first.criterion === null ? 'Chỉ số chuyển đổi số' : first.criterion;
  if (first.position === 'stated' || rows.length === 1) {
    const lines = rows.map((row) => {
      const change =
        row.change === null
          ? ''
          : `, ${row.change >= 0 ? 'tăng' : 'giảm'} ${Math.abs(row.change)} bậc${row.year === null ? '' : ` so với năm ${row.year - 1}`}`;
      return `${row.unit} xếp thứ ${row.rank}${row.of === null ? '' : `/${row.of}`} về ${row.criterion ?? about}${yearOf(row)}${change}.`;
    });
    return { headline: lines[0] ?? '', details: lines.slice(1) };
  }
  const end = first.position === 'top' ? 'dẫn đầu' : 'cuối bảng';
  const levels = [...new Set(rows.map((row) => row.unitLevel))];
  const lines = levels.map((level) => {
    const units = rows.filter((row) => row.unitLevel === level);
    return `${units.length} đơn vị ${end} ${about}${yearOf(first)} (${LEVEL_WORDS[level] ?? 'đơn vị'}): ${joinAnd(units.map((row) => row.unit))}.`;
  });
  return { headline: lines[0] ?? '', details: lines.slice(1) };
}

export function composeScoreCount(evidence: Extract<Evidence, { kind: 'score_count' }>, question: Question): Draft {
  const first = evidence.rows[0];
  const about = question.criterion?.subCriterion ?? question.criterion?.criterion ?? '';
  if (first === undefined)
    return {
      headline: `Không có đơn vị nào trong ${evidence.field} đơn vị được chấm đạt điểm tối đa về ${about}.`,
      details: [],
    };
  return {
    headline: `Có ${evidence.rows.length} đơn vị đạt điểm tối đa ${formatNumber(first.score)}${outOf(first)} về ${about}${yearOf(first)} (trong ${evidence.field} đơn vị ${LEVEL_WORDS[first.unitLevel] ?? ''}).`,
    details: evidence.rows.slice(0, 12).map((row, i) => `${i + 1}. ${row.unit}.`),
  };
}

export function composeReasons(evidence: Extract<Evidence, { kind: 'reasons' }>, question: Question): Draft {
  const score =
    evidence.scores[0] === undefined
      ? null
      : composeScores(evidence.scores, evidence.field, { ...question, wants: { ...question.wants, position: false } });
  if (evidence.passages.length === 0)
    return {
      headline: 'Văn bản không nêu nguyên nhân, chưa có thông tin.',
      details: score === null ? [] : [score.headline, ...score.details],
    };
  const quotes = evidence.passages.map((passage, i) => `«${shorten(bullet(passage.quote), i === 0 ? 1040 : 300)}»`);
  return {
    headline: `Văn bản nêu: ${quotes[0]}`,
    details: [...quotes.slice(1), ...(score === null ? [] : [score.headline, ...score.details])],
  };
}

export function composeObligations(rows: readonly ObligationRow[]): Draft {
  const lines = rows.map((row) => {
    const when =
      row.dueDate !== null
        ? `${row.cutoff === 'before' ? 'trước ngày' : 'chậm nhất'} ${dateInWords(row.dueDate)}`
        : row.rrule !== null
          ? describeRule(row.rrule, row.cutoff)
          : null;
    const who = row.who.length === 0 ? '' : ` – ${shorten(row.who.join(', '), 160)}`;
    const to = row.to.length === 0 ? '' : `; nơi nhận: ${row.to.join(', ')}`;
    return { when, text: `${shorten(row.what, 200)}${who}${to}.`, quote: `Văn bản ghi: «${shorten(row.quote, 260)}».` };
  });
  const [first] = lines;
  if (lines.length === 1 && first !== undefined) {
    const when = first.when ?? 'Văn bản không ấn định ngày';
    return { headline: `${when.charAt(0).toUpperCase()}${when.slice(1)}: ${first.text}`, details: [first.quote] };
  }
  return {
    headline: `Có ${lines.length} nội dung:`,
    details: lines.map((line, i) => `${i + 1}. ${line.when ?? 'Không ấn định ngày'}: ${line.text}`),
  };
}

export function composePassages(
  passages: readonly QuotedPassage[],
  difference: { own: number; other: number; gap: number } | null,
): Draft {
  const [first] = passages;
  if (first === undefined) return { headline: WORDING.notFound, details: [WORDING.notFoundHint] };
  if (difference !== null) {
    const more = difference.own >= difference.other ? 'cao hơn' : 'thấp hơn';
    return {
      headline: `${more.charAt(0).toUpperCase()}${more.slice(1)} ${formatNumber(difference.gap)} điểm phần trăm: tỉnh ${formatNumber(difference.own)}%, trung bình cả nước ${formatNumber(difference.other)}% (${WORDING.computed}).`,
      details: [`Văn bản nêu: «${shorten(bullet(first.quote), 420)}»`],
    };
  }
  if (passages.length === 1) return { headline: `Văn bản nêu: «${shorten(bullet(first.quote), 920)}»`, details: [] };
  const length = Math.floor(1300 / passages.length);
  return {
    headline: 'Văn bản nêu:',
    details: passages.map((passage) => `- ${shorten(bullet(passage.quote), length)}`),
  };
}

export function composeReferences(evidence: Extract<Evidence, { kind: 'references' }>): Draft {
  const length = Math.min(300, Math.floor(3300 / Math.max(1, evidence.references.length)));
  return {
    headline: `Có ${evidence.references.length} nội dung nêu văn bản:`,
    details: evidence.references.map((reference, i) => `${i + 1}. ${shorten(bullet(reference.text), length)}`),
  };
}

export function composeDefinitions(evidence: Extract<Evidence, { kind: 'definitions' }>): Draft {
  const lines = evidence.rows.map((row) => `${row.short}: ${row.long}.`);
  return { headline: lines[0] ?? WORDING.notFound, details: lines.slice(1) };
}

export function composeFlags(evidence: Extract<Evidence, { kind: 'flags' }>, question: Question): Draft {
  const [first] = evidence.rows;
  if (first === undefined) return { headline: WORDING.notFound, details: [] };
  const status = evidence.indicator === null ? [] : [`Chỉ tiêu này: ${statusLine(evidence.indicator, question)}`];
  if (evidence.rows.length === 1) {
    const quotes = first.evidence.slice(0, 3).map((entry) => `- Văn bản ghi: «${shorten(entry.quote, 160)}»`);
    return { headline: `Số liệu không khớp, cần kiểm tra: ${first.detail}`, details: [...quotes, ...status] };
  }
  const details = evidence.rows.map((row, i) => `${i + 1}. ${shorten(row.detail, 240)}`);
  if (evidence.total > evidence.rows.length) details.push(WORDING.more(evidence.total - evidence.rows.length));
  return {
    headline: `Có ${evidence.total} điểm không thống nhất hoặc cần kiểm tra:`,
    details: [...details, ...status],
  };
}

export function composeOtherYear(year: number, known: readonly number[]): Draft {
  return {
    headline: `Chưa có số liệu điểm năm ${year}.`,
    details: [`Số liệu hiện có là của năm ${known.join(', ')}.`],
  };
}
