/** Tables whose columns are set under each other with blanks (text taken from a PDF) → rows written with tabs. */
import { foldedKey } from '../../language/fold.ts';
import { isBlank, type SourceLine } from './source-line.ts';

interface Chunk {
  text: string;
  start: number;
  end: number;
}

/** Lines of a heading that is wrapped. */
const MAX_HEADING_LINES = 4;
const MIN_COLUMNS = 3;
const ROW_NUMBER = /^(?:\d{1,3}(?:\.\d{1,2})*[.)]?|[IVX]{1,5}[.)]?|[A-H][.)]?)$/;

/** Rewrites such tables; all other lines come back as they are. A table begins with the heading of a number column. */
export function alignedToTabs(lines: SourceLine[]): SourceLine[] {
  const out: SourceLine[] = [];
  for (let at = 0; at < lines.length; ) {
    const table = readAligned(lines, at);
    const line = lines[at];
    if (table) out.push(...table.rows);
    else if (line) out.push(line);
    at = table?.next ?? at + 1;
  }
  return out;
}

function readAligned(lines: SourceLine[], at: number): { rows: SourceLine[]; next: number } | null {
  const columns = chunksOf(lines[at]?.text ?? '');
  if (columns.length < MIN_COLUMNS || !/^(?:stt|so tt|tt)$/.test(foldedKey(columns[0]?.text ?? ''))) return null;
  const rows: { cells: string[]; line: number }[] = [];
  let next = at;
  for (; next < lines.length; next += 1) {
    const line = lines[next];
    if (!line) break;
    const chunks = chunksOf(line.text);
    const numbered = opensRow(chunks);
    if (isBlank(line)) {
      let ahead = next;
      while (ahead < lines.length && isBlank(lines[ahead])) ahead += 1;
      if (!opensRow(chunksOf(lines[ahead]?.text ?? ''))) break;
      next = ahead - 1;
      continue;
    }
    const indented = (chunks[0]?.start ?? 0) >= (columns[1]?.start ?? 0) - 1;
    if (next > at && !numbered && (line.text.includes('\t') || !indented)) break;
    const last = rows.at(-1);
    if (last && !numbered && rows.length === 1 && next - at >= MAX_HEADING_LINES) return null;
    const cells = intoColumns(chunks, columns);
    if (last && !numbered) last.cells = last.cells.map((cell, index) => `${cell} ${cells[index] ?? ''}`.trim());
    else rows.push({ cells, line: line.line });
  }
  if (rows.length < 2) return null;
  return { rows: rows.map(({ cells, line }) => ({ text: cells.join('\t'), line })), next };
}

function opensRow(chunks: Chunk[]): boolean {
  return chunks.length > 1 && ROW_NUMBER.test(chunks[0]?.text ?? '');
}

/** Stretches of a line parted by two blanks or more. */
function chunksOf(line: string): Chunk[] {
  if (line.includes('\t')) return [];
  return [...line.matchAll(/\S+(?: \S+)*/g)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Each chunk stands under the heading that it overlaps most, else under the nearest one. */
function intoColumns(chunks: Chunk[], columns: Chunk[]): string[] {
  const cells = columns.map(() => '');
  for (const chunk of chunks) {
    const fits = columns.map((column) => {
      const overlap = Math.min(chunk.end, column.end) - Math.max(chunk.start, column.start);
      return overlap > 0 ? overlap : -Math.abs(chunk.start - column.start);
    });
    const best = fits.indexOf(Math.max(...fits));
    cells[best] = `${cells[best]} ${chunk.text}`.trim();
  }
  return cells;
}
