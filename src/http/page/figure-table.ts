/**
 * A table of an answer; columns of figures are set to the right, under their heading. On a phone a wide table becomes
 * one block a row, each cell with its heading (`data-label`) before it.
 */
import { html } from 'htm/preact';
import type { VNode } from 'preact';

/** Longer cells are words, also when they contain a figure. */
const LONGEST_FIGURE = 16;

/** More columns do not fit on a phone. */
const FITS_A_PHONE = 3;

export function FigureTable({ header, rows }: { header: string[]; rows: string[][] }): VNode {
  const kinds = header.map((_heading, column) => (isFigureColumn(rows, column) ? 'figure' : null));
  return html`
    <div class=${header.length > FITS_A_PHONE ? 'table-frame wide' : 'table-frame'} role="region" aria-label="Bảng số liệu" tabindex="0">
      <table>
        <thead><tr>${header.map((cell, column) => html`<th scope="col" class=${kinds[column]}>${cell}</th>`)}</tr></thead>
        <tbody>
          ${rows.map((row) => html`<tr>${row.map((cell, column) => html`<td class=${kinds[column]} data-label=${header[column]}>${cell}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>
  `;
}

/** Figures, and what stands in for one that is missing. */
function isFigureColumn(rows: string[][], column: number): boolean {
  const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
  return cells.length > 0 && cells.every((cell) => cell.length <= LONGEST_FIGURE && /^[-–]$|\d|^chưa/i.test(cell));
}
