/**
 * The part of RFC 5545 recurrence that plans use: which days a duty falls due on, and how to say it.
 *
 * A rule without a day ("FREQ=YEARLY") falls due at the end of its period, because a frequency that names no day
 * asks only that it be done within each year, quarter, month or week.
 */
import {
  addDays,
  comparePlainDates,
  dayOfWeek,
  daysInMonth,
  formatPlainDate,
  type PlainDate,
  parsePlainDate,
} from './plain-date.ts';

export class RecurrenceError extends Error {
  override name = 'RecurrenceError';
  readonly code = 'unsupported_recurrence';
}

type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

export interface Recurrence {
  frequency: Frequency;
  interval: number;
  months: number[];
  /** -1 is the last day of the month. */
  monthDay: number | null;
  /** 0 = Sunday … 6 = Saturday. */
  weekday: number | null;
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const WEEKDAY_NAMES = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];
const FREQUENCIES: readonly string[] = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];

/**
 * Reads FREQ, INTERVAL, BYMONTH, BYMONTHDAY and BYDAY.
 * @throws RecurrenceError naming the part that is outside this subset
 */
export function parseRecurrence(rrule: string): Recurrence {
  const parts = new Map<string, string>();
  for (const part of rrule.replace(/^RRULE:/, '').split(';')) {
    const [key = '', value = ''] = part.split('=');
    if (!/^(FREQ|INTERVAL|BYMONTH|BYMONTHDAY|BYDAY)$/.test(key) || value === '') {
      throw new RecurrenceError(
        `"${part}" in "${rrule}" is not supported; use FREQ, INTERVAL, BYMONTH, BYMONTHDAY, BYDAY`,
      );
    }
    parts.set(key, value);
  }
  const frequency = parts.get('FREQ') ?? '';
  const months = (parts.get('BYMONTH') ?? '').split(',').filter(Boolean).map(Number);
  const weekdayCode = parts.get('BYDAY');
  const rule: Recurrence = {
    frequency: frequency as Frequency,
    interval: Number(parts.get('INTERVAL') ?? '1'),
    months: months.sort((a, b) => a - b),
    monthDay: parts.has('BYMONTHDAY') ? Number(parts.get('BYMONTHDAY')) : null,
    weekday: weekdayCode === undefined ? null : WEEKDAYS.indexOf(weekdayCode),
  };
  if (!FREQUENCIES.includes(frequency))
    throw new RecurrenceError(`"${rrule}" needs FREQ=DAILY, WEEKLY, MONTHLY or YEARLY`);
  const day = rule.monthDay;
  const wrong =
    !(Number.isInteger(rule.interval) && rule.interval >= 1) ||
    months.some((month) => !(Number.isInteger(month) && month >= 1 && month <= 12)) ||
    (day !== null && day !== -1 && !(Number.isInteger(day) && day >= 1 && day <= 31)) ||
    rule.weekday === -1;
  if (wrong) throw new RecurrenceError(`"${rrule}" holds a number or weekday that no calendar has`);
  return rule;
}

/**
 * The next due days on or after `from`.
 * @param from "2026-11-25"; the printed cut-off day itself counts, working days are another stage's matter
 * @param count how many; at most 1,000
 * @returns ISO dates, earliest first. A month without the day (31/4) gives its last day.
 * @throws RecurrenceError for a rule outside the subset, RangeError for a date that does not exist
 */
export function nextDueDates(rrule: string, from: string, count: number): string[] {
  const rule = parseRecurrence(rrule);
  const start = parsePlainDate(from);
  const wanted = Math.min(count, 1_000);
  const dates: string[] = [];
  for (const date of candidates(rule, start)) {
    if (dates.length >= wanted) break;
    if (comparePlainDates(date, start) >= 0) dates.push(formatPlainDate(date));
  }
  return dates;
}

