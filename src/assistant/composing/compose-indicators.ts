/** Answers about indicators. Pure: every figure is taken from the evidence. */
import { formatNumber } from '../../kpi/numbers.ts';
import { describeTarget } from '../../kpi/target.ts';
import { describeMention, describePeriod } from '../../language/periods.ts';
import type { AssessedIndicator, Evidence } from '../evidence/evidence.ts';
import type { Question, Role } from '../understanding/question.ts';
import { dateInWords, gapPhrase, ROLE_WORDS, shorten, WORDING } from './wording.ts';

export interface Draft {
  headline: string;
  details: string[];
}

/** "72,5%"; words where the cell holds words. */
export function resultText(entry: AssessedIndicator): string | null {
  const { observation } = entry;
  if (observation === null) return null;
  if (observation.value !== null) return amount(observation.value, observation.unit);
  return observation.text;
}

function amount(value: number, unit: string | null): string {
  if (unit === '%') return `${formatNumber(value)}%`;
  return unit === null ? formatNumber(value) : `${formatNumber(value)} ${unit}`;
}

export function targetText(target: AssessedIndicator['target']): string | null {
  if (target === null) return null;
  if (target.op === 'bool') return 'Có';
  if (
    typeof target.value === 'number' &&
    (target.op === '>=' ||
      target.op === '>' ||
      target.op === '<=' ||
      target.op === '<' ||
      target.op === 'between' ||
      target.op === '=')
  )
    return describeTarget(target).replace(/^từ (.+) trở lên$/, 'ít nhất $1');
  return `«${shorten(target.raw, 220)}»`;
}

const yearSuffix = (target: { year: number | null } | null) => (target?.year == null ? '' : ` năm ${target.year}`);

/** First line for one indicator: verdict, result, target, gap, period. */
export function statusLine(entry: AssessedIndicator, question: Question): string {
  const standing = standingLine(entry, question);
  if (standing !== null) return standing;
  const target = targetText(entry.target);
  const { observation, assessment } = entry;
  const goal = target === null ? 'văn bản không nêu mục tiêu' : `mục tiêu${yearSuffix(entry.target)} là ${target}`;
  if (observation === null) {
    const asked = question.period === null ? '' : ` ${describeMention(question.period)}`;
    return `Chưa có số liệu kết quả${asked} cho chỉ tiêu này; ${goal}.`;
  }
  const when = periodPhrase(entry);
  const result = resultText(entry);
  if (observation.value === null && (result === null || assessment.status === 'no_data')) {
    return result === null || /chưa có số liệu/i.test(result)
      ? `Chưa có số liệu${when}; ${goal}.`
      : `Chưa có số liệu${when}: văn bản ghi «${shorten(result, 200)}»; ${goal}.`;
  }
  switch (assessment.status) {
    case 'met':
      return `Đạt: ${result}${when}, ${goal}${aboveTarget(entry)}.`;
    case 'not_met':
      return `Chưa đạt: ${result}${when}, ${goal}${belowTarget(entry)}.`;
    case 'not_assessable':
      return `Kết quả ${result}${when}; ${goal} nên chưa đủ căn cứ kết luận đạt hay không.`;
    default:
      return `Kết quả ${result}${when}; ${goal}.`;
  }
}

function aboveTarget(entry: AssessedIndicator): string {
  const { gap, gapUnit } = entry.assessment;
  return gap === null || gap >= 0 ? '' : `, vượt ${gapPhrase(gap, gapUnit)}`;
}

export function belowTarget(entry: AssessedIndicator): string {
  const { gap, gapUnit } = entry.assessment;
  if (gap === null || gap <= 0) return '';
  const less = entry.target?.op === '<=' || entry.target?.op === '<';
  return less ? `, cao hơn mức cho phép ${gapPhrase(gap, gapUnit)}` : `, còn thiếu ${gapPhrase(gap, gapUnit)}`;
}

