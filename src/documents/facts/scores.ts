/** Points of units by criterion: from score tables and from running text ("xã Cù Bị (33,983/50 điểm)"). */
import { FIGURE, readFraction } from '../../kpi/numbers.ts';
import { foldedKey, tidy } from '../../language/fold.ts';
import { findUnits } from '../../people/find-units.ts';
import { canonicalUnit, isCollective, rankingLevel, type UnitContext } from '../../people/unit-names.ts';
import { mendPrinted } from '../../people/unit-tokens.ts';
import type { ScoreFact } from '../facts.ts';
import type { StructuredDocument } from '../structure/section.ts';
import { criterionIn, criterionOf, overallCriterion, spellHeading } from './criteria.ts';
import { pillarOf } from './pillars.ts';
import { type ScoreTable, scoreTables } from './score-tables.ts';
import { unitContextFor } from './unit-context.ts';
import { resolveMisprints } from './unit-misprints.ts';

/** Reads all points of the document, in reading order. A figure shared by two names counts for both. */
export function readScores(doc: StructuredDocument): ScoreFact[] {
  const context = unitContextFor(doc);
  const year = yearOf(doc);
  const tables = scoreTables(doc);
  const names = new Map<string, string>();
  for (const { unitPrinted } of tables.flatMap((table) => table.rows)) {
    if (!names.has(unitPrinted)) names.set(unitPrinted, canonicalUnit(unitPrinted, context) ?? unitPrinted);
  }
  const resolved = resolveMisprints(
    tables.map((table) => table.rows.map((row) => names.get(row.unitPrinted) ?? row.unitPrinted)),
  );
  const fromTables = tables.flatMap((table, index) => tableScores(table, resolved[index] ?? [], doc, year));
  const scores = [...fromTables, ...textScores(doc, context, year)].sort((a, b) => a.place.line - b.place.line);
  return withUsualSpelling(scores);
}

function tableScores(table: ScoreTable, units: string[], doc: StructuredDocument, year: number | null): ScoreFact[] {
  const { section } = table.item;
  const own = criterionOf(section) ?? overallCriterion(doc);
  return table.rows.flatMap((row, index) => {
    const unit = units[index] ?? row.unitPrinted;
    return table.columns.flatMap((column): ScoreFact[] => {
      const point = row.points.get(column.index);
      if (!point) return [];
      // A column headed by a pillar is a criterion of its own, not a part of the table's.
      const pillar = column.kind === 'part' ? pillarOf(column.fullHeading) : null;
      const part = column.kind === 'part' && pillar === null;
      return [
        {
          unit,
          printed: row.unitPrinted,
          unitLevel: rankingLevel(unit),
          criterion: pillar ?? own,
          subCriterion: part ? spellHeading(column.heading) : null,
          subCriterionPrinted: part ? column.heading : null,
          year: column.year ?? year,
          score: point.value,
          max: point.max ?? column.max,
          rank: row.ranks.get(column.index) ?? null,
          place: { section, row: row.no ?? row.unitPrinted, column: column.heading, line: point.line },
        },
      ];
    });
  });
}

const POINTS = new RegExp(String.raw`(?:\(\s*|(?:đạt|được|là|:|-|–)\s+)(${FIGURE}\s*\/\s*${FIGURE})\s*điểm`, 'giu');

/** "gồm: thị trấn Phước Hải, xã Láng Dài (1,398/3 điểm); xã Bình Giã (1,5/3 điểm)". */
function textScores(doc: StructuredDocument, context: UnitContext, year: number | null): ScoreFact[] {
  return doc.items.flatMap(({ block, section, part }) => {
    if (block.kind !== 'paragraph' || part === 'recipients' || part === 'signature') return [];
    const text = tidy(block.text);
    const criterion = criterionIn(text) ?? criterionOf(section);
    if (criterion === null) return [];
    return [...text.matchAll(POINTS)].flatMap((match): ScoreFact[] => {
      const share = readFraction(match[1] ?? '');
      if (!share) return [];
      return namesBefore(text.slice(0, match.index), context).map(({ unit, printed }) => ({
        unit,
        printed,
        unitLevel: rankingLevel(unit),
        criterion,
        subCriterion: null,
        subCriterionPrinted: null,
        year,
        score: share.numerator,
        max: share.denominator,
        rank: null,
        place: { section, line: block.line },
      }));
    });
  });
}

/** The names that a figure follows: those since the last figure, colon or semicolon, the last one right before it. */
function namesBefore(text: string, context: UnitContext): { unit: string; printed: string }[] {
  const from = Math.max(...[';', ':', ')', '. '].map((mark) => text.trimEnd().lastIndexOf(mark) + 1));
  const stretch = mendPrinted(text.slice(from).replace(/\s*(?:chỉ|mới|đã)?\s*$/iu, ''));
  const units = findUnits(stretch, context).filter((found) => !isCollective(found.canonical));
  const listed: { unit: string; printed: string }[] = [];
  let end = stretch.length;
  for (const found of units.reverse()) {
    const between = stretch.slice(found.end, end);
    if (!(listed.length === 0 ? /^\s*$/ : /^\s*(?:,|và)\s*$/u).test(between)) break;
    listed.unshift({ unit: found.canonical, printed: found.printed });
    end = found.start;
  }
  return listed;
}

/** Names that differ in marks alone ("Cù Bì", "Cù Bị") are one unit: the spelling printed most, of equals the last. */
function withUsualSpelling(scores: ScoreFact[]): ScoreFact[] {
  const counts = new Map<string, number>();
  for (const { unit } of scores) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const usual = new Map<string, string>();
  for (const [unit, count] of counts) {
    const key = foldedKey(unit);
    const best = usual.get(key);
    if (best === undefined || count >= (counts.get(best) ?? 0)) usual.set(key, unit);
  }
  const spelled = new Map([...counts.keys()].map((unit) => [unit, usual.get(foldedKey(unit)) ?? unit]));
  return scores.map((score) => ({ ...score, unit: spelled.get(score.unit) ?? score.unit }));
}

function yearOf(doc: StructuredDocument): number | null {
  const named = /\bnăm\s+(20\d\d)\b/iu.exec(doc.header.title)?.[1] ?? /^\d{4}/.exec(doc.header.period ?? '')?.[0];
  return named === undefined ? null : Number(named);
}
