/** Which bodies a document names: in its letterhead, text, tables and list of recipients. */
import { foldedKey } from '../../language/fold.ts';
import { type FoundUnit, findUnits } from '../../people/find-units.ts';
import { readUnitCell, type UnitContext, unitLevel, unitType, usualAliases } from '../../people/unit-names.ts';
import { mendPrinted } from '../../people/unit-tokens.ts';
import type { Table } from '../blocks.ts';
import type { UnitFact } from '../facts.ts';
import type { StructuredDocument } from '../structure/section.ts';

/**
 * Every unit that the document names.
 * @param cells cells that list units, and names of ranked units, as the tables' readers found them
 */
export function readUnits(doc: StructuredDocument, cells: string[]): UnitFact[] {
  const context = unitContextOf(doc, cells);
  const met = new Map<string, Met>();
  for (const named of namedIn(doc, cells, context)) {
    const seen = met.get(named.canonical) ?? {
      canonical: named.canonical,
      level: named.level,
      type: named.type,
      printed: new Map(),
    };
    seen.printed.set(named.printed, (seen.printed.get(named.printed) ?? 0) + 1);
    met.set(named.canonical, seen);
  }
  const units = mergeMisprints([...met.values()]);
  return units.map((unit) => factOf(unit, units));
}

/**
 * The context in which the document's own names are read: the fullest form that it prints of each body.
 * "Cục Thống kê" is "Cục Thống kê tỉnh" in a document that prints both.
 */
export function unitContextOf(doc: StructuredDocument, cells: readonly string[]): UnitContext {
  const plain: UnitContext = { localityName: doc.header.localityName };
  const names = new Map<string, string>();
  for (const named of namedIn(doc, cells, plain)) {
    const group = /^UBND cấp (huyện|xã)$/.test(named.canonical);
    const spelledOut =
      /^(?:(?:UBND|Ủy ban nhân dân)\s+)?(?:các\s+)?((?:huyện|quận|thị xã|thành phố|xã|phường).*)$/iu.exec(
        named.printed,
      )?.[1];
    const asPrinted =
      group && spelledOut
        ? `UBND các ${spelledOut.replace(/\s+(trên địa bàn|thuộc|trực thuộc|của).*$/u, '')}`
        : named.canonical;
    names.set(foldedKey(asPrinted), asPrinted);
  }
  return { ...plain, known: [...names.values()] };
}

interface Named {
  canonical: string;
  level: UnitFact['level'];
  type: string;
  printed: string;
  inCell: boolean;
}

interface Met {
  canonical: string;
  level: UnitFact['level'];
  type: string;
  printed: Map<string, number>;
}

function namedIn(doc: StructuredDocument, cells: readonly string[], context: UnitContext): Named[] {
  const fromText = textsOf(doc)
    .flatMap((text) => findUnits(text, context))
    .map((unit: FoundUnit) => ({ ...unit, inCell: false }));
  // A column repeats its cells: each print is read once and counted as often as it stands there.
  const listed = Map.groupBy([...cells, ...unitColumnCells(doc)], (cell) => cell);
  const fromCells = [...listed].flatMap(([cell, times]) => {
    const named = namesInCell(cell, context);
    return times.length > 3 ? [named, named, named].flat() : times.flatMap(() => named);
  });
  return [...fromText, ...fromCells];
}

function namesInCell(cell: string, context: UnitContext): Named[] {
  const { units } = readUnitCell(cell, context);
  const groups = new Map(
    findUnits(mendPrinted(cell), context).map(({ canonical, printed }) => [canonical, printed] as const),
  );
  const plain = readUnitCell(cell, { localityName: context.localityName }).units;
  const remarks = [...cell.matchAll(/\(([^()]{6,})\)/g)].flatMap((match) => findUnits(match[1] ?? '', context));
  const inRemarks = remarks.map((unit) => ({ ...unit, inCell: false }));
  const listed = units.flatMap((canonical, index) => {
    const named = { canonical, level: unitLevel(canonical), type: unitType(canonical), inCell: true };
    const printed = units.length === 1 ? mendPrinted(cell) : (groups.get(canonical) ?? canonical);
    return [
      { ...named, printed },
      { ...named, printed: groups.get(canonical) ?? plain[index] ?? canonical },
    ];
  });
  return [...listed, ...inRemarks];
}

/** Running text of the document, recipients and letterhead too; the signature names a person, not a body. */
function textsOf(doc: StructuredDocument): string[] {
  return doc.items.flatMap(({ block, part }) => {
    if (block.kind === 'table') return otherCells(block);
    return part === 'signature' ? [] : [block.text];
  });
}

const UNIT_COLUMN = /(don vi|co quan|dau moi|bo phan|chu tri|phoi hop|huong dan|theo doi|phu trach|phan cong|to chuc)/;