export function periodPhrase(entry: AssessedIndicator): string {
  const { observation } = entry;
  if (observation === null || observation.period === null) return '';
  const asOf = observation.asOf === null ? '' : `, tính đến ${dateInWords(observation.asOf)}`;
  return ` (${describePeriod(observation.period)}${asOf})`;
}

/** What the plan's table says of the year before: full marks or not. */
function standingLine(entry: AssessedIndicator, question: Question): string | null {
  const { standingVerdict, standingYear } = entry.row;
  if (question.standing === null || standingVerdict === null || standingYear === null) return null;
  return standingVerdict === 'full_marks'
    ? `Năm ${standingYear}, chỉ tiêu này đã đạt điểm tối đa, thuộc nhóm cần tiếp tục duy trì.`
    : `Năm ${standingYear}, chỉ tiêu này không có điểm hoặc chưa đạt điểm tối đa, thuộc nhóm cần đẩy mạnh.`;
}

/** One indicator: status, target or responsibility, by what was asked. */
export function composeIndicator(rows: readonly AssessedIndicator[], question: Question, brief: boolean): Draft {
  const entry = rows[0];
  if (entry === undefined) return { headline: WORDING.notFound, details: [] };
  if (rows.length > 1) return composeSeveral(rows, question);
  if (question.intent === 'responsibility_of_indicator') return composeResponsibility(entry, question);
  if (question.intent === 'target_lookup') return composeTarget(entry, question);
  const details = [nameLine(entry), ...factLines(entry, brief), ...flagLines(entry)];
  return { headline: statusLine(entry, question), details };
}

/** Several indicators that the question names together: one line each. */
function composeSeveral(rows: readonly AssessedIndicator[], question: Question): Draft {
  const lines = rows.map((entry, i) => `${i + 1}. ${shorten(entry.row.name, 150)}: ${shortFact(entry, question)}.`);
  return { headline: `${rows.length} chỉ tiêu được hỏi:`, details: lines };
}

const nameLine = (entry: AssessedIndicator) =>
  `Chỉ tiêu: ${shorten(entry.row.name, 220)}${entry.row.localityName === null ? '' : ` (${entry.row.localityName})`}.`;

function factLines(entry: AssessedIndicator, brief: boolean): string[] {
  const { row, observation } = entry;
  const lines: string[] = [];
  if (observation?.numerator != null && observation.denominator != null && !brief)
    lines.push(
      `Số liệu: ${shorten(observation.figuresRaw ?? `${formatNumber(observation.numerator)}/${formatNumber(observation.denominator)}`, 80)}.`,
    );
  else if (observation?.figuresRaw != null && /\d/.test(observation.figuresRaw))
    lines.push(`Số liệu: ${shorten(observation.figuresRaw, 80)}.`);
  if (observation?.value != null && observation.text !== null)
    lines.push(`Văn bản ghi thêm: ${shorten(observation.text, 160)}.`);
  if (row.note !== null && informative(row.note)) lines.push(`Ghi chú: ${shorten(row.note, 260)}.`);
  if (entry.otherPeriod !== null) lines.push(`Số liệu hiện có là của ${describePeriod(entry.otherPeriod)}.`);
  const lead = unitsOf(entry, 'lead');
  if (lead !== null) lines.push(`Chủ trì: ${lead}.`);
  const coordinate = unitsOf(entry, 'coordinate');
  if (!brief && coordinate !== null) lines.push(`Phối hợp: ${coordinate}.`);
  return lines;
}

/** "Đã hoàn thành, tiếp tục duy trì" only repeats the verdict. */
function informative(note: string): boolean {
  return !/^(?:đã hoàn thành|đang thực hiện|hoàn thành)[^.;:]{0,40}\.?$/iu.test(note.trim());
}

/** Flags that touch the figure itself; a lost heading or a misprint elsewhere does not change the answer. */
const FIGURE_FLAGS = new Set([
  'value_exceeds_max',
  'sum_mismatch',
  'ratio_mismatch',
  'date_conflict',
  'cross_document_conflict',
]);

