/** Linearised tables: one cell per line, no tabs, empty cells lost. Columns are recovered by what cells look like. */
import { foldedKey, tidy } from '../../language/fold.ts';
import type { Cell, Table } from '../blocks.ts';
import { cleanMarkup } from './clean-markup.ts';
import { alignCells, type ColumnKind, columnKind, joinCellLines, type ListedCell } from './listed-columns.ts';
import { lookOf, splitMergedCells, startsSubRow } from './listed-lines.ts';
import { follows, type RowNumber, readInlineNumber, readRowNumber } from './row-numbers.ts';
import { isBlank, type SourceLine } from './source-line.ts';

const MAX_COLUMNS = 14;
const MAX_HEADING = 120;

interface Header {
  cells: Cell[];
  kinds: ColumnKind[];
  next: number;
  /** Numbers stand on the line of the name ("1. Tỷ lệ …") rather than alone. */
  inline: boolean;
  /** An empty line stands between any two cells, so that empty lines end nothing. */
  spaced: boolean;
}

interface OpenRow {
  number: Cell;
  lines: { text: string; line: number }[];
}

/** Reads such a table when the line at `at` is the heading of a number column ("Stt", "TT"); null otherwise. */
export function readListedTable(lines: SourceLine[], at: number): { table: Table; next: number } | null {
  const header = readHeader(lines, at);
  if (!header) return null;
  const { rows, next } = readRows(lines, header);
  if (rows.length === 0) return null;
  const cells = rows.flatMap((row) => rowsOf(row, header.kinds));
  const line = header.cells[0]?.line ?? 1;
  return { table: { kind: 'table', line, rows: [header.cells, ...cells], layout: 'listed' }, next };
}

/** Headings one per line up to the first row number. A heading in small letters or brackets goes on with the one above. */
function readHeader(lines: SourceLine[], at: number): Header | null {
  if (!isNumberHeading(lines[at]?.text)) return null;
  const cells: Cell[] = [];
  let next = at;
  let blanks = 0;
  for (; next < lines.length; next += 1) {
    const line = lines[next];
    if (isBlank(line)) blanks += 1;
    if (!line || isBlank(line)) continue;
    const text = cleanMarkup(line.text).text;
    if (line.text.includes('\t') || text.length > MAX_HEADING || cells.length > MAX_COLUMNS) return null;
    if (cells.length > 0 && (readRowNumber(text) || opensInline(text))) break;
    const last = cells.at(-1);
    if (last && cells.length > 1 && /^[\p{Ll}(]/u.test(text) && !/^\(\d+\)$/.test(text)) last.text += `\n${text}`;
    else cells.push({ text, line: line.line });
  }
  const columnNumbers = cells.filter((cell) => /^\(\d+\)$/.test(cell.text)).length;
  const named = cells.slice(0, cells.length - columnNumbers);
  if (named.length < 3 || next >= lines.length) return null;
  return {
    cells: named,
    kinds: named.map((cell, index) => columnKind(cell.text, index)),
    next,
    inline: opensInline(lines[next]?.text ?? '') && !hasLoneNumber(lines, next),
    spaced: blanks >= named.length - 1,
  };
}

/** The first row of a table whose numbers stand in front of the names. */
function opensInline(text: string): boolean {
  const found = readInlineNumber(cleanMarkup(text).text);
  return found?.number.parts.length === 1 && found.number.parts[0] === 1;
}

/** "I. Nhận thức số" may be followed by rows whose numbers stand alone. */
function hasLoneNumber(lines: SourceLine[], at: number): boolean {
  return /^1[.)]?$/.test(lines[nextFilled(lines, at + 1)]?.text.trim() ?? '');
}

