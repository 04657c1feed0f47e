/**
 * When a duty falls due, read from one clause: "định kỳ hàng quý (trước ngày 20 của tháng cuối quý)".
 *
 * The printed day is kept; whether it is itself still in time is said by `cutoff`.
 */
import { daysInMonth, formatPlainDate } from '../../reminders/plain-date.ts';
import { daysIn, type Period, type PrintedDay } from './duty-days.ts';

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

interface Recurring {
  period: Period;
  every: number;
  start: number;
  end: number;
}

const PERIOD = '(?:(?:0?[69]|sáu|chín)\\s+tháng(?:\\s+(?:đầu|cuối)\\s+năm)?|(?:0?1\\s+)?(?:ngày|tuần|tháng|quý|năm))';
const PERIOD_LIST = `${PERIOD}(?:\\s*(?:,|;|và|hoặc|/)\\s*(?:(?:hàng|hằng)\\s+)?${PERIOD}(?![\\p{L}\\d]))*`;
const EVERY = new RegExp(
  `(?<!ngân\\s)(?<![\\p{L}])(?:(?:hàng|hằng|mỗi)\\s+|định\\s+k[ỳì]\\s+(?:theo\\s+)?(?:(?:hàng|hằng)\\s+)?)(${PERIOD_LIST})(?![\\p{L}\\d]|\\s+(?:nay|trước(?!\\s+(?:ngày|\\d))|qua|\\d{4}))`,
  'giu',
);
/** "cung cấp số liệu theo quý" */
const BY_PERIOD = /(?<!\p{L})theo\s+(tuần|tháng|quý)(?=\s*(?:[,;.(]|$))/giu;
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
/** "…, 6 tháng (trước ngày 15/6), năm (trước ngày 15/12)": in a list "hàng" is said once, or not at all. */
const LISTED = new RegExp(`(?<![\\p{L}\\d/])(${PERIOD})\\s*(?=\\(\\s*(?:trước|chậm nhất|muộn nhất))`, 'giu');
const BRACKETED = new RegExp(`\\(\\s*(${PERIOD_LIST})\\s*\\)`, 'giu');

const WITHIN =
  /(trước|trong|hết|xong|vào)\s+(?:(tháng)\s+(\d{1,2})|(quý)\s+(IV|I{1,3}|[1-4])|(6 tháng đầu)|(năm))\s*(?:\/|năm)?\s*(\d{4})/giu;

const NUMBERS: Record<string, number> = { một: 1, hai: 2, ba: 3, bốn: 4 };

/**
 * Every time that the clause sets. Two frequencies side by side ("hàng tháng, quý") are two timings.
 * @param year year to assume for a day and month of a single deadline; null leaves such a day unread
 */
export function timingsIn(clause: string, year: number | null): DutyTiming[] {
  const recurring = recurringIn(clause);
  const days = daysIn(clause, year, recurring.length > 0);
  const used = new Set<PrintedDay>();
  const timings = recurring.flatMap((every, index): DutyTiming[] => {
    const until = recurring[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const day = dayOf(every, days, used, until);
    if (day) used.add(day);
    return recurringTimings(every, day);
  });
  for (const day of days) {
    if (used.has(day)) continue;
    const { cutoff, start, end } = day;
    const rules = day.rulesFor(null);
    for (const rrule of rules) timings.push({ rrule, dueDate: null, cutoff, dated: true, start, end });
    if (rules.length > 0) continue;
    for (const dueDate of day.dueDates) timings.push({ rrule: null, dueDate, cutoff, dated: true, start, end });
  }
  return timings.sort((a, b) => a.start - b.start);
}

/** The day printed for a frequency: the first that follows it before the next frequency, else one before it. */
function dayOf(
  every: Recurring,
  days: readonly PrintedDay[],
  used: ReadonlySet<PrintedDay>,
  until: number,
): PrintedDay | undefined {
  const fits = days.filter((day) => !used.has(day) && day.rulesFor(every.period).length > 0);
  return fits.find((day) => day.start >= every.start && day.start < until) ?? fits.find((day) => day.end <= every.end);
}

function recurringTimings(every: Recurring, day: PrintedDay | undefined): DutyTiming[] {
  const { start, end, period } = every;
  if (!day) return [{ rrule: bareRule(every), dueDate: null, cutoff: null, dated: false, start, end }];
  const span = { start: Math.min(start, day.start), end: Math.max(end, day.end) };
  return day.rulesFor(period).map((rrule) => ({ rrule, dueDate: null, cutoff: day.cutoff, dated: true, ...span }));
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
  for (const pattern of [LISTED, REPORT_OF, COUNT_PER, BY_PERIOD])
    for (const match of clause.matchAll(pattern)) periodsOf(match);
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
  return { year, month, day: daysInMonth(year, month) };
}
