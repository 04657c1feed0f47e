/** Tables that give units points: which column names the unit, which hold points, and what the most is. */
import { dotMeaning, parseNumber, readFraction } from '../../kpi/numbers.ts';
import { foldedKey, tidy } from '../../language/fold.ts';
import type { Cell } from '../blocks.ts';
import type { StructuredDocument, StructuredItem } from '../structure/section.ts';
import { yearIn } from './periods.ts';
import { numbersColumns, readHeader } from './table-headings.ts';
import { turnedTable } from './turned-table.ts';

export interface ScoreColumn {
  index: number;
  /** The lowest heading of the column, and all that stand above it. */
  heading: string;
  fullHeading: string;
  kind: 'total' | 'part';
  max: number | null;
  /** Year in the heading ("Điểm năm 2023"); null when it names none. */
  year: number | null;
  /** The column that ranks by this one: of the same year, else the only one for the newest year; null for parts. */
  rankAt: number | null;
}

export interface ScoreRow {
  unitPrinted: string;
  /** By index of the column that is ranked by. */
  ranks: Map<number, number | null>;
  /** As printed; null when the row has no number. */
  no: string | null;
  /** Points by column index; a cell that prints its own maximum ("5/6") carries it. */
  points: Map<number, { value: number; max: number | null; line: number }>;
  line: number;
}

export interface ScoreTable {
  item: StructuredItem;
  columns: ScoreColumn[];
  rows: ScoreRow[];
}

const UNIT =
  /^(ten )?(cac )?(co quan|don vi|dia phuong|so ban nganh|so nganh|huyen|xa|phuong|ubnd|tinh thanh|tinh|cap)\b/;
const TOTAL =
  /^(tong( so)?( diem)?( dat( duoc)?)?|tong cong|(so )?diem( so)?( danh gia| dat( duoc)?| tham dinh)?|ket qua( danh gia)?|chi so)( nam 20\d\d)?$/;
const NUMBER = /^(stt|so tt|tt|so thu tu)$/;
const RANK = /\b(xep hang|thu hang|hang|vi tri|xep thu)\b/;
const MAX = /\bdiem (toi da|chuan)\b|\bthang diem\b|^toi da$/;
const NOT_POINTS = /\b(ghi chu|xep loai|tang giam|so voi|bac|nam truoc|tu (danh gia|cham))\b/;
/** What is counted or planned is no points, unless full marks are printed for it. */
const COUNTED = /\b(chi tieu|ke hoach|muc tieu|ti le|so luong)\b|^(?:tong )?so (?!diem)/;

/** Finds the score tables; a piece that a page break cut off takes columns and maxima from the piece before. */
export function scoreTables(doc: StructuredDocument): ScoreTable[] {
  const tables: ScoreTable[] = [];
  let between = false;
  for (const item of doc.items) {
    if (item.block.kind === 'paragraph') {
      between = true;
      continue;
    }
    const table = readTable(item, turnedTable(item.block.rows) ?? item.block.rows);
    const last = tables.at(-1);
    if (table) {
      const cut = last && !between && sameColumns(last.columns, table.columns);
      if (cut && table.columns.every((column) => column.max === null)) {
        tables.push({ ...table, columns: last.columns });
      } else tables.push(table);
    }
    between = false;
  }
  return tables.filter((table) => table.rows.length > 0);
}

/** Lines that reckon over the units and are none. */
const NO_UNIT = /^(trung binh|binh quan|tong|cong|cao nhat|thap nhat|ghi chu)\b/;

