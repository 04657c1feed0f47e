/**
 * When a duty falls due, read from one clause: "định kỳ hàng quý (trước ngày 20 của tháng cuối quý)".
 *
 * The printed day is kept; whether it is itself still in time is said by `cutoff`.
 */
import { formatPlainDate, isPlainDate } from '../../reminders/plain-date.ts';

export interface DutyTiming {
  rrule: string | null;
  dueDate: string | null;
  cutoff: 'before' | 'by' | null;
  /** A calendar day is printed, not only a frequency. */
  dated: boolean;
  /** Where in the clause the time words stand. */
  start: number;
  end: number;
}

type Period = 'june' | 'day' | 'week' | 'month' | 'quarter' | 'half' | 'nineMonths' | 'year';

interface Recurring {
  period: Period;
  every: number;
  start: number;
  end: number;
}

interface Day {
  cutoff: 'before' | 'by' | null;
  /** Rule that the printed day makes for a period; null when the day does not fit it. */
  ruleFor: (period: Period | null) => string | null;
  dueDate: string | null;
  start: number;
  end: number;
}

const PERIOD = '(?:(?:0?[69]|sáu|chín)\\s+tháng(?:\\s+(?:đầu|cuối)\\s+năm)?|(?:0?1\\s+)?(?:ngày|tuần|tháng|quý|năm))';
const PERIOD_LIST = `${PERIOD}(?:\\s*(?:,|;|và|hoặc|/)\\s*(?:(?:hàng|hằng)\\s+)?${PERIOD}(?![\\p{L}\\d]))*`;
const EVERY = new RegExp(
  `(?<!ngân\\s)(?<![\\p{L}])(?:(?:hàng|hằng|mỗi)\\s+|định\\s+k[ỳì]\\s+(?:theo\\s+)?(?:(?:hàng|hằng)\\s+)?)(${PERIOD_LIST})(?![\\p{L}\\d]|\\s+(?:nay|trước|qua|\\d{4}))`,
  'giu',
);
const PER_TIME = /(?<![\p{L}\d/])(\d{0,2})\s*(tuần|tháng|quý|năm)\s*\/\s*(\d{0,2})\s*lần(?:\s*\/\s*năm)?/giu;
const TIMES_PER =
  /(\d{1,2}|một|hai|ba|bốn)\s+lần\s*(?:\/|trong|mỗi|trên)\s*(\d{0,2})\s*(tuần|tháng|quý|năm)(?!\p{L})/giu;
const ONCE_IN = /(?:mỗi|0?1|một)\s+(tuần|tháng|quý|năm)\s+(?:ít nhất\s+)?(?:0?1|một)\s+lần/giu;
const COUNT_IN_YEAR =
  /(?:trong|mỗi)\s+năm\s+(?:đạt\s+)?(?:từ|ít nhất|tối thiểu)\s+\d+\s+\p{L}+(?:\s+trở lên)?|(?:từ|ít nhất|tối thiểu)\s+\d+\s+\p{L}+(?:\s+trở lên)?\s*(?:trong|\/|mỗi)\s*năm(?!\s+\d)/giu;
/** "Báo cáo tuần: …", "báo cáo năm gửi trước …": the report's name says how often. */
const REPORT_OF = new RegExp(
  `báo cáo\\s+(?:định kỳ\\s+)?(${PERIOD_LIST})(?=\\s*(?:[:(]|,\\s*(?:trước|chậm|gửi))|\\s+(?:trước|chậm nhất|gửi|muộn nhất))`,
  'giu',
);
/** "sơ kết 6 tháng, tổng kết năm" */
const REVIEW = /(?:sơ kết|tổng kết)\s+(0?6\s+tháng|quý|năm)(?!\s+\d)(?:\s+đầu năm)?/giu;
/** "2 kỳ/tháng", "01 chuyên mục/tuần" */
const COUNT_PER =
  /\d{1,2}\s+(?:kỳ|số|tin|bài|tin,? bài|buổi|cuộc|lượt|chuyên mục|chuyên đề|phóng sự|bản tin|lớp|đợt)\s*\/\s*(tuần|tháng|quý|năm)(?!\p{L})/giu;
