/**
 * Rows of a table of indicators, sorted into what a clerk sees: headings of groups, rows, parts of a row, and lines that
 * only go on from the page before.
 */
import { tidy } from '../../language/fold.ts';
import type { Cell } from '../blocks.ts';
import { pillarOf } from './pillars.ts';
import { type Column, repeatsHeader } from './table-columns.ts';
import { numbersColumns } from './table-headings.ts';

export interface GroupRow {
  kind: 'group';
  /** Roman numeral, letter or number as printed; null when the heading has none. */
  no: string | null;
  name: string;
  /** "(15 chỉ tiêu)" */
  declaredCount: number | null;
  line: number;
}

export interface DataRow {
  kind: 'row' | 'parent' | 'part' | 'sibling';
  /** Printed number, list marks such as "1)" included; null when the row has none. */
  no: string | null;
  /** Without list marks. */
  name: string;
  cells: RowCell[];
  line: number;
}

export interface RowCell {
  text: string;
  line: number;
}

export type TableRow = GroupRow | DataRow;

const ROMAN = /^[IVXLl]{1,5}[.)]?$/;
const LETTER_HEADING = /^[A-ZĐ][.)]?$/;
const DOTTED = /^\d{1,3}(\.\d{1,3})+\.?$/;
const WHOLE = /^\d{1,3}[.)]?$/;
const PART_MARK = /^(?:(\d{1,2}|[a-zđ])\)|[-–+•*○▪]|([a-zđ])\.)\s*/;

/** @param rows the rows below the headings, as read */
export function sortRows(rows: Cell[][], columns: Column[]): TableRow[] {
  const numberAt = columns.find((column) => column.role === 'number')?.index ?? -1;
  const nameAt = columns.find((column) => column.role === 'name')?.index ?? 0;
  const plain = joinContinued(rows, columns, numberAt, nameAt).filter(
    (row) => !numbersColumns(row) && !repeatsHeader(row, columns) && row.some((cell) => tidy(cell.text) !== ''),
  );
  const lines = plain.map((row, index) => readLine(row, plain[index - 1] ?? [], numberAt, nameAt));
  const roman = lines.some((line) => line.bare && line.no !== null && isRoman(line.no));
  const sorted: TableRow[] = [];
  let open: 'parent' | 'row' | null = null;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (isGroup(line, next, roman, open)) {
      sorted.push(groupRow(line));
      open = null;
      continue;
    }
    const row = dataRow(line, next, open);
    if (row.kind === 'parent' || row.kind === 'row') open = row.kind;
    sorted.push(row);
  }
  return sorted;
}

interface Line {
  no: string | null;
  name: string;
  /** Nothing but number and name. */
  bare: boolean;
  /** Mark at the start of the name: "1)", "a)", "•". */
  mark: string | null;
  cells: RowCell[];
  line: number;
}

function readLine(row: Cell[], above: Cell[], numberAt: number, nameAt: number): Line {
  const cells = row.map((cell, index) => ({
    text: isSpread(row, above, index) ? '' : cell.text.trim(),
    line: cell.line,
  }));
  // A number merged downwards belongs to its first row; the rows below are its parts.
  let no = goesDown(row, above, numberAt) ? null : tidy(row[numberAt]?.text ?? '') || null;
  let name = tidy(cells[nameAt]?.text || (numberAt >= 0 ? '' : (row[nameAt]?.text ?? '')));
  if (name === '' && no !== null && !looksLikeNumber(no)) {
    // A heading merged over the whole row stands in its first cell: "I. Chính quyền số".
    const split = /^([IVXLl]{1,5}|[A-ZĐ]|\d{1,2})[.)]\s+(.+)$/.exec(no);
    name = split?.[2] ?? no;
    no = split?.[1] ?? null;
  }
  // A heading merged from an earlier column on: the only text of the row names it.
  const rest = cells.filter((cell, index) => index !== numberAt && tidy(cell.text) !== '');
  if (name === '' && rest.length === 1) {
    name = tidy(rest[0]?.text ?? '');
    for (const cell of rest) cell.text = '';
  }
  const own = no === null || numberAt < 0 ? /^(\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,5}\.)\s+(?=\p{L})/u.exec(name) : null;
  if (own?.[1]) {
    no = own[1];
    name = name.slice(own[0].length);
  }
  const mark = no === null ? (PART_MARK.exec(name)?.[0].trim() ?? null) : null;
  const bare = cells.every((cell, index) => index === numberAt || index === nameAt || tidy(cell.text) === '');
  const line = row[nameAt]?.line ?? row[0]?.line ?? 0;
  return { no, name: mark === null ? name : name.replace(PART_MARK, ''), bare, mark, cells, line };
}

/** A cell merged across: the text of the cell at its left. Merged downwards, it counts in every row. */
function isSpread(row: Cell[], above: Cell[], index: number): boolean {
  const cell = row[index];
  const left = row[index - 1];
  if (cell?.merged !== true || left === undefined || goesDown(row, above, index)) return false;
  return tidy(left.text) === tidy(cell.text);
}

