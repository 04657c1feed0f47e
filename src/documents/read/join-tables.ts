/** Pieces of one table, parted by page breaks, become one table again. */
import { foldedKey } from '../../language/fold.ts';
import type { Block, Cell, Table } from '../blocks.ts';
import { isFootnote } from './footnotes.ts';

/** Share of differing letters up to which two header rows are the same row misread. */
const HEADER_SLIP_SHARE = 0.1;

/**
 * Joins a table to the one before when nothing but footnotes stands between them and it repeats the header row
 * (up to misread letters) or goes on with the next row number.
 */
export function joinCutTables(blocks: Block[]): Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const previous = block.kind === 'table' ? lastTable(out) : null;
    const rest = previous && block.kind === 'table' ? restOf(previous, block) : null;
    if (previous && rest) {
      for (const row of rest) addRow(previous, row);
    } else {
      out.push(block);
    }
  }
  return out;
}

function lastTable(blocks: Block[]): Table | null {
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (block?.kind === 'table') return block;
    if (!block || !isFootnote(block.text)) return null;
  }
  return null;
}

/** The rows of `piece` that belong below `table`; null when it is a table of its own. */
function restOf(table: Table, piece: Table): Cell[][] | null {
  const width = table.rows[0]?.length ?? 0;
  const [header, ...rows] = piece.rows;
  if (!header || header.length !== width) return null;
  if (!sameHeader(table.rows[0], header)) return numbersGoOn(table, piece) ? piece.rows : null;
  const [second] = rows;
  const isSecondHeader = second !== undefined && isSubHeader(table.rows[1]) && isSubHeader(second);
  if (!isSecondHeader) return rows;
  return rowKey(second) === rowKey(table.rows[1]) ? rows.slice(1) : null;
}

/** A row below the header that says something of the columns (column numbers, full marks), not of a numbered item. */
function isSubHeader(row: Cell[] | undefined): boolean {
  if (!row) return false;
  const filled = row.filter((cell) => cell.text !== '').length;
  return (row[0]?.text === '' && filled >= 2) || row.every((cell) => /^\(?\d{1,2}\)?$/.test(cell.text));
}

/** A first row with nothing in front goes on with the row above: its texts are the rest of the cells there. */
function addRow(table: Table, row: Cell[]): void {
  const last = table.rows.at(-1);
  const isRest = row[0]?.text === '' && row[1]?.text === '' && row.some((cell) => cell.text !== '');
  if (!last || table.rows.length < 2 || !isRest) {
    table.rows.push(row);
    return;
  }
  for (const [index, cell] of row.entries()) {
    const above = last[index];
    if (above && cell.text !== '') above.text = `${above.text} ${cell.text}`.trim();
  }
}

function numbersGoOn(table: Table, piece: Table): boolean {
  const last = [...table.rows].reverse().find((row) => /^\d+[.)]?$/.test(row[0]?.text ?? ''));
  const first = piece.rows.find((row) => row[0]?.text !== '');
  const from = Number.parseInt(last?.[0]?.text ?? '', 10);
  return Number.parseInt(first?.[0]?.text ?? '', 10) === from + 1;
}

function rowKey(row: Cell[] | undefined): string {
  return (row ?? []).map((cell) => foldedKey(cell.text)).join('|');
}

function sameHeader(a: Cell[] | undefined, b: Cell[]): boolean {
  const left = rowKey(a);
  const right = rowKey(b);
  if (left === right) return true;
  return editDistance(left, right) <= Math.floor(Math.max(left.length, right.length) * HEADER_SLIP_SHARE);
}

/** Levenshtein distance of two short texts. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