/** "…, 6 tháng (trước ngày 15/6), năm (trước ngày 15/12)": in a list "hàng" is said once. */
const LISTED = new RegExp(`(?:[,;)]\\s*|và\\s+)(${PERIOD})\\s*(?=\\(\\s*(?:trước|chậm nhất|muộn nhất))`, 'giu');
const BRACKETED = new RegExp(`\\(\\s*(${PERIOD_LIST})\\s*\\)`, 'giu');

const CUT =
  '(trước|chậm nhất|muộn nhất|không muộn hơn|không quá|đến hết|hết|vào)\\s+(?:là\\s+|vào\\s+|trước\\s+)?(?:\\d{1,2}\\s*(?:giờ|h)\\s*(?:\\d{2}\\s*(?:phút)?)?\\s*,?\\s*)?';
const FULL_DATE = new RegExp(
  `${CUT}(?:ngày\\s+)?(\\d{1,2})\\s*(?:[/.-]|\\s+tháng\\s+)\\s*(\\d{1,2})\\s*(?:[/.-]|\\s+năm\\s+)\\s*(\\d{4})`,
  'giu',
);
const DAY_MONTH = new RegExp(
  `${CUT}(?:ngày\\s+)?(\\d{1,2})\\s*(?:/|\\s+tháng\\s+)\\s*(\\d{1,2})(?!\\d|\\s*[/.]\\s*\\d|\\s+năm\\s+\\d|%)((?:\\s*(?:,|và)\\s*(?:trước\\s+)?(?:ngày\\s+)?\\d{1,2}/\\d{1,2}(?![/\\d]))*)`,
  'giu',
);
const DAY_OF_MONTH = new RegExp(
  `${CUT}ngày\\s+(\\d{1,2}|cuối cùng|cuối)\\s+(?:của\\s+)?(?:(?:hàng|hằng|mỗi)\\s+tháng|tháng\\s+(cuối|đầu|giữa|thứ hai|sau|kế tiếp|tiếp theo|liền kề|liền sau|báo cáo|đó)(?:\\s+(?:của\\s+)?(?:mỗi\\s+|hàng\\s+|hằng\\s+)?(?:quý)(?:\\s+(sau|kế tiếp|tiếp theo))?)?)`,
  'giu',
);
const DAY_ONLY = new RegExp(
  `${CUT}ngày\\s+(\\d{1,2})(?!\\d|\\s*[/.-]\\s*\\d|\\s+(?:của\\s+)?tháng|\\s+(?:hàng|hằng|mỗi)\\s+tháng)`,
  'giu',
);
const WEEKDAY = new RegExp(`${CUT}(?:ngày\\s+)?(thứ\\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\\s+nhật)`, 'giu');
const WITHIN =
  /(trước|trong|hết|xong|vào)\s+(?:(tháng)\s+(\d{1,2})|(quý)\s+(IV|I{1,3}|[1-4])|(6 tháng đầu)|(năm))\s*(?:\/|năm)?\s*(\d{4})/giu;

const WEEKDAYS: Record<string, string> = {
  hai: 'MO',
  ba: 'TU',
  tư: 'WE',
  năm: 'TH',
  sáu: 'FR',
  bảy: 'SA',
  '2': 'MO',
  '3': 'TU',
  '4': 'WE',
  '5': 'TH',
  '6': 'FR',
  '7': 'SA',
};
const NUMBERS: Record<string, number> = { một: 1, hai: 2, ba: 3, bốn: 4 };

/**
 * Every time that the clause sets. Two frequencies side by side ("hàng tháng, quý") are two timings.
 * @param year year to assume for a day and month of a single deadline; null leaves such a day unread
 */
