/** Dates and reporting periods as offices print them. */
import { foldedKey } from '../../language/fold.ts';

/** "ngày 26 tháng 02 năm 2024", "30/10/2023", "2024-02-26" → ISO; null when a part is blank or impossible. */
export function readPrintedDate(text: string): string | null {
  const match =
    /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu.exec(text) ??
    /(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)/.exec(text);
  if (match) return isoDate(Number(match[3]), Number(match[2]), Number(match[1]));
  const iso = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text);
  return iso ? isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3])) : null;
}

function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}

const QUARTERS: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 };

/**
 * The first period that a title names: "2024-Q1", "2024-H1" (six months), "2024-9M" (nine months), "2024-06", "2023",
 * "2021-2025" (giai đoạn). A quarter without its own year takes the next year in the text. Null when there is none.
 */
export function readPeriod(text: string): string | null {
  const words = text.replace(/\//g, ' ').replace(/(\d{4})\s*[-–]\s*(\d{4})/g, '$1x$2');
  const key = foldedKey(words);
  const already = /^(\d{4})(?:-(?:Q[1-4]|H[12]|9M|\d{2}))?$/.exec(text.trim());
  if (already) return text.trim();
  const quarter = /\bqui? (i{1,3}|iv|[1-4])\b(.*)/.exec(key) ?? /\bquy (i{1,3}|iv|[1-4])\b(.*)/.exec(key);
  if (quarter?.[1]) {
    const year = yearIn(quarter[2] ?? '');
    return year ? `${year}-Q${QUARTERS[quarter[1]]}` : null;
  }
  const months = /\b(0?\d|1[0-2]|ba|sau|chin) thang (?!\d)(dau|cuoi)?(.*)/.exec(key);
  if (months?.[1]) {
    const year = yearIn(months[3] ?? '');
    const count = { ba: 3, sau: 6, chin: 9 }[months[1]] ?? Number(months[1]);
    if (year && count >= 1) return monthsOf(Number(year), count, months[2] === 'cuoi');
  }
  const month = /\bthang (\d{1,2})\b(.*)/.exec(key);
  if (month?.[1] && Number(month[1]) >= 1 && Number(month[1]) <= 12) {
    const year = yearIn(month[2] ?? '');
    if (year) return `${year}-${month[1].padStart(2, '0')}`;
  }
  const stage = /\bgiai doan (\d{4})x(\d{4})\b/.exec(key);
  if (stage) return `${stage[1]}-${stage[2]}`;
  return yearIn(/\bnam (?:hoc )?(20\d{2}.*)/.exec(key)?.[1] ?? '');
}

/** The first so many months of a year, by the shortest name that they have. */
export function monthsOf(year: number, months: number, last = false): string {
  if (months === 12) return String(year);
  if (months === 6) return `${year}-${last ? 'H2' : 'H1'}`;
  return months === 3 && !last ? `${year}-Q1` : `${year}-${months}M`;
}

function yearIn(text: string): string | null {
  return /\b(20\d{2})\b/.exec(text)?.[1] ?? null;
}
