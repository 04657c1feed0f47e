/** Calendar days printed in a clause, and the rule that each makes for a frequency. */
import { formatPlainDate, isPlainDate } from '../../reminders/plain-date.ts';

export type Period = 'june' | 'day' | 'week' | 'month' | 'quarter' | 'half' | 'nineMonths' | 'year';

export interface PrintedDay {
  cutoff: 'before' | 'by' | null;
  /** Rules that the printed day makes for a period (or by itself, for null); empty when it does not fit. */
  rulesFor: (period: Period | null) => string[];
  /** Dates when the day belongs to no frequency. */
  dueDates: string[];
  start: number;
  end: number;
}

const CUT =
  '(trước|chậm nhất|muộn nhất|không muộn hơn|không quá(?=\\s+ngày)|đến hết|hết|vào)\\s+(?:là\\s+|vào\\s+|trước\\s+)?(?:\\d{1,2}\\s*(?:giờ|h)\\s*(?:\\d{2}\\s*(?:phút)?)?\\s*,?\\s*)?';
const FULL_DATE = new RegExp(
  `${CUT}(?:ngày\\s+)?(\\d{1,2})\\s*(?:[/.-]|\\s+tháng\\s+)\\s*(\\d{1,2})\\s*(?:[/.-]|\\s+năm\\s+)\\s*(\\d{4})`,
  'giu',
);
const DAY_MONTH = new RegExp(
  `${CUT}(?:ngày\\s+)?(\\d{1,2})\\s*(?:/|\\s+tháng\\s+)\\s*(\\d{1,2})(?!\\d|\\s*[/.]\\s*\\d|\\s+năm\\s+\\d|%)((?:\\s*(?:,|và)\\s*(?:trước\\s+)?(?:ngày\\s+)?\\d{1,2}/\\d{1,2}(?![/\\d]))*)`,
  'giu',
);
const DAY_OF_MONTH = new RegExp(
  `(?:${CUT})?ngày\\s+(\\d{1,2}|cuối cùng|cuối)\\s+(?:của\\s+)?(?:(?:hàng|hằng|mỗi)\\s+tháng|tháng\\s+(cuối|đầu|giữa|thứ hai|sau|kế tiếp|tiếp theo|liền kề|liền sau|báo cáo|đó)(?:\\s+(?:của\\s+)?(?:mỗi\\s+|hàng\\s+|hằng\\s+)?(?:quý)(?:\\s+(sau|kế tiếp|tiếp theo))?)?)`,
  'giu',
);
const DAY_ONLY = new RegExp(
  `${CUT}ngày\\s+(\\d{1,2})(?!\\d|\\s*[/.-]\\s*\\d|\\s+(?:của\\s+)?tháng|\\s+(?:hàng|hằng|mỗi)\\s+tháng)`,
  'giu',
);
const WEEKDAY = new RegExp(`${CUT}(?:ngày\\s+)?(thứ\\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\\s+nhật)`, 'giu');
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
/**
 * Days in the order printed. Days that tell up to when something was counted ("tính đến ngày") are none.
 * @param year for a day and month of a single deadline; null leaves it without a date
 * @param recurs the clause names a frequency, so that a day and month is no single deadline
 */
export function daysIn(clause: string, year: number | null, recurs: boolean): PrintedDay[] {
  const readers: [RegExp, (match: RegExpMatchArray) => DayReading | null][] = [
    [FULL_DATE, fullDate],
    [DAY_OF_MONTH, (match) => dayOfMonth(match[2] ?? '', match[0], match[3], match[4])],
    [DAY_MONTH, (match) => dayAndMonth(match, clause, recurs ? null : year)],
    [DAY_ONLY, dayAlone],
    [WEEKDAY, weekday],
  ];
  const days: PrintedDay[] = [];
  for (const [pattern, read] of readers) {
    for (const match of clause.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (days.some((other) => start < other.end && end > other.start) || COUNTED.test(clause.slice(0, start)))
        continue;
      const reading = read(match);
      if (reading) days.push({ ...reading, cutoff: cutoffOf(match[1] ?? ''), start, end });
    }
  }
  return days.sort((a, b) => a.start - b.start);
}

type DayReading = Pick<PrintedDay, 'rulesFor' | 'dueDates'>;

const COUNTED = /(?:tính|từ|số liệu|(?<!\p{L})(?:từ|tính)\s[^,;]{0,30})\s*$/iu;

function fullDate(match: RegExpMatchArray): DayReading | null {
  const date = dateOf(Number(match[4]), Number(match[3]), Number(match[2]));
  return date && !/^vào$/iu.test(match[1] ?? '') ? { dueDates: [date], rulesFor: () => [] } : null;
}