/** A sheet may begin with its title: the headings start at the row with a column of numbers. */
function readTable(item: StructuredItem, all: Cell[][]): ScoreTable | null {
  const numbered = all.slice(0, 12).findIndex((row) => row.some((cell) => NUMBER.test(foldedKey(cell.text))));
  const rows = all.slice(Math.max(numbered, 0));
  const { headerRows, headings: header } = readHeader(rows);
  const lowest =
    rows
      .slice(0, headerRows)
      .filter((row) => !numbersColumns(row))
      .at(-1) ?? [];
  const keys = header.map((heading) => foldedKey(heading));
  const unitAt = keys.findIndex(
    (key) =>
      UNIT.test(key) &&
      !NOT_POINTS.test(key) &&
      !COUNTED.test(key) &&
      !/\b(chu tri|phoi hop|huong dan|tinh|do)$/.test(key),
  );
  if (unitAt < 0) return null;
  const body = rows.slice(headerRows).filter((row) => !numbersColumns(row) && !isHeader(row, keys));
  const maxRow = body.find((row) => row.slice(0, unitAt + 2).some((cell) => MAX.test(foldedKey(cell.text))));
  const data = body.filter((row) => {
    const unit = foldedKey(row[unitAt]?.text ?? '');
    return row !== maxRow && unit !== '' && !NO_UNIT.test(unit);
  });
  const ranks = keys.flatMap((key, index) => (RANK.test(key) && !NOT_POINTS.test(key) ? [index] : []));
  const rankAt = ranks[0] ?? -1;
  const numberAt = keys.findIndex((key) => NUMBER.test(key));
  const maxAt = keys.findIndex((key) => MAX.test(key) && !/\d/.test(key));
  const candidates = header
    .map((_, index) => index)
    .filter((index) => {
      const key = keys[index] ?? '';
      return (
        ![unitAt, ...ranks, numberAt, maxAt].includes(index) &&
        !RANK.test(key) &&
        !NOT_POINTS.test(key) &&
        isNumeric(data, index)
      );
    });
  // Under "Năm 2024" a column "Điểm" is the total of that year.
  const names = header.map((heading) => foldedKey(withoutMax(heading)).replace(/^nam 20\d\d (?=.)/, ''));
  const fullMarks = (index: number): number | null =>
    maxRow ? parseNumber(tidy(maxRow[index]?.text ?? '')) : maxInHeading(header[index] ?? '');
  const points = candidates.filter((index) => {
    const name = names[index] ?? '';
    if (fullMarks(index) !== null || (sharesOfOne(data, index) && names.some((key) => TOTAL.test(key)))) return true;
    // Beside full marks for the other columns, one without them holds a share or a count.
    if (COUNTED.test(name) || (maxRow !== undefined && !TOTAL.test(name))) return false;
    return TOTAL.test(name) || /\bdiem\b/.test(name) || names.some((key) => TOTAL.test(key) && /diem/.test(key));
  });
  if (points.length === 0 || data.length === 0) return null;
  const newest = Math.max(...points.map((index) => yearIn(header[index] ?? '') ?? 0));
  const rankFor = (index: number): number | null => {
    const year = yearIn(header[index] ?? '');
    const ownYear = ranks.find((rank) => year !== null && yearIn(header[rank] ?? '') === year);
    if (ownYear !== undefined) return ownYear;
    return (year ?? newest) === newest ? rankAt : null;
  };
  const columns = points.map((index): ScoreColumn => {
    const fullHeading = header[index] ?? '';
    const kind = isTotal(names, index, points) ? 'total' : 'part';
    const heading = tidy(lowest[index]?.text ?? '') || fullHeading;
    const dot = dotMeaning(data.map((row) => row[index]?.text ?? ''));
    const max = maxRow ? parseNumber(tidy(maxRow[index]?.text ?? ''), dot) : maxInHeading(fullHeading);
    return {
      index,
      fullHeading,
      heading: withoutMax(heading),
      kind,
      rankAt: kind === 'total' ? rankFor(index) : null,
      max,
      year: yearIn(fullHeading),
    };
  });
  return {
    item,
    columns,
    rows: data.flatMap((row) => readRow(row, columns, { unitAt, numberAt, maxAt }, data)),
  };
}

interface Places {
  unitAt: number;
  numberAt: number;
  maxAt: number;
}

