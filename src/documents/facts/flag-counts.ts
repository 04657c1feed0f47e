/** Counts and positions said in words against the tables of points: "05 sở đạt điểm tối đa", "khoảng 30% (gồm …)". */
import { FIGURE, formatNumber, parseNumberOf } from '../../kpi/numbers.ts';
import { fold, foldedKey } from '../../language/fold.ts';
import { findUnits } from '../../people/find-units.ts';
import type { UnitLevel } from '../../people/unit.ts';
import { isCollective, rankingLevel, type UnitContext } from '../../people/unit-names.ts';
import type { DataFlagFact, ScoreFact } from '../facts.ts';
import type { StructuredDocument } from '../structure/section.ts';
import { criterionIn, criterionOf } from './criteria.ts';
import type { FactsBeforeFlags } from './data-flags.ts';
import { makeFlag, type TextLine, textLines } from './make-flag.ts';
import { unitContextFor } from './unit-context.ts';

export function flagCounts(facts: FactsBeforeFlags, doc: StructuredDocument): DataFlagFact[] {
  const ranked = facts.scores.filter((score) => score.rank !== null && score.subCriterion === null);
  if (ranked.length === 0) return [];
  const sizes = new Map<UnitLevel, number>();
  for (const { unitLevel, rank } of ranked) sizes.set(unitLevel, Math.max(sizes.get(unitLevel) ?? 0, rank ?? 0));
  const context = unitContextFor(doc);
  return [
    ...textLines(doc).flatMap((line) => [
      ...flagRemaining(line, sizes, context),
      ...flagShareListed(line, sizes, context),
      ...flagFullMarks(line, ranked),
    ]),
    ...flagPositions(facts, ranked),
  ];
}

/** "Các địa phương còn lại (A, B, C)": with those named before, all units of the level. */
function flagRemaining({ text, line }: TextLine, sizes: Map<UnitLevel, number>, context: UnitContext): DataFlagFact[] {
  const match = /còn lại\s*\(([^()]+)\)/iu.exec(text);
  if (!match) return [];
  const listed = unitsIn(match[1] ?? '', context);
  const level = listed[0] ? rankingLevel(listed[0]) : undefined;
  const of = level && sizes.get(level);
  if (!level || !of || listed.length < 2 || listed.some((unit) => rankingLevel(unit) !== level)) return [];
  const before = unitsIn(text.slice(0, match.index), context).filter((unit) => rankingLevel(unit) === level);
  const expected = of - new Set(before).size;
  if (before.length === 0 || expected === listed.length) return [];
  const detail = `"Còn lại" liệt kê ${listed.length} đơn vị; trừ các đơn vị đã nêu trước đó thì còn ${expected}/${of}.`;
  const quote = text.slice(Math.max(0, match.index - 20), match.index + match[0].length);
  return [
    makeFlag({
      kind: 'count_mismatch',
      severity: 'warning',
      detail,
      expected,
      found: listed.length,
      evidence: [{ quote, line }],
    }),
  ];
}

const SHARE_LISTED = new RegExp(
  String.raw`(?:khoảng|gần|trên|hơn)?\s*(${FIGURE})\s*%\s+[^()%.;:]{3,60}?[,(]\s*(?:gồm|bao gồm|là)\s*:?\s*([^().;]+)`,
  'iu',
);
/** "Khoảng" leaves that many points of freedom. */
const ABOUT = 5;

/** "khoảng 30% các sở, ngành (gồm A, B, …)": how many are listed, of how many. */
function flagShareListed(
  { text, line }: TextLine,
  sizes: Map<UnitLevel, number>,
  context: UnitContext,
): DataFlagFact[] {
  const match = SHARE_LISTED.exec(text);
  if (!match) return [];
  const said = parseNumberOf(match[1] ?? '', '%');
  const listed = unitsIn(match[2] ?? '', context);
  const level = listed[0] ? rankingLevel(listed[0]) : undefined;
  const of = level && sizes.get(level);
  if (said === null || !of || listed.length < 2 || listed.some((unit) => rankingLevel(unit) !== level)) return [];
  const reckoned = Number(((100 * listed.length) / of).toFixed(1));
  if (Math.abs(reckoned - said) <= ABOUT) return [];
  const detail = `Ghi ${formatNumber(said)}% nhưng liệt kê ${listed.length}/${of} đơn vị = ${formatNumber(reckoned)}%.`;
  return [
    makeFlag({
      kind: 'ratio_mismatch',
      severity: 'warning',
      detail,
      expected: reckoned,
      found: said,
      evidence: [{ quote: match[0].trim(), line }],
    }),
  ];
}

/** "05 sở, ngành đạt điểm tối đa" in the section of a criterion. */
function flagFullMarks({ text, line, section }: TextLine, ranked: ScoreFact[]): DataFlagFact[] {
  const match =
    /(?<![\d,./])(\d{1,3})\s+(sở|đơn vị cấp sở|huyện|đơn vị cấp huyện|xã|phường)(?:, [^\d;.]{2,30})?\s+đạt điểm tối đa/iu.exec(
      text,
    );
  const criterion = criterionIn(text) ?? criterionOf(section);
  if (!match || criterion === null) return [];
  const head = fold(match[2] ?? '');
  const level = /so$/.test(head) ? 'department' : /huyen/.test(head) ? 'district' : 'commune';
  const table = ranked.filter(
    (score) => score.unitLevel === level && score.criterion === criterion && score.max !== null,
  );
  if (table.length === 0) return [];
  const full = table.filter((score) => score.score === score.max).length;
  const said = Number(match[1]);
  if (full === said) return [];
  const detail = `Lời văn ghi ${said} đơn vị đạt điểm tối đa về ${criterion}, bảng có ${full}.`;
  return [
    makeFlag({
      kind: 'count_mismatch',
      severity: 'warning',
      detail,
      expected: full,
      found: said,
      evidence: [{ quote: match[0], line }],
      criterion,
    }),
  ];
}

/** A position said in words against the sums of all criteria, where the tables cover every unit. */
function flagPositions(facts: FactsBeforeFlags, ranked: ScoreFact[]): DataFlagFact[] {
  return facts.ranks.flatMap((stated) => {
    if (stated.criterion !== null || stated.position === 'stated') return [];
    const own = ranked.filter((score) => score.unitLevel === stated.unitLevel && score.year === stated.year);
    const criteria = new Set(own.map((score) => score.criterion));
    const sums = new Map<string, number>();
    for (const score of own) sums.set(foldedKey(score.unit), (sums.get(foldedKey(score.unit)) ?? 0) + score.score);
    const mine = sums.get(foldedKey(stated.unit));
    if (mine === undefined || criteria.size < 2 || own.length !== sums.size * criteria.size) return [];
    const above = [...sums.values()].filter((sum) => sum > mine + 1e-9).length;
    const level = [...sums.values()].filter((sum) => Math.abs(sum - mine) <= 1e-9).length;
    if (stated.rank > above && stated.rank <= above + level) return [];
    const detail = `${stated.unit}: lời văn xếp thứ ${stated.rank}, cộng ${criteria.size} bảng điểm thì xếp thứ ${above + 1}.`;
    return [
      makeFlag({
        kind: 'other',
        severity: 'warning',
        detail,
        expected: above + 1,
        found: stated.rank,
        evidence: [{ quote: stated.quote, line: stated.place.line }],
        unit: stated.unit,
      }),
    ];
  });
}

function unitsIn(text: string, context: UnitContext): string[] {
  const units = findUnits(text.replace(/\*/g, ''), context).map((found) => found.canonical);
  return [...new Set(units.filter((unit) => !isCollective(unit)))];
}