/** "ngày 20/12", "ngày 15/6 và 15/12": yearly, or of the half-year or quarters that it names. */
function dayAndMonth(match: RegExpMatchArray, clause: string, year: number | null): DayReading | null {
  const more = [...(match[4] ?? '').matchAll(/(\d{1,2})\/(\d{1,2})/g)].map((pair) => [pair[1], pair[2]]);
  const dates = [[match[2], match[3]], ...more].map(([day, month]) => ({ day: Number(day), month: Number(month) }));
  // 29/2 exists in some years; 31/6 in none.
  if (dates.some(({ day, month }) => !dateOf(2024, month, day))) return null;
  const byDay = [...Map.groupBy(dates, ({ day }) => day)];
  const rules = byDay.map(([day, same]) =>
    yearly(
      same.map(({ month }) => month),
      day,
    ),
  );
  const after = clause.slice((match.index ?? 0) + match[0].length);
  const everyYear = /^\s+(?:năm sau|năm kế tiếp|của năm sau|(?:hàng|hằng|mỗi) năm)/iu.test(after);
  const dueDates = everyYear || year === null ? [] : dates.map(({ day, month }) => dateOf(year, month, day));
  const first = dates[0]?.month ?? 12;
  const rulesFor = (period: Period | null): string[] => {
    if (period === 'year' || period === 'nineMonths') return rules;
    if (period === 'half') return dates.length === 2 || first <= 7 ? rules : [];
    if (period === 'quarter') return dates.length === 4 ? rules : [];
    return period === null && everyYear ? rules : [];
  };
  return { dueDates: dueDates.filter((date) => date !== null), rulesFor };
}

/** "trước ngày 25" beside "hàng tháng". */
function dayAlone(match: RegExpMatchArray): DayReading | null {
  const day = Number(match[2]);
  if (day < 1 || day > 31) return null;
  return { dueDates: [], rulesFor: (period) => (period === 'month' ? [`FREQ=MONTHLY;BYMONTHDAY=${day}`] : []) };
}

function weekday(match: RegExpMatchArray): DayReading | null {
  const name = (match[2] ?? '').toLocaleLowerCase('vi').replace(/^thứ\s+/, '');
  const code = /nhật/.test(name) ? 'SU' : WEEKDAYS[name];
  if (!code) return null;
  return { dueDates: [], rulesFor: (period) => (period === 'week' ? [`FREQ=WEEKLY;BYDAY=${code}`] : []) };
}

/** "ngày 20 của tháng cuối quý", "ngày 10 tháng sau", "ngày 22 hằng tháng". */
function dayOfMonth(
  printedDay: string,
  printed: string,
  which: string | undefined,
  next: string | undefined,
): DayReading {
  const day = /^\d/.test(printedDay) ? Number(printedDay) : -1;
  const word = (which ?? '').toLocaleLowerCase('vi');
  const monthly = [`FREQ=MONTHLY;BYMONTHDAY=${day}`];
  const ofQuarter = (): string[] => {
    if (word === 'cuối') return [yearly([3, 6, 9, 12], day)];
    if (/giữa|hai/.test(word)) return [yearly([2, 5, 8, 11], day)];
    return word === 'đầu' || next || /sau|tiếp|liền/.test(word) ? [yearly([1, 4, 7, 10], day)] : [];
  };
  const rulesFor = (period: Period | null): string[] => {
    if (period === 'quarter') return ofQuarter();
    if (/quý/iu.test(printed)) return period === null ? ofQuarter() : [];
    if (period === 'half') return word === 'cuối' ? [yearly([6, 12], day)] : word ? [yearly([1, 7], day)] : [];
    if (period === 'year') return word === 'cuối' ? [yearly([12], day)] : word ? [yearly([1], day)] : [];
    return period === null || period === 'month' ? monthly : [];
  };
  return { dueDates: [], rulesFor };
}

function cutoffOf(word: string): 'before' | 'by' | null {
  const lower = word.toLocaleLowerCase('vi');
  if (lower === 'trước') return 'before';
  return lower === 'vào' || lower === '' ? null : 'by';
}

function yearly(months: readonly number[], day: number): string {
  return `FREQ=YEARLY;BYMONTH=${[...months].sort((a, b) => a - b).join(',')};BYMONTHDAY=${day}`;
}

function dateOf(year: number, month: number, day: number): string | null {
  const date = { year, month, day };
  return isPlainDate(date) ? formatPlainDate(date) : null;
}