function readRow(row: Cell[], columns: ScoreColumn[], at: Places, data: Cell[][]): ScoreRow[] {
  const points: ScoreRow['points'] = new Map();
  for (const column of columns) {
    const cell = row[column.index];
    const text = tidy(cell?.text ?? '').replace(/\s*điểm$/iu, '');
    const share = readFraction(text);
    const ownMax = at.maxAt < 0 ? null : parseNumber(tidy(row[at.maxAt]?.text ?? ''));
    const dot = dotMeaning(data.map((other) => other[column.index]?.text ?? ''));
    const value = share ? share.numerator : fitting(text, dot, column.max ?? ownMax);
    if (value !== null) points.set(column.index, { value, max: share?.denominator ?? ownMax, line: cell?.line ?? 0 });
  }
  if (points.size === 0) return [];
  const no = tidy(row[at.numberAt]?.text ?? '') || null;
  // Without a column of ranks the row numbers are the ranks.
  const ranks = new Map(
    columns.flatMap(({ index, rankAt }) =>
      rankAt === null ? [] : [[index, parseRank(rankAt < 0 ? (no ?? '') : tidy(row[rankAt]?.text ?? ''))] as const],
    ),
  );
  const unit = row[at.unitAt];
  return [{ unitPrinted: tidy(unit?.text ?? ''), ranks, no, points, line: unit?.line ?? 0 }];
}

/** "7.977" of at most 8 points: the reading that the maximum allows. */
function fitting(text: string, dot: ReturnType<typeof dotMeaning>, max: number | null): number | null {
  const value = parseNumber(text, dot);
  if (value === null || max === null || value <= max) return value;
  const other = parseNumber(text, 'decimal');
  return other !== null && other <= max ? other : value;
}

function isNumeric(rows: Cell[][], index: number): boolean {
  const filled = rows
    .map((row) => tidy(row[index]?.text ?? '').replace(/\s*điểm$/iu, ''))
    .filter((text) => !/^[-–]?$/.test(text));
  return (
    filled.length > 0 &&
    filled.filter((text) => parseNumber(text) !== null || readFraction(text)?.start === 0).length >= filled.length * 0.8
  );
}

/** "8,5/10", "7,25/10": every cell prints the same full marks. */
function sharesOfOne(rows: Cell[][], index: number): boolean {
  const shares = rows.map((row) => readFraction(tidy(row[index]?.text ?? '')));
  const [first] = shares;
  return first != null && rows.length > 1 && shares.every((share) => share?.denominator === first.denominator);
}

/** The only column of points is the total, whatever its heading says; beside a sum the other points are its parts. */
function isTotal(names: string[], index: number, points: number[]): boolean {
  const name = names[index] ?? '';
  const sums = points.filter((point) => /^tong\b/.test(names[point] ?? ''));
  return points.length === 1 || (sums.length > 0 ? sums.includes(index) : TOTAL.test(name));
}

/** "Công khai (tối đa 3)" → "Công khai". */
function withoutMax(heading: string): string {
  return heading.replace(/\s*\([^()]*\d[^()]*\)$/, '');
}

function maxInHeading(heading: string): number | null {
  const match = /\((?:tối đa|điểm tối đa|thang điểm|max)?\s*:?\s*(\d+(?:[.,]\d+)?)\s*(?:điểm)?\)/iu.exec(heading);
  return match?.[1] ? parseNumber(match[1]) : null;
}

function parseRank(text: string): number | null {
  const match = /^(\d{1,3})[.)]?(?:\s*\/\s*\d+)?$/.exec(text);
  return match ? Number(match[1]) : null;
}

function isHeader(row: Cell[], keys: string[]): boolean {
  return row.filter((cell, index) => foldedKey(cell.text) !== '' && foldedKey(cell.text) === keys[index]).length >= 2;
}

function sameColumns(a: ScoreColumn[], b: ScoreColumn[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      (column, index) =>
        column.index === b[index]?.index && foldedKey(column.heading) === foldedKey(b[index]?.heading ?? ''),
    )
  );
}