function unitColumnsOf(table: Table): Set<number> {
  const columns = new Set<number>();
  const header = table.rows.slice(0, 3);
  for (const row of header) {
    row.forEach((cell, index) => {
      if (cell.text.length < 60 && UNIT_COLUMN.test(foldedKey(cell.text))) columns.add(index);
    });
  }
  return columns;
}

/** Cells under a heading such as "Cơ quan chủ trì", when all that they hold are units. */
function unitColumnCells(doc: StructuredDocument): string[] {
  const context = { localityName: doc.header.localityName };
  return doc.items.flatMap(({ block }) => {
    if (block.kind !== 'table') return [];
    const columns = unitColumnsOf(block);
    const cells = block.rows.flatMap((row) => row.filter((cell, index) => columns.has(index) && !cell.merged));
    const texts = cells.map((cell) => cell.text);
    const lists = new Set(
      [...new Set(texts)].filter((text) => {
        const { units, unread } = readUnitCell(text, context);
        return units.length > 0 && unread.length === 0 && !UNIT_COLUMN.test(foldedKey(text).slice(0, 12));
      }),
    );
    return texts.filter((text) => lists.has(text));
  });
}

/** Cells that are no list of units are read as running text, those that say who leads and who helps too. */
function otherCells(table: Table): string[] {
  const columns = unitColumnsOf(table);
  return table.rows.flatMap((row) =>
    row
      .filter(
        (cell, index) => !cell.merged && (!columns.has(index) || /chủ trì\s*[:,;)]|phối hợp\s*:/iu.test(cell.text)),
      )
      .map((cell) => cell.text),
  );
}

/** A place met once whose name differs by one letter from one met often is that place, misread. */
function mergeMisprints(units: Met[]): Met[] {
  const count = (unit: Met): number => [...unit.printed.values()].reduce((sum, n) => sum + n, 0);
  const kept: Met[] = [];
  for (const unit of [...units].sort((a, b) => count(b) - count(a))) {
    const twin = kept.find((other) => other.type === unit.type && sameUnit(other, unit, count(unit)));
    if (!twin) kept.push(unit);
    else
      for (const [printed, times] of [[unit.canonical, 0] as const, ...unit.printed])
        twin.printed.set(printed, (twin.printed.get(printed) ?? 0) + times);
  }
  return units.filter((unit) => kept.includes(unit));
}

function sameUnit(often: Met, rare: Met, times: number): boolean {
  const a = foldedKey(often.canonical);
  const b = foldedKey(rare.canonical);
  if (a === b) return true;
  return often.type === 'authority' && times <= 2 && a.length >= 14 && !/\d/.test(b) && withinOneLetter(a, b);
}

function withinOneLetter(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  return a.slice(i + 1) === b.slice(i + 1) || a.slice(i) === b.slice(i + 1) || a.slice(i + 1) === b.slice(i);
}

function factOf(unit: Met, all: readonly Met[]): UnitFact {
  const central = unit.level === 'central';
  return {
    canonical: unit.canonical,
    level: unit.level,
    type: unit.type,
    collective: unit.type === 'collective',
    central,
    parent: parentOf(unit, all),
    aliasesPrinted: [...unit.printed.keys()].filter((printed) => printed !== unit.canonical).sort(),
    aliasesUsual: usualAliases(unit.canonical),
    members: membersOf(unit, all),
  };
}

function parentOf(unit: Met, all: readonly Met[]): string | null {
  const head = all.find((other) => /^UBND (tỉnh|thành phố)$/.test(other.canonical))?.canonical ?? null;
  const office = /^Chánh (Văn phòng .*)$/.exec(unit.canonical)?.[1] ?? /^Trưởng (Ban .*)$/.exec(unit.canonical)?.[1];
  if (office) return office;
  if (unit.canonical === head || unit.level === 'central') return null;
  if (['department', 'board', 'inspectorate'].includes(unit.type)) return head;
  if (/^(Văn phòng|Chủ tịch) UBND (tỉnh|thành phố)$/.test(unit.canonical)) return head;
  return unit.level === 'district' && unit.type === 'authority' ? head : null;
}

/** The named units that a collective takes in: districts, communes, or the bodies under the province. */
function membersOf(unit: Met, all: readonly Met[]): string[] {
  if (unit.type !== 'collective') return [];
  const of = (test: (other: Met) => boolean): string[] => all.filter(test).map((other) => other.canonical);
  if (/^UBND (cấp huyện|các (huyện|quận|thị xã|thành phố))/.test(unit.canonical))
    return of((o) => o.type === 'authority' && o.level === 'district');
  if (/^UBND (cấp xã|các (xã|phường))/.test(unit.canonical))
    return of((o) => o.type === 'authority' && o.level === 'commune');
  if (!/^Các sở/.test(unit.canonical)) return [];
  const bodies = of(
    (o) => ['department', 'board', 'inspectorate'].includes(o.type) || /^Văn phòng UBND/.test(o.canonical),
  );
  const places = /địa phương/.test(unit.canonical) ? of((o) => o.type === 'authority' && o.level === 'district') : [];
  return [...bodies, ...places];
}
