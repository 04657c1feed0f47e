/** Passages: what search finds and answers quote; one paragraph, bullet or table row each, with its place. */
import { foldedKey } from '../../language/fold.ts';
import type { Cell, Table } from '../blocks.ts';
import type { Passage } from '../facts.ts';
import type { StructuredDocument, StructuredItem } from '../structure/section.ts';

const LEFT_OUT = new Set<StructuredItem['part']>(['letterhead', 'recipients', 'signature']);

/** All passages of a document in reading order. Letterhead, recipients and signature are left out; the title is kept. */
export function readPassages(doc: StructuredDocument): Passage[] {
  return [...titlePassage(doc), ...doc.items.flatMap(passagesOf)];
}

function titlePassage(doc: StructuredDocument): Passage[] {
  const title = foldedKey(doc.header.title);
  const item = doc.items.find(
    ({ block, part }) =>
      part === 'letterhead' && block.kind === 'paragraph' && startsWith(title, foldedKey(block.text)),
  );
  return item ? [{ text: doc.header.title, place: { section: [], line: item.block.line }, kind: 'heading' }] : [];
}

/** The title may be printed with "V/v" in front, and may run over several lines. */
function startsWith(title: string, line: string): boolean {
  const bare = line.replace(/^(?:v v|ve viec) /, '');
  return bare.length >= 8 && title.replace(/^(?:v v|ve viec) /, '').startsWith(bare);
}

function passagesOf({ block, section, part }: StructuredItem): Passage[] {
  if (LEFT_OUT.has(part)) return [];
  if (block.kind === 'table') return rowPassages(block, section);
  const text = block.text.replace(/^[-–+•*▪]\s*(?=\S)/, '');
  const kind = part === 'heading' || part === 'appendix' ? 'heading' : 'text';
  return [{ text, place: { section, line: block.line }, kind }];
}

interface OpenGroup {
  label: string;
  depth: number;
}

function rowPassages(table: Table, section: string[]): Passage[] {
  const { headings, bodyFrom } = tableHeadings(table);
  const hasNumbers = isNumberHeading(headings[0] ?? '');
  const groups: OpenGroup[] = [];
  let lastNumber = 0;
  return table.rows.slice(bodyFrom).flatMap((row): Passage[] => {
    const number = hasNumbers ? oneLine(row[0]?.text ?? '') : '';
    const cells = row.map((cell, column) => ({ cell, column })).slice(hasNumbers ? 1 : 0);
    const filled = cells.filter(({ cell, column }) => cell.text !== '' && !repeatsLeft(row, column));
    if (isBanner(row)) {
      const label = oneLine(row[0]?.text ?? '');
      const place = { section: [...section], row: label, line: row[0]?.line ?? table.line };
      groups.splice(0, groups.length, { label, depth: 2 });
      lastNumber = 0;
      return [{ text: label, place, kind: 'row' }];
    }
    const name = filled[0]?.cell;
    if (!name) return [];
    const line = row[0]?.line ?? name.line;
    const depth = hasNumbers ? groupDepth(number) : 0;
    if (number !== '') closeGroups(groups, depth);
    // Numbers that start again without a heading: that heading is lost, and the group above is not theirs.
    const plain = /^\d+[.)]?$/.test(number) ? Number.parseInt(number, 10) : 0;
    if (plain > 0 && plain <= lastNumber) groups.length = 0;
    if (plain > 0) lastNumber = plain;
    const open = groups.map(({ label }) => label);
    if (filled.length === 1 && hasNumbers && headings.length > 2) {
      const label = groupLabel(number, name.text);
      if (depth <= 2) lastNumber = 0;
      if (number !== '') groups.push({ label, depth });
      return [
        { text: label, place: { section: [...section, ...open], row: rowName(number, name.text), line }, kind: 'row' },
      ];
    }
    const text = filled.map(({ cell, column }) => labelled(headings[column], cell)).join('; ');
    return [{ text, place: { section: [...section, ...open], row: rowName(number, name.text), line }, kind: 'row' }];
  });
}

/** One cell merged over the whole row: the heading of the rows below. */
function isBanner(row: Cell[]): boolean {
  return (
    row.length > 1 && (row[0]?.text ?? '') !== '' && row.every((_, column) => column === 0 || repeatsLeft(row, column))
  );
}

/** A cell merged from the left says nothing new; one merged from above does. */
function repeatsLeft(row: Cell[], column: number): boolean {
  const cell = row[column];
  const left = row[column - 1];
  return cell?.merged === true && left !== undefined && cell.text === left.text && cell.line === left.line;
}

function closeGroups(groups: OpenGroup[], depth: number): void {
  while ((groups.at(-1)?.depth ?? -1) >= depth) groups.pop();
}

/** "I" and "Chính quyền số" → "I. Chính quyền số". */
function groupLabel(number: string, name: string): string {
  const mark = /[\p{L}\d]$/u.test(number) ? `${number}.` : number;
  return oneLine(`${mark} ${name}`);
}

/** The number; for a row without one the mark of its name ("1)"), else the name. */
function rowName(number: string, name: string): string {
  return number || (/^(?:\d{1,2}|[a-zđ])\)/.exec(name)?.[0] ?? oneLine(name));
}

/** Groups stand above numbered rows, those above rows like 1.1. */
function groupDepth(number: string): number {
  if (/^[A-H][.)]?$/.test(number)) return 1;
  if (/^[IVXl]+[.)]?$/.test(number)) return 2;
  const parts = number.match(/\d+/g)?.length ?? 0;
  return parts > 0 ? 2 + parts : 9;
}

function labelled(heading: string | undefined, cell: Cell): string {
  const text = oneLine(cell.text);
  return heading ? `${heading}: ${text}` : text;
}

/** One heading per column; stacked heading rows are joined ("Chỉ tiêu – Năm 2024"). */
export function tableHeadings(table: Table): { headings: string[]; bodyFrom: number } {
  const [first] = table.rows;
  if (!first || /^\d+[.)]?$/.test(first[0]?.text ?? '')) return { headings: [], bodyFrom: 0 };
  let bodyFrom = 1;
  while (bodyFrom < table.rows.length - 1 && isSubHeading(table.rows[bodyFrom])) bodyFrom += 1;
  const headings = first.map((_, column) => {
    const texts = table.rows.slice(0, bodyFrom).map((row) => oneLine(row[column]?.text ?? ''));
    // An exporter prints a heading over several columns once, in the first of them.
    if (texts[0] === '' && texts.length > 1) texts[0] = headingLeftOf(first, column);
    return [...new Set(texts.filter((text) => text !== ''))].join(' – ');
  });
  return { headings, bodyFrom };
}

function headingLeftOf(row: Cell[], column: number): string {
  return oneLine(row.slice(0, column).findLast((cell) => cell.text !== '')?.text ?? '');
}

/** A second heading row: its first cell is merged from above, or it names parts of columns and has no row of its own. */
function isSubHeading(row: Cell[] | undefined): boolean {
  if (!row) return false;
  if (row[0]?.merged) return true;
  const filled = row.filter((cell) => cell.text !== '');
  return (
    row[0]?.text === '' &&
    row[1]?.text === '' &&
    filled.length > 0 &&
    filled.every((cell) => !/^[\d.,%]+$/.test(cell.text))
  );
}

function isNumberHeading(heading: string): boolean {
  return /^(?:stt|so tt|tt|so thu tu)$/.test(foldedKey(heading));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
