/** The tables of a document that hold indicators, each with its title; pieces cut by page breaks are one table. */
import { foldedKey, tidy } from '../../language/fold.ts';
import type { Table } from '../blocks.ts';
import type { IndicatorFact, Place } from '../facts.ts';
import type { StructuredDocument, StructuredItem } from '../structure/section.ts';
import { romanValue, sortRows, type TableRow } from './indicator-rows.ts';
import { periodIn } from './periods.ts';
import { type Column, readColumns } from './table-columns.ts';

export interface IndicatorTable {
  /** "Phụ lục I", "Phụ lục - II. Các chỉ tiêu đã đạt điểm tối đa …" */
  title: string;
  /** Roman number of the part of the appendix that the table is ("II"); null when it has none. */
  numeral: string | null;
  /** Short heading of that part ("Thông tin chung"): the group of its rows when no heading stands inside the table. */
  subject: string | null;
  section: string[];
  columns: Column[];
  rows: TableRow[];
  standing: IndicatorFact['standing'];
  /** Period and cut-off date said by the title, when the columns do not. */
  period: string | null;
  asOf: string | null;
  line: number;
}

/** Finds the tables of indicators in reading order. */
export function indicatorTables(doc: StructuredDocument): IndicatorTable[] {
  const tables: IndicatorTable[] = [];
  let pieces: Piece[] = [];
  const close = () => {
    const [first] = pieces;
    if (first) {
      const rows = pieces.flatMap((piece) => piece.table.rows.slice(piece.headerRows));
      tables.push(describe(first, sortRows(rows, first.columns)));
    }
    pieces = [];
  };
  let textBetween = false;
  for (const [index, item] of doc.items.entries()) {
    if (item.block.kind === 'paragraph') {
      textBetween ||= item.part !== 'footnote';
      continue;
    }
    const read = readColumns(item.block.rows);
    const last = pieces.at(-1);
    if (last && !textBetween && goesOn(last, item.block, read?.columns ?? null)) {
      pieces.push({ ...last, table: item.block, headerRows: read?.headerRows ?? 0 });
    } else {
      close();
      if (read)
        pieces.push({
          table: item.block,
          ...read,
          section: item.section,
          caption: [captionAbove(doc.items, index), ...read.titles].join(' '),
        });
    }
    textBetween = false;
  }
  close();
  return tables;
}

interface Piece {
  table: Table;
  columns: Column[];
  titles: string[];
  section: string[];
  headerRows: number;
  caption: string;
}

/** The next piece repeats the headings, or has none and as many columns. */
function goesOn(last: { columns: Column[]; table: Table }, table: Table, columns: Column[] | null): boolean {
  if (columns === null) return (table.rows[0]?.length ?? 0) === last.columns.length;
  return (
    columns.length === last.columns.length &&
    columns.every((column, index) => column.role === last.columns[index]?.role) &&
    columns.filter((column, index) => foldedKey(column.heading) === foldedKey(last.columns[index]?.heading ?? ''))
      .length >=
      columns.length * 0.7
  );
}

function describe(first: Piece, rows: TableRow[]): IndicatorTable {
  const { caption } = first;
  // In a sheet the name of the appendix stands in a row above the headings.
  const named = first.titles.filter((title) => /^phụ lục/iu.test(title)).slice(0, 1);
  const section = first.section.some((heading) => /^phụ lục/iu.test(heading))
    ? first.section
    : [...first.section, ...named];
  const appendix = section.findIndex((heading) => /^phụ lục/iu.test(heading));
  const below =
    appendix >= 0 ? section.slice(appendix + 1).filter((heading) => NUMBERED.test(heading)) : section.slice(-1);
  const own = below.at(-1) ?? '';
  const title = [appendixName(section[appendix] ?? ''), ...below].filter((part) => part !== '').join(' - ') || caption;
  const said = `${section.slice(Math.max(appendix, 0)).join(' ')} ${caption}`;
  return {
    title,
    numeral: romanNumeral(own),
    subject: subjectOf(own),
    section,
    columns: first.columns,
    rows,
    standing: standingOf(`${own} ${caption}`),
    ...periodIn(said),
    line: first.table.line,
  };
}

const NUMBERED = /^([IVX]{1,5}|\d{1,2}|[A-Z])[.)]\s/;

/** "PHỤ LỤC I" → "Phụ lục I"; what follows on the same line is its subject, not its name. */
function appendixName(heading: string): string {
  const match = /^phụ lục(?:\s+(?:số\s+)?([IVX]+|\d+(?:\.\d+)*|[A-Z])(?![\p{L}\d]))?/iu.exec(tidy(heading));
  return match ? `Phụ lục${match[1] ? ` ${match[1].toUpperCase()}` : ''}` : '';
}

function romanNumeral(heading: string): string | null {
  const printed = /^([IVX]{1,5})[.)]\s/.exec(heading)?.[1] ?? null;
  return printed !== null && romanValue(printed) !== null ? printed : null;
}

function subjectOf(heading: string): string | null {
  const words = tidy(heading.replace(NUMBERED, '')).replace(/[:.]$/, '');
  if (words === '' || /^phụ lục/iu.test(words) || words.split(' ').length > 6) return null;
  return words === words.toUpperCase() ? words.charAt(0) + words.slice(1).toLowerCase() : words;
}

/** "CÁC CHỈ TIÊU ĐÃ ĐẠT ĐIỂM TỐI ĐA NĂM 2022": what the title says of all its rows for a past year. */
function standingOf(title: string): IndicatorFact['standing'] {
  const key = foldedKey(title);
  const below =
    /(?:khong co diem|chua (?:dat|co) (?:diem|diem toi da)|mat diem|bi tru diem|dat diem thap).*?nam (20\d\d)/.exec(
      key,
    );
  if (below) return { year: Number(below[1]), verdict: 'below_full_marks' };
  const full = /(?:dat|co) (?:diem toi da|toi da diem|diem tuyet doi).*?nam (20\d\d)/.exec(key);
  return full ? { year: Number(full[1]), verdict: 'full_marks' } : null;
}

/** Headings and titles printed directly above a table. */
function captionAbove(items: StructuredItem[], index: number): string {
  const lines: string[] = [];
  for (let at = index - 1; at >= 0 && lines.length < 3; at -= 1) {
    const block = items[at]?.block;
    if (block?.kind !== 'paragraph' || block.text.length > 250) break;
    lines.unshift(block.text);
  }
  return lines.join(' ');
}

/** Where a cell stands. */
export function placeOf(table: IndicatorTable, no: string | null, name: string, line: number, heading?: string): Place {
  const place: Place = { section: table.section, row: no ?? name.slice(0, 80), line };
  return heading === undefined ? place : { ...place, column: heading };
}
