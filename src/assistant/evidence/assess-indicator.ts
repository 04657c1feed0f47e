/** Chooses the result and the target that a question is about and applies the status rule. */
import type { IndicatorRow, ObservationRow, TargetRow } from '../../kpi/indicator-queries.ts';
import { indicatorStatus } from '../../kpi/status.ts';
import type { Target } from '../../kpi/target.ts';
import { type PeriodMention, periodMatches } from '../../language/periods.ts';
import type { AssessedIndicator } from './evidence.ts';

/** @param period what the question says of time; null: the newest result counts */
export function assessIndicator(row: IndicatorRow, period: PeriodMention | null): AssessedIndicator {
  const asked =
    row.observations.find((observation) => period === null || periodMatches(observation.period, period)) ?? null;
  const year = yearOf(asked) ?? period?.year ?? null;
  const target = chooseTarget(row.targets, 'province', year);
  const result =
    asked === null
      ? null
      : {
          value: asked.value,
          unit: asked.unit,
          numerator: asked.numerator,
          denominator: asked.denominator,
          text: asked.text,
        };
  const base = target?.relative?.baseYear == null ? undefined : baseResult(row.observations, target.relative.baseYear);
  return {
    row,
    observation: asked,
    target,
    nationalTarget: chooseTarget(row.targets, 'national', null),
    assessment: indicatorStatus({ target, result, ...(base === undefined ? {} : { base }) }),
    otherPeriod: asked === null ? (row.observations[0]?.period ?? null) : null,
  };
}

/** Targets of the result's own year first; otherwise the newest. */
function chooseTarget(
  targets: readonly TargetRow[],
  scope: 'province' | 'national',
  year: number | null,
): (Target & { year: number | null }) | null {
  const own = targets.filter((target) => target.scope === scope && target.op !== 'none');
  const chosen = own.find((target) => target.year === year) ?? own[0];
  if (chosen === undefined) return null;
  return {
    op: chosen.op,
    opInferred: chosen.opInferred,
    value: chosen.boolValue ?? chosen.value,
    high: chosen.high,
    unit: chosen.unit,
    raw: chosen.raw,
    year: chosen.year,
    ...(chosen.ofTotal === null ? {} : { of: chosen.ofTotal }),
    ...(chosen.relative === null ? {} : { relative: chosen.relative }),
  };
}

function yearOf(observation: ObservationRow | null): number | null {
  const year = observation?.period?.slice(0, 4);
  return year === undefined ? null : Number(year);
}

function baseResult(
  observations: readonly ObservationRow[],
  year: number,
): { value: number; unit: string | null } | undefined {
  const base = observations.find((observation) => observation.period === String(year));
  return base?.value == null ? undefined : { value: base.value, unit: base.unit };
}
