/** The status rule: does a result meet the target of its own scope and year? Pure arithmetic, no wording. */
import { fold } from '../language/fold.ts';
import { formatNumber, subtract } from './numbers.ts';
import { absoluteTarget } from './relative-target.ts';
import type { Target } from './target.ts';

export type IndicatorStatus = 'met' | 'not_met' | 'no_data' | 'not_assessable' | 'not_applicable';

/** The part of a result that the rule looks at. */
export interface AssessedResult {
  value: number | null;
  unit: string | null;
  numerator: number | null;
  denominator: number | null;
  /** Words in the result cell. */
  text: string | null;
}

export interface Assessment {
  status: IndicatorStatus;
  /**
   * How much is missing to the target (negative: by how much it is passed), at the printed precision; 0 for exactly
   * on it. null when nothing can be subtracted.
   */
  gap: number | null;
  /** "điểm %" for percentages, else the unit of the target. */
  gapUnit: string | null;
}

export interface AssessmentInput {
  /** The target of the result's own scope and year; null when the row has none (a parent, general information). */
  target: Target | null;
  /** null when nothing was reported. */
  result: AssessedResult | null;
  /** Result of the base year, for targets such as "tăng 5% so với năm 2023". */
  base?: { value: number; unit: string | null };
}

/**
 * Judges one result. A result of 0 is a result; "> 80" with 80 is not met; no figure is "no data" whatever the target
 * is; a target in words or a formula, or one in another unit, is "not assessable".
 */
export function indicatorStatus({ target, result, base }: AssessmentInput): Assessment {
  if (target === null || target.op === 'none') return judged('not_applicable');
  if (target.op === 'bool') return assessPromise(target, result);
  if (result === null || (result.value === null && result.denominator === null)) return judged('no_data');
  if (target.op === 'text' || target.op === 'formula') return judged('not_assessable');
  const absolute = target.op === 'relative' ? base && absoluteTarget(target, base) : target;
  if (!absolute) return judged('not_assessable');
  return compare(absolute, result);
}

/** Printed form of a gap: "12,5 điểm %", "3 xã"; the sign is left to the sentence around it. */
export function describeGap(gap: number, gapUnit: string | null): string {
  return gapUnit === null ? formatNumber(Math.abs(gap)) : `${formatNumber(Math.abs(gap))} ${gapUnit}`;
}

function compare(target: Target, result: AssessedResult): Assessment {
  const figures = comparable(target, result);
  if (!figures) return judged('not_assessable');
  const { reached, goal, high, unit } = figures;
  const gapUnit = unit === '%' ? 'điểm %' : unit;
  const missing = subtract(goal, reached);
  const excess = subtract(reached, goal);
  switch (target.op) {
    case '>=':
      return { status: reached >= goal ? 'met' : 'not_met', gap: missing, gapUnit };
    case '>':
      return { status: reached > goal ? 'met' : 'not_met', gap: missing, gapUnit };
    case '<=':
      return { status: reached <= goal ? 'met' : 'not_met', gap: excess, gapUnit };
    case '<':
      return { status: reached < goal ? 'met' : 'not_met', gap: excess, gapUnit };
    case '=':
      return { status: reached === goal ? 'met' : 'not_met', gap: missing, gapUnit };
    case 'between':
      // Passing the upper end is more than was promised, which offices report as reached.
      return { status: reached >= goal ? 'met' : 'not_met', gap: reached > (high ?? goal) ? null : missing, gapUnit };
    default:
      return judged('not_assessable');
  }
}

/** Brings target and result to one unit; null when they cannot be compared. */
function comparable(target: Target, result: AssessedResult) {
  if (typeof target.value !== 'number') return null;
  const { numerator, denominator } = result;
  const share = numerator !== null && denominator !== null && denominator > 0 ? (100 * numerator) / denominator : null;
  const own = { goal: target.value, high: target.high, unit: target.unit };
  if (target.unit === '%') {
    if (result.value !== null && (result.unit === '%' || result.unit === null))
      return { ...own, reached: result.value };
    return share === null ? null : { ...own, reached: Number(share.toFixed(2)) };
  }
  if (target.of !== undefined) {
    if (numerator !== null && denominator === target.of) return { ...own, reached: numerator };
    const reached = result.unit === '%' ? result.value : share;
    if (reached === null) return null;
    return {
      reached: Number(reached.toFixed(2)),
      goal: Number(((100 * target.value) / target.of).toFixed(2)),
      high: null,
      unit: '%',
    };
  }
  if (result.value === null || result.unit === '%')
    return numerator !== null && result.value === null ? { ...own, reached: numerator } : null;
  return target.unit === null || result.unit === null || sameUnit(target.unit, result.unit)
    ? { ...own, reached: result.value }
    : null;
}

/** "Có" is kept when the report says so, or says that the work is done. */
function assessPromise(target: Target, result: AssessedResult | null): Assessment {
  const said = fold(result?.text ?? '');
  if (result === null || (said === '' && result.value === null)) return judged('no_data');
  if (/(chua|khong) co (so lieu|thong tin|bao cao)|chua (thong ke|tong hop)/.test(said)) return judged('no_data');
  const no = /^(khong|chua)\b/.test(said);
  const yes = /^(co|da|dat|hoan thanh|x)\b/.test(said) || (said === '' && result.value === 100 && result.unit === '%');
  if (no === yes) return judged('not_assessable');
  return judged(yes === (target.value === true) ? 'met' : 'not_met');
}

function sameUnit(a: string, b: string): boolean {
  const [left, right] = [fold(a), fold(b)];
  return left === right || left.startsWith(`${right} `) || right.startsWith(`${left} `);
}

function judged(status: IndicatorStatus): Assessment {
  return { status, gap: null, gapUnit: null };
}