function readRows(lines: SourceLine[], header: Header): { rows: OpenRow[]; next: number } {
  const rows: OpenRow[] = [];
  let last: RowNumber | null = null;
  let next = header.next;
  for (; next < lines.length; next += 1) {
    const line = lines[next];
    if (!line || line.text.includes('\t')) break;
    const row = rows.at(-1);
    if (isBlank(line)) {
      const ahead = goOnAt(lines, nextFilled(lines, next), last, row, header);
      if (ahead === null) break;
      next = ahead - 1;
      continue;
    }
    const text = tidy(cleanMarkup(line.text).text);
    if (isNumberHeading(text)) {
      const again = readHeader(lines, next);
      if (!again || headerKey(again) !== headerKey(header)) break;
      next = again.next - 1;
      continue;
    }
    const whole = wholeRow(lines, next, header, last);
    if (!whole && endsTable(text)) break;
    if (whole) {
      rows.push({ number: { text: whole.printed, line: line.line }, lines: [{ text: whole.rest, line: line.line }] });
      last = whole.number;
      continue;
    }
    const number = opensRow(lines, next, last, row);
    if (number) {
      rows.push({ number: { text, line: line.line }, lines: [] });
      last = number;
    } else if (row) {
      const merged = row.lines.length > 0 ? splitMergedCells(text) : null;
      row.lines.push(...(merged ?? [text]).map((part) => ({ text: part, line: line.line })));
    } else {
      break;
    }
  }
  return { rows, next };
}

/**
 * A row or group whose number and name share a line. A heading of the document looks the same: it is told by what comes
 * next, which for a group is a row of this table.
 */
function wholeRow(
  lines: SourceLine[],
  at: number,
  header: Header,
  last: RowNumber | null,
): ReturnType<typeof readInlineNumber> {
  const found = readInlineNumber(cleanMarkup(lines[at]?.text ?? '').text);
  if (!found) return null;
  const { number } = found;
  const following = cleanMarkup(lines[nextFilled(lines, at + 1)]?.text ?? '').text;
  if (number.kind !== 'arabic') {
    const row = header.inline ? readInlineNumber(following)?.number : readRowNumber(following);
    return row?.kind === 'arabic' && following.length <= MAX_HEADING * 2 ? found : null;
  }
  return header.inline && follows(last, number) && lookOf(found.rest) !== 'date' ? found : null;
}

/** A number opens a row when it is next in order and a name, not a figure or a unit, comes after it. */
function opensRow(lines: SourceLine[], at: number, last: RowNumber | null, row: OpenRow | undefined): RowNumber | null {
  const text = lines[at]?.text.trim() ?? '';
  const number = readRowNumber(text);
  if (!number || (row && row.lines.length === 0)) return null;
  const following = lookOf(lines[nextFilled(lines, at + 1)]?.text.trim() ?? '');
  if (number.kind !== 'arabic') return number;
  if (/^\d+\.$/.test(text)) return number;
  return follows(last, number) &&
    following !== 'number' &&
    (row?.lines.length !== 1 || following === 'text' || last?.kind !== 'arabic')
    ? number
    : null;
}

/** The line at which the table goes on after an empty line (the number of a page is passed over); null when it ends. */
function goOnAt(
  lines: SourceLine[],
  ahead: number,
  last: RowNumber | null,
  row: OpenRow | undefined,
  header: Header,
): number | null {
  if (!row) return ahead;
  if (goesOnAfterBlank(lines, ahead, last, row, header)) return ahead;
  const after = nextFilled(lines, ahead + 1);
  const pageNumber = /^\d{1,3}$/.test(lines[ahead]?.text.trim() ?? '') && isBlank(lines[ahead + 1]);
  return pageNumber && goesOnAfterBlank(lines, after, last, row, header) ? after : null;
}

function goesOnAfterBlank(
  lines: SourceLine[],
  ahead: number,
  last: RowNumber | null,
  row: OpenRow,
  header: Header,
): boolean {
  const text = lines[ahead]?.text.trim() ?? '';
  if (text === '' || lines[ahead]?.text.includes('\t')) return false;
  if (isNumberHeading(text) || startsSubRow(text)) return true;
  if (opensRow(lines, ahead, last, row) || wholeRow(lines, ahead, header, last)) return true;
  const look = lookOf(text);
  if (header.spaced && row.lines.length < header.kinds.length - 1) return look !== 'text' || text.length < 250;
  const hasUnit = row.lines.some((line, index) => index > 0 && lookOf(line.text) === 'unit');
  return !hasUnit && (look === 'unit' || (look === 'number' && !readRowNumber(text)));
}

