/** Periods and dates as headings print them: "quý I/2024", "6 tháng đầu năm 2024", "tính đến ngày 10/3/2024". */
import { fold } from '../../language/fold.ts';
import { monthsOf } from '../structure/printed-dates.ts';

const QUARTERS: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 };

export interface PeriodInHeading {
  /** "2024-Q1", "2024-06", "2024-H1", "2024-9M" (so many months of the year), "2024" */
  period: string | null;
  /** ISO date up to which the figures count. */
  asOf: string | null;
}

/** The last year that a heading names ("năm 2024", "giai đoạn 2021 - 2025" → 2025); null when it names none. A number of a document is no year. */
export function yearIn(text: string): number | null {
  const years = [...text.matchAll(/(?<![\d.])(20\d\d)(?![\d]|\.\d|\/\p{Lu})/gu)];
  const last = years.at(-1)?.[1];
  return last === undefined ? null : Number(last);
}

/** Reads the period and the cut-off date that a heading names. */
export function periodIn(text: string): PeriodInHeading {
  const folded = fold(text).replace(/\s+/g, ' ');
  const asOf = dateIn(folded);
  const named = folded.replace(/(?:tinh )?den (?:het )?(?:ngay )?\d{1,2}\/\d{1,2}\/\d{4}/g, ' ');
  const year =
    yearIn(named) ?? (asOf === null || !/\bthang\b|\bqu[yi]\b/.test(named) ? null : Number(asOf.slice(0, 4)));
  return { period: year === null ? null : periodOf(named, year), asOf };
}

function periodOf(folded: string, year: number): string {
  const quarter = /\bqu[yi] ?(iv|i{1,3}|[1-4])\b/.exec(folded)?.[1];
  if (quarter !== undefined) return `${year}-Q${QUARTERS[quarter]}`;
  const months = Number(/(?<![\d/]|ngay )0?(\d{1,2}) thang\b(?! \d)/.exec(folded)?.[1]);
  if (months >= 1 && months <= 12) return monthsOf(year, months, /cuoi nam/.test(folded));
  const month = /\bthang (\d{1,2})\b/.exec(folded)?.[1];
  return month !== undefined && Number(month) <= 12 ? `${year}-${month.padStart(2, '0')}` : String(year);
}

function dateIn(folded: string): string | null {
  const match = /(?:den|ngay)(?: het)?(?: ngay)? (\d{1,2})(?:\/| thang )(\d{1,2})(?:\/| nam )(\d{4})/.exec(folded);
  if (!match) return null;
  const [, day = '', month = '', year = ''] = match;
  if (Number(month) > 12 || Number(day) > 31) return null;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