function flagLines(entry: AssessedIndicator): string[] {
  return entry.row.flags
    .filter((flag) => FIGURE_FLAGS.has(flag.kind))
    .slice(0, 2)
    .map((flag) => WORDING.caution(shorten(flag.detail, 220)));
}

function unitsOf(entry: AssessedIndicator, role: Role): string | null {
  const units = entry.row.assignments
    .filter((assignment) => assignment.role === role)
    .map((assignment) => assignment.unit);
  return units.length === 0 ? null : units.join('; ');
}

const ROLE_ORDER: Role[] = ['lead', 'guide', 'coordinate', 'monitor'];

function composeResponsibility(entry: AssessedIndicator, question: Question): Draft {
  const asked: Role[] = question.roles.length === 0 ? ['lead'] : question.roles;
  const parts = asked.map((role) => {
    const units = unitsOf(entry, role);
    return units === null
      ? `văn bản không nêu đơn vị ${ROLE_WORDS[role].toLowerCase()}`
      : `${ROLE_WORDS[role]}: ${units}`;
  });
  const others = ROLE_ORDER.filter((role) => !asked.includes(role)).flatMap((role) => {
    const units = unitsOf(entry, role);
    return units === null ? [] : [`${ROLE_WORDS[role]}: ${units}.`];
  });
  const headline = `${parts.join('; ')}.`;
  return { headline: headline.charAt(0).toUpperCase() + headline.slice(1), details: [nameLine(entry), ...others] };
}

/** A target set for another year is never told as the asked year's. */
function targetOfOtherYear(entry: AssessedIndicator, question: Question): string | null {
  const asked = question.period?.year ?? null;
  const { target, nationalTarget } = entry;
  if (asked === null || target?.year == null || target.year === asked) return null;
  const known = `mục tiêu năm ${target.year} là ${targetText(target)}`;
  return nationalTarget?.year === asked
    ? `Chỉ tiêu cấp quốc gia giao năm ${asked}: ${targetText(nationalTarget)}; ${known}.`
    : `Chưa có mục tiêu năm ${asked} cho chỉ tiêu này; ${known}.`;
}

function composeTarget(entry: AssessedIndicator, question: Question): Draft {
  const target = targetText(entry.target);
  const national = targetText(entry.nationalTarget);
  const headline =
    targetOfOtherYear(entry, question) ??
    (target === null
      ? 'Văn bản không nêu mục tiêu cho chỉ tiêu này, chưa có thông tin.'
      : `Mục tiêu${yearSuffix(entry.target)}: ${target}${entry.target?.opInferred === true && /[^\d%.,\s]/.test(entry.target.raw) ? ` (văn bản ghi «${entry.target.raw}»)` : ''}.`);
  const details = [nameLine(entry)];
  if (national !== null && !headline.includes('cấp quốc gia'))
    details.push(`Chỉ tiêu cấp quốc gia giao${yearSuffix(entry.nationalTarget)}: ${national}.`);
  const result = resultText(entry);
  if (result !== null && entry.observation?.value != null)
    details.push(`Kết quả${periodPhrase(entry)}: ${result} – ${verdict(entry)}.`);
  const lead = unitsOf(entry, 'lead');
  if (lead !== null) details.push(`Chủ trì: ${lead}.`);
  return { headline, details: [...details, ...flagLines(entry)] };
}

export function verdict(entry: AssessedIndicator): string {
  switch (entry.assessment.status) {
    case 'met':
      return 'đạt';
    case 'not_met':
      return 'chưa đạt';
    case 'no_data':
      return 'chưa có số liệu';
    default:
      return 'không chấm đạt/chưa đạt';
  }
}

/** Several indicators fit: numbered, each with what was asked, so that one of them may already be the answer. */
export function composeChoices(rows: readonly AssessedIndicator[], question: Question): Draft {
  return {
    headline: WORDING.whichIndicator(rows.length),
    details: rows.map(
      (entry, i) => `${i + 1}. ${shorten(entry.row.name, 150)}: ${shortFact(entry, question)}${placeOf(entry, rows)}`,
    ),
  };
}

