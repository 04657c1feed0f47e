/** Columns of a linearised table, and the column in which each surviving cell of a row belongs. */
import { foldedKey } from '../../language/fold.ts';
import { isListItem, type LineLook, lookOf } from './listed-lines.ts';

export type ColumnKind = 'number' | 'name' | 'value' | 'foreign' | 'unit' | 'measure' | 'time' | 'note';

export interface ListedCell {
  text: string;
  line: number;
  look: LineLook;
}

/** What a column holds, by the words of its heading; the first column after the row number is the name. */
export function columnKind(heading: string, index: number): ColumnKind {
  const words = foldedKey(heading);
  if (index === 0) return 'number';
  if (index === 1) return 'name';
  if (/ghi chu|giai trinh|can cu/.test(words)) return 'note';
  if (/don vi (?:tinh|do)|^dvt$/.test(words)) return 'measure';
  if (/thoi (?:gian|han|diem)|^han\b|tien do/.test(words)) return 'time';
  if (
    /co quan|don vi|chu tri|phoi hop|huong dan|theo doi|phan cong|thanh vien|phu trach|dau moi|lanh dao/.test(words)
  ) {
    return 'unit';
  }
  return /\b(?:quoc gia|trung uong|ubqg|chinh phu giao|bo giao|ca nuoc)\b/.test(words) ? 'foreign' : 'value';
}

/** A plan always has its own target; of two columns that fit, one for the country's ('foreign') is the empty one. */
const SCORE: Record<ColumnKind, Record<LineLook, number>> = {
  number: { number: -9, unit: -9, date: -9, measure: -9, text: -9 },
  name: { number: -3, unit: 1, date: -3, measure: -2, text: 3 },
  value: { number: 4, unit: -5, date: 1, measure: 0.5, text: 2 },
  foreign: { number: 3.98, unit: -5, date: 0.98, measure: 0.48, text: 1.98 },
  unit: { number: -6, unit: 4, date: -6, measure: -4, text: -2 },
  measure: { number: -4, unit: -4, date: -4, measure: 6, text: -2 },
  time: { number: 0.5, unit: -4, date: 6, measure: -2, text: 1 },
  note: { number: 0.5, unit: 0.3, date: 0.5, measure: 0.3, text: 1.5 },
};

/** A word or two without a figure may be any unit of measure ("Cuộc", "Lượt người"). */
function scoreOf(kind: ColumnKind, cell: ListedCell): number {
  if (kind === 'measure' && cell.look === 'text' && /^[^\d\s]+(?: [^\d\s]+){0,2}$/.test(cell.text)) return 5;
  return SCORE[kind][cell.look];
}

/** Going on in the cell above costs something, so that a column of its own is preferred. */
const APPEND_SCORE = -1;

/**
 * Puts the cells of a row, in order, into columns: the arrangement whose looks fit the headings best;
 * of equal ones the leftmost. The first cell is the name. Returns the column of each cell.
 */
export function alignCells(cells: ListedCell[], kinds: ColumnKind[]): number[] {
  // best[column] = best arrangement of the cells so far whose last cell stands in `column`.
  let best = new Map<number, { score: number; columns: number[] }>([[1, { score: 0, columns: [1] }]]);
  for (const cell of cells.slice(1)) {
    const next = new Map<number, { score: number; columns: number[] }>();
    for (const [column, { score, columns }] of best) {
      for (let to = column; to < kinds.length; to += 1) {
        const kind = kinds[to] ?? 'value';
        const own = scoreOf(kind, cell);
        const fit = to === column ? Math.min(APPEND_SCORE, own) : own;
        const total = score + fit - to * 0.001;
        if (total > (next.get(to)?.score ?? Number.NEGATIVE_INFINITY)) {
          next.set(to, { score: total, columns: [...columns, to] });
        }
      }
    }
    best = next;
  }
  return [...best.values()].reduce((a, b) => (b.score > a.score ? b : a)).columns;
}

/** A line that ends so is not the whole of its cell. */
const UNFINISHED = /(?:^|\s)(?:của|và|tại|các|với|cho|về|theo|từ|đến|trong|trên|do|bằng|hoặc)$|,$/u;

/** Neighbouring list items ("- …;") of one look are one cell; so is a long line that goes on in small letters. */
export function joinCellLines(lines: { text: string; line: number }[]): ListedCell[] {
  const cells: (ListedCell & { list: boolean })[] = [];
  for (const [index, { text, line }] of lines.entries()) {
    const look = lookOf(text);
    const list = index > 0 && isListItem(text);
    const last = cells.at(-1);
    const sameList = last?.list && list && (last.look === 'unit') === (look === 'unit');
    const inSmall = /^\p{Ll}/u.test(text) && text.length > 15 && look === 'text';
    const goesOn = last && index > 0 && (inSmall || UNFINISHED.test(last.text));
    if (last && (sameList || goesOn)) last.text = `${last.text}\n${text}`;
    else cells.push({ text, line, look: list && look === 'number' ? 'text' : look, list });
  }
  return cells.map(({ text, line, look }) => ({ text, line, look }));
}