export function timingsIn(clause: string, year: number | null): DutyTiming[] {
  const recurring = recurringIn(clause);
  const days = daysIn(clause, year, recurring.length > 0);
  const used = new Set<Day>();
  const timings = recurring.map((every, index): DutyTiming => {
    const until = recurring[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const day = dayOf(every, days, used, until);
    if (day) used.add(day);
    return timingOf(every, day);
  });
  for (const day of days) {
    if (used.has(day)) continue;
    const rule = day.ruleFor(null);
    if (rule === null && day.dueDate === null) continue;
    const { dueDate, cutoff, start, end } = day;
    timings.push({ rrule: rule, dueDate: rule === null ? dueDate : null, cutoff, dated: true, start, end });
  }
  return timings.sort((a, b) => a.start - b.start);
}

/** The day printed for a frequency: the first that follows it before the next frequency, else one before it. */
function dayOf(every: Recurring, days: readonly Day[], used: ReadonlySet<Day>, until: number): Day | undefined {
  const fits = days.filter((day) => !used.has(day) && day.ruleFor(every.period) !== null);
  return fits.find((day) => day.start >= every.start && day.start < until) ?? fits.find((day) => day.end <= every.end);
}

function timingOf(every: Recurring, day: Day | undefined): DutyTiming {
  const dayRule = day?.ruleFor(every.period) ?? null;
  if (!day || dayRule === null) {
    return { rrule: bareRule(every), dueDate: null, cutoff: null, dated: false, start: every.start, end: every.end };
  }
  const start = Math.min(every.start, day.start);
  return { rrule: dayRule, dueDate: null, cutoff: day.cutoff, dated: true, start, end: Math.max(every.end, day.end) };
}

function bareRule({ period, every }: Recurring): string {
  const interval = (months: number): string => (months === 1 ? 'FREQ=MONTHLY' : `FREQ=MONTHLY;INTERVAL=${months}`);
  switch (period) {
    case 'day':
      return 'FREQ=DAILY';
    case 'week':
      return every === 1 ? 'FREQ=WEEKLY' : `FREQ=WEEKLY;INTERVAL=${every}`;
    case 'month':
      return interval(every);
    case 'quarter':
      return interval(3 * every);
    case 'half':
      return interval(6);
    case 'june':
      return 'FREQ=YEARLY;BYMONTH=6';
    case 'nineMonths':
      return 'FREQ=YEARLY;BYMONTH=9';
    case 'year':
      return every === 1 ? 'FREQ=YEARLY' : `FREQ=YEARLY;INTERVAL=${every}`;
  }
}

function recurringIn(clause: string): Recurring[] {
  const found: Recurring[] = [];
  const add = (period: Period, every: number, start: number, end: number): void => {
    const overlaps = found.some((other) => start < other.end && end > other.start && other.start !== start);
    const known = found.some((other) => other.period === period && other.every === every);
    if (!overlaps && !known) found.push({ period, every, start, end });
  };
  const periodsOf = (match: RegExpMatchArray): void => {
    const start = match.index ?? 0;
    for (const word of (match[1] ?? '').split(/\s*(?:,|;|và|hoặc|\/)\s*/u))
      add(periodOf(word), 1, start, start + match[0].length);
  };
  for (const match of clause.matchAll(PER_TIME)) {
    add(periodOf(match[2] ?? ''), Number(match[1] || 1), match.index, match.index + match[0].length);
  }
  for (const match of clause.matchAll(TIMES_PER)) {
    const times = Number(NUMBERS[match[1] ?? ''] ?? match[1]);
    add(...spread(times, Number(match[2] || 1), periodOf(match[3] ?? '')), match.index, match.index + match[0].length);
  }
  for (const match of clause.matchAll(ONCE_IN))
    add(periodOf(match[1] ?? ''), 1, match.index, match.index + match[0].length);
  for (const match of clause.matchAll(EVERY)) periodsOf(match);
  for (const pattern of [LISTED, REPORT_OF, COUNT_PER]) for (const match of clause.matchAll(pattern)) periodsOf(match);
  for (const match of clause.matchAll(REVIEW)) {
    const half = /6/.test(match[1] ?? '');
    add(half ? 'june' : periodOf(match[1] ?? ''), 1, match.index, match.index + match[0].length);
  }
  if (/báo cáo/iu.test(clause)) for (const match of clause.matchAll(BRACKETED)) periodsOf(match);
  for (const match of clause.matchAll(COUNT_IN_YEAR)) add('year', 1, match.index, match.index + match[0].length);
  return found.sort((a, b) => a.start - b.start);
}

/** "02 lần/năm" is every six months, "3 lần/tháng" no calendar rule of its own: it counts per month. */
function spread(times: number, every: number, period: Period): [Period, number] {
  if (times <= 1) return [period, every];
  if (period === 'year' && times === 2) return ['half', 1];
  if (period === 'year' && 12 % times === 0) return ['month', 12 / times];
  return [period, every];
}

function periodOf(word: string): Period {
  if (/(?:6|sáu)\s+tháng/iu.test(word)) return 'half';
  if (/(?:9|chín)\s+tháng/iu.test(word)) return 'nineMonths';
  if (/ngày/iu.test(word)) return 'day';
  if (/tuần/iu.test(word)) return 'week';
  if (/tháng/iu.test(word)) return 'month';
  return /quý/iu.test(word) ? 'quarter' : 'year';
}

function daysIn(clause: string, year: number | null, recurs: boolean): Day[] {
  const days: Day[] = [];
  const add = (match: RegExpMatchArray, day: Omit<Day, 'start' | 'end' | 'cutoff'>): void => {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (days.some((other) => start < other.end && end > other.start)) return;
    if (/(?:tính|từ|kể từ|số liệu|từ ngày [^,;]{0,20})\s*$/iu.test(clause.slice(0, start))) return;
    days.push({ ...day, cutoff: cutoffOf(match[1] ?? ''), start, end });
  };
  for (const match of clause.matchAll(FULL_DATE)) {
    const date = dateOf(Number(match[4]), Number(match[3]), Number(match[2]));
    if (date && !/^vào$/iu.test(match[1] ?? '')) add(match, { dueDate: date, ruleFor: () => null });
  }
  for (const match of clause.matchAll(DAY_OF_MONTH)) {
    const day = /^\d/.test(match[2] ?? '') ? Number(match[2]) : -1;
    add(match, { dueDate: null, ruleFor: (period) => dayOfMonthRule(day, match[0], match[3], match[4], period) });
  }
  for (const match of clause.matchAll(DAY_MONTH)) {
    const pairs = [
      [match[2], match[3]],
      ...[...(match[4] ?? '').matchAll(/(\d{1,2})\/(\d{1,2})/g)].map((m) => [m[1], m[2]]),
    ].map(([day, month]) => ({ day: Number(day), month: Number(month) }));
    const first = pairs[0];
    if (!first || pairs.some(({ day, month }) => !dateOf(2024, month, day))) continue;
    const sameDay = pairs.every(({ day }) => day === first.day);
    const rule = sameDay
      ? yearly(
          pairs.map(({ month }) => month),
          first.day,
        )
      : yearly([first.month], first.day);
    const everyYear = /^\s+(?:năm sau|năm kế tiếp|của năm sau|(?:hàng|hằng|mỗi) năm)/iu.test(
      clause.slice(match.index + match[0].length),
    );
    const dueDate = recurs || everyYear || year === null ? null : dateOf(year, first.month, first.day);
    add(match, {
      dueDate,
      ruleFor: (period) => (period === null && everyYear ? rule : dayMonthRule(rule, first, period)),
    });
  }
  for (const match of clause.matchAll(DAY_ONLY)) {
    const day = Number(match[2]);
    const rule = day >= 1 && day <= 31 ? `FREQ=MONTHLY;BYMONTHDAY=${day}` : null;
    add(match, { dueDate: null, ruleFor: (period) => (period === 'month' ? rule : null) });
  }
  for (const match of clause.matchAll(WEEKDAY)) {
    const name = (match[2] ?? '').toLocaleLowerCase('vi').replace(/^thứ\s+/, '');
    const code = /nhật/.test(name) ? 'SU' : WEEKDAYS[name];
    if (code)
      add(match, { dueDate: null, ruleFor: (period) => (period === 'week' ? `FREQ=WEEKLY;BYDAY=${code}` : null) });
  }
  return days.sort((a, b) => a.start - b.start);
}

function cutoffOf(word: string): 'before' | 'by' | null {
  const lower = word.toLocaleLowerCase('vi');
  if (lower === 'trước') return 'before';
  return lower === 'vào' ? null : 'by';
}

function yearly(months: readonly number[], day: number): string {
  return `FREQ=YEARLY;BYMONTH=${[...months].sort((a, b) => a - b).join(',')};BYMONTHDAY=${day}`;
}

/** A day and month is a yearly date, or that of the half-year or quarter in which it stands. */
function dayMonthRule(rule: string, date: { day: number; month: number }, period: Period | null): string | null {
  if (period === 'year' || period === 'nineMonths') return rule;
  if (period === 'half') return date.month <= 7 || rule.includes(',') ? rule : null;
  return period === 'quarter' && rule.includes(',') ? rule : null;
}

/** "ngày 20 của tháng cuối quý", "ngày 10 tháng sau", "ngày 22 hằng tháng". */
function dayOfMonthRule(
  day: number,
  printed: string,
  which: string | undefined,
  ofNext: string | undefined,
  period: Period | null,
): string | null {
  const word = (which ?? '').toLocaleLowerCase('vi');
  if (/quý/iu.test(printed) || period === 'quarter') {
    if (period !== 'quarter' && period !== null) return null;
    const months = word === 'cuối' ? [3, 6, 9, 12] : /giữa|hai/.test(word) ? [2, 5, 8, 11] : [1, 4, 7, 10];
    if (word === 'đầu' || ofNext || word === 'cuối' || /giữa|hai|sau|tiếp|liền/.test(word)) return yearly(months, day);
    return null;
  }
  if (period === 'year' || period === 'half') {
    const months = period === 'half' ? (word === 'cuối' ? [6, 12] : [1, 7]) : word === 'cuối' ? [12] : [1];
    return word ? yearly(months, day) : null;
  }
  return period === null || period === 'month' ? `FREQ=MONTHLY;BYMONTHDAY=${day}` : null;
}

function dateOf(year: number, month: number, day: number): string | null {
  const date = { year, month, day };
  return isPlainDate(date) ? formatPlainDate(date) : null;
}

/**
 * A single deadline given as a month, quarter or year: "hoàn thành trong quý I/2024" is due on its last day,
 * "trước tháng 6/2024" before its first.
 */
export function deadlineWithin(clause: string): DutyTiming | null {
  for (const match of clause.matchAll(WITHIN)) {
    const [printed, word = '', , month, , quarter, half, whole, year = ''] = match;
    const before = /^trước$/iu.test(word);
    if (whole && !/^(hết|xong|trước)$/iu.test(word) && !/^trong$/iu.test(word)) continue;
    const last = month ? Number(month) : quarter ? quarterNumber(quarter) * 3 : half ? 6 : 12;
    const first = month ? last : quarter ? last - 2 : 1;
    if (last < 1 || last > 12) continue;
    const date = before ? { year: Number(year), month: first, day: 1 } : lastDay(Number(year), last);
    const timing = {
      rrule: null,
      dueDate: formatPlainDate(date),
      cutoff: before ? ('before' as const) : ('by' as const),
    };
    return { ...timing, dated: true, start: match.index, end: match.index + printed.length };
  }
  return null;
}

function quarterNumber(text: string): number {
  return { i: 1, ii: 2, iii: 3, iv: 4 }[text.toLowerCase()] ?? Number(text);
}

function lastDay(year: number, month: number): { year: number; month: number; day: number } {
  return { year, month, day: new Date(Date.UTC(year, month, 0)).getUTCDate() };
}
