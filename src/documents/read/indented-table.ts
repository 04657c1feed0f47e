/** Tables with one cell per line, each cell set in by a tab, rows parted by empty lines. */
import type { Cell, Table } from '../blocks.ts';
import { cleanCell } from './clean-markup.ts';
import { isBlank, type SourceLine } from './source-line.ts';
import { evenRows } from './tabbed-table.ts';

interface Group {
  cells: Cell[];
  next: number;
  /** The first line had no tab: the group goes on with the cell before. */
  continues: boolean;
}

/**
 * Reads such a table when a group of indented lines at `at` is followed by another one.
 * Lines without a tab belong to the cell above. The first group (the header) gives the number of columns: a group with
 * fewer cells whose neighbour holds exactly the rest was parted by an empty line inside a cell.
 */
export function readIndentedTable(lines: SourceLine[], at: number): { table: Table; next: number } | null {
  const header = readGroup(lines, at);
  const second = header && readGroup(lines, skipBlank(lines, header.next));
  if (!header || header.continues || header.cells.length < 2 || !second || second.continues) return null;
  const width = header.cells.length;
  const rows: Cell[][] = [header.cells];
  let row: Cell[] = [];
  let next = header.next;
  for (let group = second as Group | null; group; group = readGroup(lines, skipBlank(lines, group.next))) {
    if (group.continues && row.length === 0) break;
    if (row.length > 0 && row.length + group.cells.length - (group.continues ? 1 : 0) > width) {
      rows.push(row);
      row = [];
    }
    addGroup(row, group);
    if (row.length >= width) {
      for (let from = 0; from < row.length; from += width) rows.push(row.slice(from, from + width));
      row = [];
    }
    next = group.next;
  }
  if (row.length > 0) rows.push(row);
  return { table: { kind: 'table', line: lines[at]?.line ?? 1, rows: evenRows(rows), layout: 'grid' }, next };
}

function addGroup(row: Cell[], group: Group): void {
  const [first, ...others] = group.cells;
  const last = row.at(-1);
  if (group.continues && last && first) {
    last.text = `${last.text}\n${first.text}`.trim();
    row.push(...others);
  } else {
    row.push(...group.cells);
  }
}

/** Lines up to the next empty one; null when none of them is indented. Leading lines without a tab are a rest. */
function readGroup(lines: SourceLine[], at: number): Group | null {
  const cells: Cell[] = [];
  const continues = lines[at]?.text.startsWith('\t') === false;
  let hasIndent = false;
  let next = at;
  for (; next < lines.length; next += 1) {
    const line = lines[next];
    if (!line || (isBlank(line) && !line.text.startsWith('\t'))) break;
    if (line.text.indexOf('\t', 1) > 0) return null;
    const text = cleanCell(line.text);
    const last = cells.at(-1);
    const indented = line.text.startsWith('\t');
    hasIndent ||= indented;
    if (indented || !last) cells.push({ text, line: line.line });
    else last.text = `${last.text}\n${text}`.trim();
  }
  return hasIndent ? { cells, next, continues } : null;
}

function skipBlank(lines: SourceLine[], at: number): number {
  let next = at;
  while (next < lines.length && isBlank(lines[next]) && !lines[next]?.text.startsWith('\t')) next += 1;
  return next;
}
