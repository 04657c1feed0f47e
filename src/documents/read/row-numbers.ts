/** Row numbers of linearised tables: which line opens the next row, and which is only a figure in a cell. */

export interface RowNumber {
  kind: 'roman' | 'letter' | 'arabic';
  parts: number[];
}

const ROMAN: Record<string, number> = { I: 1, V: 5, X: 10, L: 50 };

/** Reads "I", "Ill" (misread III), "A", "12.", "1.1"; null for any other line. */
export function readRowNumber(text: string): RowNumber | null {
  const bare = text.trim().replace(/[.)]$/, '');
  if (/^\d{1,3}(?:\.\d{1,2})*$/.test(bare)) return { kind: 'arabic', parts: bare.split('.').map(Number) };
  const roman = romanValue(bare);
  if (roman !== null) return { kind: 'roman', parts: [roman] };
  if (/^[A-H]$/.test(bare)) return { kind: 'letter', parts: [bare.charCodeAt(0) - 64] };
  return null;
}

/** "1. Tỷ lệ …" or "II. Kinh tế số": a number and what it numbers on one line; null for any other line. */
export function readInlineNumber(text: string): { number: RowNumber; printed: string; rest: string } | null {
  const match = /^((?:\d{1,3}(?:\.\d{1,2})*|[IVXl]{1,5}|[A-H])[.)]|\d{1,2}(?:\.\d{1,2})+)\s+(\p{L}.*)$/su.exec(text);
  const number = match?.[1] ? readRowNumber(match[1]) : null;
  return number && match?.[1] && match[2] ? { number, printed: match[1], rest: match[2] } : null;
}

/** Value of a Roman numeral in which a small "l" may stand for "I"; null when it is none. */
export function romanValue(text: string): number | null {
  const letters = text.replace(/l/g, 'I');
  if (!/^(?:X{0,3})(?:IX|IV|V?I{0,3})$/.test(letters) || letters === '') return null;
  return [...letters].reduce((sum, letter, index) => {
    const value = ROMAN[letter] ?? 0;
    return sum + ((ROMAN[letters[index + 1] ?? ''] ?? 0) > value ? -value : value);
  }, 0);
}

/** Whether `next` may follow `last` in one column: 3 → 4, 1.2 → 1.3, 1.2 → 2, 2 → 2.1; any start after a group. */
export function follows(last: RowNumber | null, next: RowNumber): boolean {
  if (next.kind !== 'arabic') return true;
  if (last?.kind !== 'arabic') return true;
  const { parts } = last;
  const key = next.parts.join('.');
  if (key === [...parts, 1].join('.')) return true;
  return parts.some((part, index) => key === [...parts.slice(0, index), part + 1].join('.'));
}