function endsTable(text: string): boolean {
  return (
    /^(?:PHỤ LỤC|Phụ lục|Nơi nhận|Ghi chú\s*:)/u.test(text) ||
    (/^(?:[IVX]+|[A-H])\.\s+\S/.test(text) && text === text.toUpperCase())
  );
}

function nextFilled(lines: SourceLine[], at: number): number {
  let next = at;
  while (next < lines.length && isBlank(lines[next])) next += 1;
  return next;
}

function isNumberHeading(text: string | undefined): boolean {
  return /^(?:stt|s tt|so tt|tt|so thu tu)$/.test(foldedKey(cleanMarkup(text ?? '').text));
}

function headerKey(header: Header): string {
  return header.cells.map((cell) => foldedKey(cell.text)).join('|');
}

/** One numbered row: the row itself and the parts printed below it, each a row with an empty number. */
function rowsOf(row: OpenRow, kinds: ColumnKind[]): Cell[][] {
  const pieces = splitParts(joinCellLines(row.lines), kinds);
  if (pieces.length === 0) return [placeCells(row.number, [], kinds)];
  return pieces.map((cells, index) => {
    const number = index === 0 ? row.number : { text: '', line: cells[0]?.line ?? row.number.line };
    return placeCells(number, cells, kinds);
  });
}

/**
 * Cuts a row into itself and its parts. A part begins at a mark ("1)", "•"), or at a line of words after the
 * units when no column to the right could hold words. With such unmarked parts, two names before the first figure are
 * the name of the whole and that of the first part.
 */
function splitParts(cells: ListedCell[], kinds: ColumnKind[]): ListedCell[][] {
  const pieces: ListedCell[][] = [];
  const lastUnit = kinds.lastIndexOf('unit');
  const wordsAfterUnits = kinds.slice(lastUnit + 1).length > 0;
  let unmarked = false;
  for (const [index, cell] of cells.entries()) {
    const piece = pieces.at(-1);
    const afterUnits = piece?.some((other, place) => place > 0 && other.look === 'unit') ?? false;
    const nameAgain =
      cell.look === 'text' &&
      afterUnits &&
      (!wordsAfterUnits || ['number', 'unit'].includes(cells[index + 1]?.look ?? ''));
    if (!piece || startsSubRow(cell.text) || nameAgain) {
      pieces.push([cell]);
      unmarked ||= nameAgain && !startsSubRow(cell.text);
    } else {
      piece.push(cell);
    }
  }
  const [first] = pieces;
  const twoNames = first?.[1]?.look === 'text' && first[2]?.look === 'number';
  if (unmarked && first && twoNames) pieces.splice(0, 1, first.slice(0, 1), first.slice(1));
  return pieces;
}

function placeCells(number: Cell, cells: ListedCell[], kinds: ColumnKind[]): Cell[] {
  const row: Cell[] = kinds.map(() => ({ text: '', line: number.line }));
  row[0] = number;
  const columns = cells.length > 0 ? alignCells(cells, kinds) : [];
  for (const [index, cell] of cells.entries()) {
    const place = row[columns[index] ?? 1];
    if (!place) continue;
    if (place.text === '') Object.assign(place, { text: cell.text, line: cell.line });
    else place.text += `\n${cell.text}`;
  }
  for (const [column, cell] of row.entries()) {
    if (isFigure(kinds[column]) && cell.text !== '' && fitsBeside(row, kinds, column)) cell.uncertain = true;
  }
  return row;
}

function isFigure(kind: ColumnKind | undefined): boolean {
  return kind === 'value' || kind === 'foreign';
}

/** Whether a neighbouring column of figures is empty, with nothing printed between: its cell may be the lost one. */
function fitsBeside(row: Cell[], kinds: ColumnKind[], column: number): boolean {
  for (const step of [-1, 1]) {
    let beside = column + step;
    while (isFigure(kinds[beside]) && row[beside]?.text !== '') beside += step;
    if (isFigure(kinds[beside])) return true;
  }
  return false;
}
