/** Abbreviated unit names with a letter lost ("Sở LĐT&XH" for "Sở LĐTB&XH"). */
import { tidy } from '../../language/fold.ts';
import { readUnitCell, type UnitContext, usualAliases } from '../../people/unit-names.ts';
import type { DataFlagFact } from '../facts.ts';
import type { StructuredDocument } from '../structure/section.ts';
import { makeFlag } from './make-flag.ts';

const SHORT = /(?<![\p{L}\d])(Sở|Bộ|Ban|Cục|Phòng)\s+(\p{Lu}[\p{Lu}&-]{2,9})(?![\p{L}\d])/gu;

/** Abbreviations that no office uses for the body, one letter away from one that is usual or printed elsewhere here. */
export function flagUnitNames(doc: StructuredDocument): DataFlagFact[] {
  const context: UnitContext = { localityName: doc.header.localityName };
  const met = new Map<string, { unit: string; letters: string; lines: number[] }>();
  for (const { text, line } of printedTexts(doc)) {
    for (const match of text.matchAll(SHORT)) {
      const [unit, ...more] = readUnitCell(match[0], context).units;
      if (unit === undefined || more.length > 0) continue;
      const seen = met.get(match[0]) ?? { unit, letters: lettersOf(match[2] ?? ''), lines: [] };
      seen.lines.push(line);
      met.set(match[0], seen);
    }
  }
  return [...met].flatMap(([printed, { unit, letters, lines }]) => {
    const usual = usualAliases(unit).map((alias) => alias.replace(/^(?:Sở|Bộ|Ban|Cục|Phòng)\s+/u, ''));
    if (usual.some((alias) => lettersOf(alias) === letters)) return [];
    const [meant] = [...met].find(([, other]) => other.unit === unit && lostOne(letters, other.letters)) ?? [];
    const expected = meant ?? (usual.some((alias) => lostOne(letters, lettersOf(alias))) ? unit : undefined);
    if (expected === undefined) return [];
    const evidence = [...new Set(lines)].map((line) => ({ quote: printed, line }));
    return [
      makeFlag({
        kind: 'ocr',
        severity: 'warning',
        detail: `"${printed}" thay cho "${expected}".`,
        expected,
        found: printed,
        evidence,
        unit,
      }),
    ];
  });
}

function printedTexts(doc: StructuredDocument): { text: string; line: number }[] {
  return doc.items.flatMap(({ block }) =>
    block.kind === 'paragraph'
      ? [{ text: tidy(block.text), line: block.line }]
      : block.rows.flat().map((cell) => ({ text: tidy(cell.text), line: cell.line })),
  );
}

function lettersOf(abbreviation: string): string {
  return abbreviation.replace(/[^\p{Lu}]/gu, '');
}

/** true when `short` is `full` with one letter missing. */
function lostOne(short: string, full: string): boolean {
  return (
    full.length === short.length + 1 && [...full].some((_, at) => full.slice(0, at) + full.slice(at + 1) === short)
  );
}
