/**
 * Names that OCR spoiled in one of several tables of the same units ("CÔN ĐÀO" for "CÔN ĐẢO").
 *
 * A name stands for another when it is nearly the same, is printed less often, and the table that prints it lacks the
 * other while no table has both: two units of a province may differ by one letter, but then both are in one table.
 */
import { fold, foldedKey } from '../../language/fold.ts';

/** @param tables names by table and row; returns them with the misprints replaced */
export function resolveMisprints(tables: string[][]): string[][] {
  const counts = new Map<string, number>();
  for (const name of tables.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const meant = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    const better = names
      .slice(0, index)
      .find(
        (other) =>
          (counts.get(other) ?? 0) > (counts.get(name) ?? 0) &&
          nearlySame(name, other) &&
          neverTogether(name, other, tables),
      );
    if (better) meant.set(name, meant.get(better) ?? better);
  }
  return tables.map((table) => table.map((name) => meant.get(name) ?? name));
}

function neverTogether(a: string, b: string, tables: string[][]): boolean {
  return !tables.some((table) => table.includes(a) && table.includes(b));
}

/** One letter apart once marks are folded, digits the same, and long enough for that to mean anything. */
export function nearlySame(a: string, b: string): boolean {
  const [left, right] = [foldedKey(a), foldedKey(b)];
  if (left.replace(/\D/g, '') !== right.replace(/\D/g, '')) return false;
  return left === right || (Math.min(left.length, right.length) >= 10 && withinOneEdit(fold(left), fold(right)));
}

function withinOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return Math.max(a.length, b.length) - start - end <= 1;
}
