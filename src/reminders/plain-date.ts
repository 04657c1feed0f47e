/** Calendar dates without clock or zone: a deadline is a day, wherever the server stands. */

export interface PlainDate {
  year: number;
  /** 1–12 */
  month: number;
  day: number;
}

/** @throws RangeError when the text is not an existing date of the form "2024-12-20" */
export function parsePlainDate(iso: string): PlainDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const date = match && { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  if (!date || !isPlainDate(date)) throw new RangeError(`"${iso}" is not a date; write it as YYYY-MM-DD`);
  return date;
}

/** Whether the day exists ("31/6" does not). */
export function isPlainDate({ year, month, day }: PlainDate): boolean {
  return year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function formatPlainDate({ year, month, day }: PlainDate): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** 0 = Sunday … 6 = Saturday. */
export function dayOfWeek({ year, month, day }: PlainDate): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

export function addDays({ year, month, day }: PlainDate, days: number): PlainDate {
  const moved = new Date(Date.UTC(year, month - 1, day + days));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** Negative when `a` is earlier. */
export function comparePlainDates(a: PlainDate, b: PlainDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}