function placeOf(entry: AssessedIndicator, rows: readonly AssessedIndicator[]): string {
  return new Set(rows.map((row) => row.row.locality)).size > 1 && entry.row.localityName !== null
    ? ` – ${entry.row.localityName}`
    : '';
}

export function shortFact(entry: AssessedIndicator, question: Question): string {
  if (question.intent === 'responsibility_of_indicator') {
    const roles: Role[] = question.roles.length === 0 ? ['lead'] : question.roles;
    return roles.map((role) => `${ROLE_WORDS[role].toLowerCase()} ${unitsOf(entry, role) ?? 'không nêu'}`).join('; ');
  }
  if (question.intent === 'target_lookup')
    return `mục tiêu${yearSuffix(entry.target)} ${targetText(entry.target) ?? 'không nêu'}`;
  return listFact(entry, question);
}

/** "72,5%, mục tiêu 85% – chưa đạt" */
export function listFact(entry: AssessedIndicator, question: Question): string {
  if (question.standing !== null && entry.row.standingVerdict !== null) {
    const target = targetText(entry.target);
    return `${entry.row.standingVerdict === 'full_marks' ? 'đã đạt điểm tối đa' : 'chưa đạt điểm tối đa hoặc không có điểm'}${target === null ? '' : `, yêu cầu ${target}`}`;
  }
  const target = targetText(entry.target);
  const result = resultText(entry);
  const goal = target === null ? '' : `mục tiêu ${shorten(target, 90)}`;
  if (entry.observation?.value != null) return `${result}${goal === '' ? '' : `, ${goal}`} – ${verdict(entry)}`;
  if (entry.row.observations.length === 0)
    return goal === '' ? 'không giao mục tiêu bằng số' : goal.replace('mục tiêu', 'yêu cầu');
  const words = result !== null && !/chưa có số liệu/i.test(result) ? ` (${shorten(result, 90)})` : '';
  return `chưa có số liệu${words}${goal === '' ? '' : `, ${goal}`}`;
}

export function composeComparison(evidence: Extract<Evidence, { kind: 'comparison' }>, question: Question): Draft {
  const lines = evidence.rows.map(({ localityName, indicator }) => {
    if (indicator === null) return `- ${localityName}: chưa có số liệu về chỉ tiêu này.`;
    const target = targetText(indicator.target);
    const result = resultText(indicator);
    const figure =
      indicator.observation?.value != null
        ? `${result}${periodPhrase(indicator)} – ${verdict(indicator)}`
        : 'chưa có số liệu kết quả';
    return `- ${localityName}: ${figure}${target === null ? '' : `; mục tiêu${yearSuffix(indicator.target)} ${target}`} («${shorten(indicator.row.name, 110)}»).`;
  });
  const both = evidence.rows.flatMap(({ localityName, indicator }) =>
    indicator?.observation?.value == null
      ? []
      : [{ localityName, value: indicator.observation.value, unit: indicator.observation.unit }],
  );
  const [first, second] = both;
  const wantsTarget = question.wants.target && !question.wants.result;
  if (wantsTarget || first === undefined || second === undefined || both.length !== 2 || first.unit !== second.unit) {
    return { headline: wantsTarget ? 'Mục tiêu của từng địa phương:' : 'Số liệu của từng địa phương:', details: lines };
  }
  const [high, low] = first.value >= second.value ? [first, second] : [second, first];
  const distance = Number((high.value - low.value).toFixed(4));
  const unit = high.unit === '%' ? 'điểm %' : high.unit;
  const headline =
    distance === 0
      ? `${high.localityName} và ${low.localityName} bằng nhau.`
      : `${high.localityName} cao hơn ${low.localityName} ${gapPhrase(distance, unit)}.`;
  return { headline, details: lines };
}
