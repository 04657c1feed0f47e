/**
 * Codes and groups: where numbering restarts under each heading the heading's number leads ("I.3"), where it runs
 * through the table the table's does ("II.16"), and printed dotted numbers stand for themselves ("1.3").
 */
import { foldedKey } from '../../language/fold.ts';
import type { StructuredDocument } from '../structure/section.ts';
import { bareNumber, type DataRow, type GroupRow, roman, romanValue } from './indicator-rows.ts';
import type { IndicatorTable } from './indicator-tables.ts';
import { type Pillar, pillarAfter, pillarOf, pillarsIn } from './pillars.ts';

export interface CodedRow {
  code: string;
  table: IndicatorTable;
  row: DataRow;
  group: string | null;
  groupInferred: string | null;
  parent: string | null;
  /** Said once, on the first row of a group whose heading is lost. */
  groupDoubt: string | null;
}

interface Group {
  heading: GroupRow | null;
  /** Number that leads the codes of its rows: "III"; null when the table has no groups. */
  numeral: string | null;
  /** Concluded name of a group whose heading is lost. */
  inferred: Pillar | null;
  rows: DataRow[];
}

/** Gives every row of every table its code, unique in the document, and its group. */
export function codesOf(tables: IndicatorTable[], doc: StructuredDocument): CodedRow[] {
  const used = new Set<string>();
  return tables.flatMap((table, index) =>
    codeTable(table, groupsOf(table, doc), tables.length > 1 ? index + 1 : null, used),
  );
}

/** Splits a table at its headings, and where numbering restarts at 1 although no heading is left. */
export function groupsOf(table: IndicatorTable, doc: StructuredDocument): Group[] {
  const groups: Group[] = [];
  let last = 0;
  for (const row of table.rows) {
    if (row.kind === 'group') {
      groups.push({ heading: row, numeral: groupNumeral(row, groups.at(-1)), inferred: null, rows: [] });
      last = 0;
      continue;
    }
    const no = row.kind === 'row' || row.kind === 'parent' ? wholeNumber(row.no) : null;
    const current = groups.at(-1);
    if (current && no === 1 && last >= 1) {
      groups.push({
        heading: null,
        numeral: nextNumeral(current.numeral),
        inferred: inferGroup(groups, doc),
        rows: [row],
      });
    } else if (current) current.rows.push(row);
    else groups.push({ heading: null, numeral: null, inferred: null, rows: [row] });
    if (no !== null) last = no;
  }
  return groups.filter((group) => group.rows.length > 0 || group.heading !== null);
}

/** The pillar after the last heading in the order that the document itself uses, or in the usual order. */
function inferGroup(groups: Group[], doc: StructuredDocument): Pillar | null {
  const named = groups.map((group) => (group.heading ? pillarOf(group.heading.name) : group.inferred));
  const last = named.at(-1);
  if (!last || named.includes(null)) return null;
  for (const { block } of doc.items) {
    if (block.kind !== 'paragraph') continue;
    const order = pillarsIn(block.text);
    const at = order.indexOf(last);
    const next = order[at + 1];
    const sameOrder = named.every((pillar, index) => pillar === order[at - named.length + 1 + index]);
    if (at >= 0 && next && sameOrder && !named.includes(next)) return next;
  }
  const next = pillarAfter(last);
  return next !== null && !named.includes(next) ? next : null;
}

function codeTable(table: IndicatorTable, groups: Group[], ordinal: number | null, used: Set<string>): CodedRow[] {
  const restarts = numberingRestarts(groups);
  const coded: CodedRow[] = [];
  let open: { code: string; parts: number } | null = null;
  for (const group of groups) {
    const lost = group.heading === null && group.numeral !== null;
    let count = 0;
    for (const row of group.rows) {
      const own: string = row.no === null ? String(count + 1) : bareNumber(row.no);
      const part = (row.kind === 'part' || row.kind === 'sibling') && open !== null;
      let code: string;
      let parent: string | null = null;
      if (part && open) {
        parent = open.code;
        open.parts += 1;
        code = `${open.code}.${partName(row, open.parts)}`;
      } else {
        const dotted = own.includes('.');
        const lead = dotted ? null : restarts ? group.numeral : (table.numeral ?? null);
        code = [lead, own].filter((piece) => piece !== null).join('.');
        if (dotted)
          parent =
            coded.find(
              (other) =>
                other.table === table &&
                other.row.kind === 'parent' &&
                `${other.code}` === code.replace(/\.[^.]+$/, ''),
            )?.code ?? null;
      }
      code = unique(code, table, group, ordinal, used);
      // The sibling of a numbered row is its second line, so its parts are counted from "b".
      if (!part) open = { code, parts: row.kind === 'parent' ? 0 : 1 };
      const first = lost && count === 0;
      coded.push({
        code,
        table,
        row,
        group: group.heading?.name ?? (lost ? null : table.subject),
        groupInferred: group.heading ? null : group.inferred,
        parent,
        groupDoubt: first
          ? `Mất tiêu đề nhóm${group.inferred ? `; theo thứ tự là "${group.inferred}"` : ''}: số thứ tự chạy lại từ 1`
          : null,
      });
      count += 1;
    }
  }
  return coded;
}

function partName(row: DataRow, ordinal: number): string {
  const printed = row.no === null ? '' : bareNumber(row.no);
  return /^(\d{1,2}|[a-zđ])$/.test(printed) ? printed : String.fromCharCode(96 + Math.min(ordinal, 26));
}

/** true when more than one group begins again with 1. */
function numberingRestarts(groups: Group[]): boolean {
  const starts = groups
    .filter((group) => group.numeral !== null)
    .map((group) => {
      const first = group.rows.find((row) => row.kind === 'row' || row.kind === 'parent');
      return wholeNumber(first?.no ?? null);
    });
  return starts.length > 0 && starts.every((start) => start === 1 || start === null) && starts.includes(1);
}

function unique(code: string, table: IndicatorTable, group: Group, ordinal: number | null, used: Set<string>): string {
  const candidates = [
    code,
    `${table.numeral ?? ordinal ?? 1}.${code}`,
    `${group.numeral ?? ordinal ?? 1}.${code}`,
    `${ordinal ?? 1}.${group.numeral ?? ''}.${code}`,
  ];
  let chosen = candidates.find((candidate) => !used.has(foldedKey(candidate)));
  for (let n = 2; chosen === undefined; n += 1)
    chosen = used.has(foldedKey(`${code}~${n}`)) ? undefined : `${code}~${n}`;
  used.add(foldedKey(chosen));
  return chosen;
}

function groupNumeral(heading: GroupRow, previous: Group | undefined): string {
  const printed = heading.no === null ? null : bareNumber(heading.no);
  if (printed === null) return nextNumeral(previous?.numeral ?? null);
  const value = /^[IVXl]+$/.test(printed) ? romanValue(printed) : null;
  return value === null ? printed : roman(value);
}

function nextNumeral(numeral: string | null): string {
  if (numeral === null) return 'I';
  const value = romanValue(numeral);
  if (value !== null) return roman(value + 1);
  return /^\d+$/.test(numeral) ? String(Number(numeral) + 1) : String.fromCharCode(numeral.charCodeAt(0) + 1);
}

function wholeNumber(no: string | null): number | null {
  const bare = no === null ? '' : bareNumber(no);
  return /^\d+$/.test(bare) && !/\)$/.test(no ?? '') ? Number(bare) : null;
}
