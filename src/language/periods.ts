/** Periods as officials say them: "quý I/2024", "q1", "6 tháng đầu năm", "năm nay", "tháng 3/2024". */

export interface PeriodMention {
  year: number | null;
  quarter: 1 | 2 | 3 | 4 | null;
  /** First or second half of the year. */
  half: 1 | 2 | null;
  month: number | null;
}

const ROMAN: Record<string, 1 | 2 | 3 | 4> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 };
const WORDS: Record<string, 1 | 2 | 3 | 4> = { mot: 1, nhat: 1, hai: 2, ba: 3, tu: 4, bon: 4 };

/**
 * @param folded folded text (see fold.ts) of the question
 * @param thisYear year of the asking, for "năm nay", "năm ngoái"
 * @returns what is said of time; null when nothing is
 */
export function readPeriod(folded: string, thisYear: number): PeriodMention | null {
  const mention: PeriodMention = { year: null, quarter: null, half: null, month: null };
  // what a figure is compared with is not the period that is asked for
  const asked = folded.replace(
    /\b(?:so voi|so cung|tang so|giam so|hon so)(?: voi)?(?: cung ki)?(?: cua)? (?:nam|quy|qui|thang|cung ki|ki)\b[^,]{0,12}/g,
    ' ',
  );
  const quarter = /\b(?:qui|quy|q)\s*(iv|iii|ii|i|[1-4]|mot|nhat|hai|ba|tu|bon)\b/.exec(asked);
  if (quarter?.[1] !== undefined) mention.quarter = ROMAN[quarter[1]] ?? WORDS[quarter[1]] ?? null;
  if (/\b6 thang(?: dau)?(?: nam)?\b|\bsau thang dau\b|\bnua dau nam\b/.test(asked)) mention.half = 1;
  if (/\b6 thang cuoi\b|\bnua cuoi nam\b/.test(asked)) mention.half = 2;
  const month = /\bthang\s*(1[0-2]|0?[1-9])(?:\s*[/-]\s*(20\d\d))?\b/.exec(asked);
  if (
    month !== null &&
    mention.half === null &&
    !/\bngay\b/.test(asked.slice(Math.max(0, month.index - 9), month.index))
  ) {
    mention.month = Number(month[1]);
  }
  const year = /\b(20[0-4]\d)\b/.exec(asked);
  if (year !== null) mention.year = Number(year[1]);
  else if (/\bnam nay\b/.test(asked)) mention.year = thisYear;
  else if (/\bnam (?:ngoai|truoc)\b/.test(asked)) mention.year = thisYear - 1;
  else if (/\bnam (?:sau|toi)\b/.test(asked)) mention.year = thisYear + 1;
  return Object.values(mention).some((value) => value !== null) ? mention : null;
}

/** Does the stored period ("2024-Q1", "2024", "2024-06", "2024-H1") fall under what was said? Unsaid parts match all. */
export function periodMatches(stored: string | null, mention: PeriodMention): boolean {
  if (stored === null) return false;
  const parts = /^(\d{4})(?:-(?:Q(\d)|H(\d)|(\d{2})))?$/.exec(stored);
  if (parts === null) return false;
  if (mention.year !== null && Number(parts[1]) !== mention.year) return false;
  if (mention.quarter !== null && Number(parts[2] ?? 0) !== mention.quarter) return false;
  if (mention.half !== null && Number(parts[3] ?? 0) !== mention.half) return false;
  if (mention.month !== null && Number(parts[4] ?? 0) !== mention.month) return false;
  return true;
}

/** "2024-Q1" → "Quý I/2024", "2024" → "năm 2024", "2024-03" → "tháng 3/2024", "2024-H1" → "6 tháng đầu năm 2024". */
export function describePeriod(stored: string): string {
  const parts = /^(\d{4})(?:-(?:Q(\d)|H(\d)|(\d{2})))?$/.exec(stored);
  if (parts === null) return stored;
  if (parts[2] !== undefined) return `Quý ${['I', 'II', 'III', 'IV'][Number(parts[2]) - 1]}/${parts[1]}`;
  if (parts[3] !== undefined) return `6 tháng ${parts[3] === '1' ? 'đầu' : 'cuối'} năm ${parts[1]}`;
  if (parts[4] !== undefined) return `tháng ${Number(parts[4])}/${parts[1]}`;
  return `năm ${parts[1]}`;
}

/** The period that was asked for, in the same words. */
export function describeMention(mention: PeriodMention): string {
  const year = mention.year === null ? '' : String(mention.year);
  if (mention.quarter !== null) return `Quý ${['I', 'II', 'III', 'IV'][mention.quarter - 1]}${year && `/${year}`}`;
  if (mention.half !== null) return `6 tháng ${mention.half === 1 ? 'đầu' : 'cuối'} năm${year && ` ${year}`}`;
  if (mention.month !== null) return `tháng ${mention.month}${year && `/${year}`}`;
  return `năm ${year}`;
}
