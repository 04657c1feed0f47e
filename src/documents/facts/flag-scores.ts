/** Checks of points: above the maximum, parts that do not add up, names that OCR spoiled, averages said in words. */
import { decimalsOf, formatNumber, subtract } from '../../kpi/numbers.ts';
import { foldedKey } from '../../language/fold.ts';
import type { DataFlagFact, ScoreFact, StatedAverage } from '../facts.ts';
import type { StructuredDocument } from '../structure/section.ts';
import type { FactsBeforeFlags } from './data-flags.ts';
import { makeFlag, rowAt, textLines } from './make-flag.ts';
import { nearlySame } from './unit-misprints.ts';

/** Rounding that a sum of printed points may carry. */
const ROUNDING = 0.05;

export function flagScores(facts: FactsBeforeFlags, doc: StructuredDocument): DataFlagFact[] {
  const { scores } = facts;
  return [
    ...scores.flatMap((score) => flagMaximum(score, doc)),
    ...flagSums(scores, doc),
    ...flagShared(scores, doc),
    ...flagNames(scores),
    ...facts.averages.flatMap((average) => flagAverage(average, scores)),
  ];
}

function flagMaximum(score: ScoreFact, doc: StructuredDocument): DataFlagFact[] {
  if (score.max === null || score.score <= score.max) return [];
  const what = score.subCriterion ?? score.criterion;
  const { line } = score.place;
  return [
    makeFlag({
      kind: 'value_exceeds_max',
      severity: 'error',
      detail: `${score.unit}: điểm ${what} in ${formatNumber(score.score)} trong khi điểm tối đa là ${formatNumber(score.max)}.`,
      expected: `<=${formatNumber(score.max)}`,
      found: score.score,
      evidence: [{ quote: rowAt(doc, line) || `${score.printed}: ${formatNumber(score.score)}`, line }],
      unit: score.unit,
      criterion: score.criterion,
    }),
  ];
}

function flagSums(scores: ScoreFact[], doc: StructuredDocument): DataFlagFact[] {
  return scores.flatMap((total) => {
    if (total.subCriterion !== null) return [];
    const parts = scores.filter(
      (part) =>
        part.subCriterion !== null &&
        part.place.line === total.place.line &&
        part.criterion === total.criterion &&
        part.unit === total.unit,
    );
    if (parts.length < 2) return [];
    const sum = Number(parts.reduce((added, part) => added + part.score, 0).toFixed(4));
    const off = Math.abs(subtract(sum, total.score));
    if (off < 0.0005) return [];
    const severity = off > ROUNDING ? 'error' : 'info';
    return [
      makeFlag({
        kind: 'sum_mismatch',
        severity,
        detail: `${total.unit}: cộng các tiêu chí con được ${formatNumber(sum)}, bảng in ${formatNumber(total.score)} (lệch ${formatNumber(off)}).`,
        expected: sum,
        found: total.score,
        evidence: [{ quote: rowAt(doc, total.place.line), line: total.place.line }],
        unit: total.unit,
        criterion: total.criterion,
      }),
    ];
  });
}

/** Two names before one figure: it may be the score of both, or of the second alone. */
function flagShared(scores: ScoreFact[], doc: StructuredDocument): DataFlagFact[] {
  const lines = textLines(doc);
  return scores.flatMap((score, index) => {
    const next = scores[index + 1];
    const shared =
      score.place.column === undefined &&
      next?.place.line === score.place.line &&
      next.score === score.score &&
      next.max === score.max &&
      next.criterion === score.criterion;
    if (!shared || !next) return [];
    const text = lines.find(({ line }) => line === score.place.line)?.text ?? '';
    const together = [', ', ' và '].some((link) => text.includes(`${score.printed}${link}${next.printed}`));
    if (!together) return [];
    return [
      makeFlag({
        kind: 'other',
        severity: 'info',
        detail: `Một điểm ghi chung cho ${score.unit} và ${next.unit} (${formatNumber(score.score)}/${formatNumber(score.max ?? 0)} điểm): chưa rõ là của cả hai hay của đơn vị đứng sau.`,
        evidence: [{ quote: `${score.printed}, ${next.printed}`, line: score.place.line }],
        unit: score.unit,
        criterion: score.criterion,
      }),
    ];
  });
}

/** One unit under several spellings: the printed names, heads such as "UBND" aside, that are not the usual one. */
function flagNames(scores: ScoreFact[]): DataFlagFact[] {
  const byUnit = new Map<string, ScoreFact[]>();
  for (const score of scores) byUnit.set(score.unit, [...(byUnit.get(score.unit) ?? []), score]);
  return [...byUnit.values()].flatMap((all) => {
    const printed = new Map<string, ScoreFact[]>();
    for (const score of all)
      printed.set(bareName(score.printed), [...(printed.get(bareName(score.printed)) ?? []), score]);
    const usual = bareName(all[0]?.unit ?? '');
    const well = printed.get(usual)?.[0];
    return [...printed].flatMap(([name, places]) => {
      const [first] = places;
      if (name === usual || !first || !nearlySame(`${first.unit} ${name}`, `${first.unit} ${usual}`)) return [];
      const evidence = [
        ...new Map(
          places.map((place) => [place.place.line, { quote: place.printed, line: place.place.line }]),
        ).values(),
      ];
      if (well) evidence.push({ quote: well.printed, line: well.place.line });
      return [
        makeFlag({
          kind: 'ocr',
          severity: 'warning',
          detail: `"${first.printed}" và "${well?.printed ?? first.unit}" là một đơn vị in hai cách.`,
          expected: well?.printed ?? first.unit,
          found: first.printed,
          evidence,
          unit: first.unit,
          criterion: null,
        }),
      ];
    });
  });
}

function bareName(name: string): string {
  return name
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/^ubnd\s+/, '');
}

/** The mean of the sums of all criteria, where the tables cover every unit and the maxima make up the whole. */
function flagAverage(average: StatedAverage, scores: ScoreFact[]): DataFlagFact[] {
  const totals = scores.filter(
    (score) => score.unitLevel === average.unitLevel && score.subCriterion === null && score.rank !== null,
  );
  const units = [...new Set(totals.map((score) => foldedKey(score.unit)))];
  const criteria = [...new Set(totals.map((score) => score.criterion))];
  const whole = criteria.reduce(
    (sum, criterion) => sum + (totals.find((score) => score.criterion === criterion)?.max ?? Number.NaN),
    0,
  );
  if (units.length < 2 || totals.length !== units.length * criteria.length || whole !== (average.max ?? 100)) return [];
  const mean = totals.reduce((sum, score) => sum + score.score, 0) / units.length;
  const tolerance = Math.max(0.5 * 10 ** -decimalsOf(average.average), ROUNDING) + 1e-9;
  if (Math.abs(mean - average.average) <= tolerance) return [];
  const reckoned = Number(mean.toFixed(3));
  return [
    makeFlag({
      kind: 'sum_mismatch',
      severity: 'error',
      detail: `Điểm trung bình in ${formatNumber(average.average)}; cộng ${criteria.length} bảng của ${units.length} đơn vị rồi chia đều được ${formatNumber(reckoned)}.`,
      expected: reckoned,
      found: average.average,
      evidence: [{ quote: average.quote, line: average.place.line }],
    }),
  ];
}
