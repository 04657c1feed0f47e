/** The rows of a table that are headings, and the text that they make for each column. */
import { tidy } from '../../language/fold.ts';
import type { Cell } from '../blocks.ts';

export interface TableHeader {
  headerRows: number;
  /** One text a column: "Thực hiện quý I/2024 Số liệu" where a heading is split below. */
  headings: string[];
}

/** Reads the headings of a table whose first row is one. */
export function readHeader(rows: Cell[][]): TableHeader {
  const headerRows = countHeaderRows(rows);
  return { headerRows, headings: headingTexts(rows.slice(0, headerRows)) };
}

/** true for "(1) (2) (3)" and "1 2 3 4" below the headings. */
export function numbersColumns(row: Cell[]): boolean {
  const texts = row.map((cell) => tidy(cell.text)).filter((text) => text !== '');
  const numbers = texts.map((text) => /^\(?(\d{1,2})\)?(?:\s*=.*)?$/.exec(text)?.[1]);
  return (
    texts.length >= 3 &&
    numbers.every(
      (number, index) => number !== undefined && (index === 0 || Number(number) === Number(numbers[index - 1]) + 1),
    )
  );
}

/** Rows above the data: the first one, and those that only split its columns or number them. */
function countHeaderRows(rows: Cell[][]): number {
  let count = 1;
  while (count < Math.min(rows.length, 4)) {
    const row = rows[count] ?? [];
    if (numbersColumns(row)) return count + 1;
    const above = rows[count - 1] ?? [];
    const first = row[0];
    const continues = first?.merged === true && tidy(first.text) === tidy(above[0]?.text ?? '');
    const splits = tidy(first?.text ?? '') === '' && row.length === above.length && splitsAbove(row, above);
    if (!continues && !splits) return count;
    count += 1;
  }
  return count;
}

/** "Kế hoạch | Thực hiện" under one merged heading. */
function splitsAbove(row: Cell[], above: Cell[]): boolean {
  const filled = row.map((cell, index) => ({ cell, index })).filter(({ cell }) => tidy(cell.text) !== '');
  if (filled.length < 2 || filled.some(({ cell }) => /%|\d{2,}/.test(cell.text.replace(/20\d\d/g, '')))) return false;
  return filled.every(
    ({ index }) =>
      above[index]?.merged === true ||
      above[index + 1]?.merged === true ||
      tidy(above[index]?.text ?? '') === '' ||
      // Exporters that cannot merge print the heading over its first column and leave the next one empty.
      (index + 1 < above.length &&
        tidy(above[index + 1]?.text ?? '') === '' &&
        tidy(row[index + 1]?.text ?? '') !== ''),
  );
}

function headingTexts(rows: Cell[][]): string[] {
  const width = Math.max(...rows.map((row) => row.length));
  const [top, ...below] = rows;
  const split = (index: number): boolean =>
    below.some((row) => !numbersColumns(row) && tidy(row[index]?.text ?? '') !== '');
  const over = (index: number): string => {
    for (let at = index; at >= 0 && split(at); at -= 1) {
      const text = tidy(top?.[at]?.text ?? '');
      if (text !== '') return text;
    }
    return tidy(top?.[index]?.text ?? '');
  };
  return Array.from({ length: width }, (_, index) => {
    const parts = [
      over(index),
      ...below.filter((row) => !numbersColumns(row)).map((row) => tidy(row[index]?.text ?? '')),
    ];
    return [...new Set(parts.filter((part) => part !== ''))].join(' ');
  });
}