function goesDown(row: Cell[], above: Cell[], index: number): boolean {
  const cell = row[index];
  return cell?.merged === true && tidy(cell.text) !== '' && tidy(cell.text) === tidy(above[index]?.text ?? '');
}

function looksLikeNumber(no: string): boolean {
  return ROMAN.test(no) || LETTER_HEADING.test(no) || DOTTED.test(no) || WHOLE.test(no) || PART_MARK.test(`${no} `);
}

/** Roman, OCR slips such as "Ill" included. */
function isRoman(no: string): boolean {
  return ROMAN.test(no) && romanValue(no) !== null;
}

/** 3 for "III", also for "Ill"; null when the letters are no Roman number. */
export function romanValue(printed: string): number | null {
  const letters = printed.replace(/[.)]/g, '').replace(/l/g, 'I').toUpperCase();
  const index = Array.from({ length: 39 }, (_, n) => roman(n + 1)).indexOf(letters);
  return index < 0 ? null : index + 1;
}

/** "III" for 3. */
export function roman(value: number): string {
  const parts: [number, string][] = [
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = value;
  let text = '';
  for (const [step, letters] of parts) {
    for (; rest >= step; rest -= step) text += letters;
  }
  return text;
}

function isGroup(line: Line, next: Line | undefined, romanGroups: boolean, open: 'parent' | 'row' | null): boolean {
  if (!line.bare || line.name === '' || line.mark !== null) return false;
  if (line.no === null) {
    // Without a number only a name that heads what follows: a pillar, a count, or numbering that goes on below.
    const heads = next?.no != null && (WHOLE.test(next.no) || DOTTED.test(next.no));
    return (
      heads &&
      open !== 'parent' &&
      (pillarOf(line.name) !== null ||
        countIn(line.name) !== null ||
        line.name === line.name.toUpperCase() ||
        line.name.endsWith(':'))
    );
  }
  if (isRoman(line.no) || LETTER_HEADING.test(line.no)) return true;
  if (romanGroups || !WHOLE.test(line.no)) return false;
  return next?.no?.startsWith(`${bareNumber(line.no)}.`) ?? false;
}

function dataRow(line: Line, next: Line | undefined, open: 'parent' | 'row' | null): DataRow {
  const { name, cells } = line;
  const no = line.no ?? (line.mark !== null && /[\da-zđ]/.test(line.mark) ? line.mark : null);
  const marked = line.mark !== null || (line.no !== null && /^([a-zđ][.)]?|\d{1,2}\)|[-+•])$/.test(line.no));
  const base = { no: no !== null && /^[-+•]$/.test(no) ? null : no, name, cells, line: line.line };
  if (marked && open !== null) return { ...base, kind: 'part' };
  if (line.no === null && open !== null) return { ...base, kind: open === 'parent' ? 'part' : 'sibling' };
  const heads =
    next !== undefined &&
    (next.mark !== null ||
      next.no === null ||
      (line.no !== null && next.no.startsWith(`${bareNumber(line.no)}.`)) ||
      /^([a-zđ][.)]?|\d{1,2}\)|[-+•])$/.test(next.no));
  return { ...base, kind: line.bare && heads ? 'parent' : 'row' };
}

function groupRow(line: Line): GroupRow {
  const name = line.name.replace(/\s*\(\s*\d+\s+(?:chỉ tiêu|chỉ số|nhiệm vụ)[^)]*\)/giu, '').replace(/[\s:.]+$/, '');
  return { kind: 'group', no: line.no, name, declaredCount: countIn(line.name), line: line.line };
}

function countIn(name: string): number | null {
  const match = /\(\s*(?:gồm\s+)?(\d+)\s+(?:chỉ tiêu|chỉ số|nhiệm vụ)/iu.exec(name);
  return match ? Number(match[1]) : null;
}

/** "3." → "3", "01" → "1", "1.1." → "1.1", "a)" → "a". */
export function bareNumber(no: string): string {
  return no.replace(/[.)]+$/, '').replace(/^0+(?=\d)/, '');
}

/** A row with neither number nor name goes on with the cells of the row above (page breaks inside a row). */
function joinContinued(rows: Cell[][], columns: Column[], numberAt: number, nameAt: number): Cell[][] {
  const joined: Cell[][] = [];
  for (const row of rows) {
    const above = joined.at(-1);
    const empty = (index: number) => tidy(row[index]?.text ?? '') === '';
    const merged = row[nameAt]?.merged === true;
    if (above && !merged && (numberAt < 0 || empty(numberAt)) && empty(nameAt) && !repeatsHeader(row, columns)) {
      joined[joined.length - 1] = above.map((cell, index) => {
        const more = row[index]?.text.trim() ?? '';
        return more === '' ? cell : { ...cell, text: cell.text.trim() === '' ? more : `${cell.text.trim()} ${more}` };
      });
    } else joined.push(row);
  }
  return joined;
}
