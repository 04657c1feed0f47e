/** Tables whose rows are lines and whose cells are parted by tabs. */
import type { Cell, Table } from '../blocks.ts';
import { cleanCell } from './clean-markup.ts';
import { isBlank, type SourceLine } from './source-line.ts';

const LIST_MARKER = /^(?:\d+(?:\.\d+)*[.)]?|[-–+•*]|[IVX]+[.)]|[A-ZĐa-zđ][.)])$/u;

/**
 * Reads the run of tabbed lines that starts at `at`; null when that is ordinary text (a list marker set off by a tab).
 * The run ends at an empty line; pieces of one table are put together later.
 */
export function readTabbedTable(lines: SourceLine[], at: number): { table: Table; next: number } | null {
  if (!isRow(lines[at])) return null;
  const rows: Cell[][] = [];
  const width = cellsOf(lines[at]).length;
  let next = at;
  for (; next < lines.length && !isBlankRow(lines[next]); next += 1) {
    const line = lines[next];
    const last = rows.at(-1);
    if (!line) break;
    const cells = cellsOf(line);
    if (last && isRest(last, cells, width)) {
      appendToRow(last, cells);
    } else if (line.text.includes('\t')) {
      rows.push(cells);
    } else {
      break;
    }
  }
  if (rows.every((row) => row.length === 2 && LIST_MARKER.test(row[0]?.text ?? ''))) return null;
  const first = rows[0]?.[0];
  return first ? { table: { kind: 'table', line: first.line, rows: evenRows(rows), layout: 'grid' }, next } : null;
}

/** At the start of a run a single leading tab is an indent; a row has a tab between or before several cells. */
function isRow(line: SourceLine | undefined): boolean {
  if (!line) return false;
  const cells = line.text.split('\t');
  return cells.length > 2 ? line.text.trim() !== '' : cells.length === 2 && cells[0]?.trim() !== '';
}

function isBlankRow(line: SourceLine | undefined): boolean {
  return isBlank(line) && !line?.text.includes('\t');
}

function cellsOf(line: SourceLine | undefined): Cell[] {
  if (!line) return [];
  return line.text.split('\t').map((text) => ({ text: cleanCell(text), line: line.line }));
}

/** A row that lacks cells goes on in the next line when both together are no wider than the table. */
function isRest(row: Cell[], cells: Cell[], width: number): boolean {
  if (row.length >= width) return false;
  const startsRow = /^(?:\d+(?:\.\d+)*[.)]?|[IVX]+[.)]?)$/.test(cells[0]?.text ?? '') || cells[0]?.text === '';
  return !startsRow && row.length + cells.length - 1 <= width;
}

function appendToRow(row: Cell[], cells: Cell[]): void {
  const [first, ...others] = cells;
  const last = row.at(-1);
  if (last && first) last.text = `${last.text}\n${first.text}`.trim();
  row.push(...others);
}

/** Short rows get empty cells at the end, so that every row has every column. */
export function evenRows(rows: Cell[][]): Cell[][] {
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => {
    const line = row.at(-1)?.line ?? 0;
    return [...row, ...Array.from({ length: width - row.length }, () => ({ text: '', line }))];
  });
}