/** All due days from the period of `start` on; endless. */
function* candidates(rule: Recurrence, start: PlainDate): Generator<PlainDate> {
  if (rule.frequency === 'DAILY') {
    for (let date = start; ; date = addDays(date, rule.interval)) yield date;
  }
  if (rule.frequency === 'WEEKLY') {
    const monday = addDays(start, -((dayOfWeek(start) + 6) % 7));
    // A week without a named day ends on Friday, the last working day.
    const offset = ((rule.weekday ?? 5) + 6) % 7;
    for (let week = 0; ; week += rule.interval) yield addDays(monday, week * 7 + offset);
  }
  const months = dueMonths(rule);
  for (let year = start.year; ; year += rule.frequency === 'YEARLY' ? rule.interval : 1) {
    for (const month of months) yield { year, month, day: dayIn(rule, year, month) };
  }
}

/** Months of the year in which a duty falls due: the last of each quarter, half-year or year when none is named. */
function dueMonths(rule: Recurrence): number[] {
  if (rule.months.length > 0) return rule.months;
  if (rule.frequency === 'YEARLY') return [12];
  if (12 % rule.interval !== 0) throw new RecurrenceError(`INTERVAL=${rule.interval} months does not divide a year`);
  return Array.from({ length: 12 / rule.interval }, (_, index) => (index + 1) * rule.interval);
}

function dayIn(rule: Recurrence, year: number, month: number): number {
  const last = daysInMonth(year, month);
  return rule.monthDay === null || rule.monthDay === -1 ? last : Math.min(rule.monthDay, last);
}

/**
 * The rule in Vietnamese: "trước ngày 20 của tháng cuối mỗi quý", "trước ngày 20/12 hằng năm", "hằng tuần".
 * @param cutoff 'before': "trước ngày"; 'by': "chậm nhất ngày"; null: the day alone
 * @throws RecurrenceError for a rule outside the subset
 */
export function describeRule(rrule: string, cutoff: 'before' | 'by' | null): string {
  const rule = parseRecurrence(rrule);
  const lead = cutoff === 'before' ? 'trước ' : cutoff === 'by' ? 'chậm nhất ' : '';
  if (rule.frequency === 'DAILY') return rule.interval === 1 ? 'hằng ngày' : `${rule.interval} ngày một lần`;
  if (rule.frequency === 'WEEKLY') {
    const every = rule.interval === 1 ? 'hằng tuần' : `${rule.interval} tuần một lần`;
    return rule.weekday === null ? every : `${lead}${WEEKDAY_NAMES[rule.weekday]} ${every}`;
  }
  if (rule.monthDay === null) return withoutDay(rule);
  const day = rule.monthDay === -1 ? 'ngày cuối cùng' : `ngày ${rule.monthDay}`;
  const months = rule.months.join(',');
  if (months === '3,6,9,12') return `${lead}${day} của tháng cuối mỗi quý`;
  if (months === '1,4,7,10') return `${lead}${day} của tháng đầu mỗi quý`;
  if (months === '2,5,8,11') return `${lead}${day} của tháng giữa mỗi quý`;
  if (rule.months.length > 0) {
    const days = rule.months.map((month) =>
      rule.monthDay === -1 ? `cuối tháng ${month}` : `${rule.monthDay}/${month}`,
    );
    return `${lead}${rule.monthDay === -1 ? '' : 'ngày '}${days.join(' và ')} hằng năm`;
  }
  if (rule.frequency === 'MONTHLY' && rule.interval === 1) return `${lead}${day} hằng tháng`;
  return `${lead}${day} của tháng cuối kỳ, ${withoutDay(rule)}`;
}

function withoutDay(rule: Recurrence): string {
  const months = rule.frequency === 'YEARLY' ? rule.interval * 12 : rule.interval;
  if (rule.months.length > 0) return `tháng ${rule.months.join(', ')} hằng năm`;
  if (months === 1) return 'hằng tháng';
  if (months === 3) return 'hằng quý';
  if (months === 12) return 'hằng năm';
  return months % 12 === 0 ? `${months / 12} năm một lần` : `${months} tháng một lần`;
}
