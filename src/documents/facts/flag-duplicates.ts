/** One indicator in two rows: the same name with another requirement, or in a part that says the opposite. */
import { foldedKey } from '../../language/fold.ts';
import type { DataFlagFact, IndicatorFact } from '../facts.ts';
import { shorten } from './flag-indicators.ts';
import { makeFlag } from './make-flag.ts';
import { coreName } from './name-likeness.ts';

/** Compares every two rows of the document by name. */
export function flagDuplicates(indicators: IndicatorFact[]): DataFlagFact[] {
  const rows = indicators
    .filter((row) => row.targets.length > 0 || row.results.length > 0)
    .map((row) => ({ row, key: foldedKey(coreName(row.name)) }));
  return rows.flatMap(({ row, key }, index) =>
    rows.slice(index + 1).flatMap((other) => {
      const how = sameThing(key, other.key);
      return how === null ? [] : [describe(row, other.row, how)];
    }),
  );
}

/** 'name': the same words; 'start': one goes on where the other ends ("… họp trực tuyến đến các cơ quan"). */
function sameThing(first: string, second: string): 'name' | 'start' | null {
  if (first === second) return first.split(' ').length >= 3 ? 'name' : null;
  const [short, long] = first.length < second.length ? [first, second] : [second, first];
  const goesOn = long.startsWith(`${short} `) && /^(den|va|theo|tai|qua|cho) /.test(long.slice(short.length + 1));
  return goesOn && short.split(' ').length >= 5 ? 'start' : null;
}

function describe(row: IndicatorFact, other: IndicatorFact, how: 'name' | 'start'): DataFlagFact {
  const [one, two] = [requirement(row), requirement(other)];
  const sameRequirement =
    foldedKey(one)
      .replace(/\bso\b/g, '')
      .replace(/\s+/g, ' ') ===
    foldedKey(two)
      .replace(/\bso\b/g, '')
      .replace(/\s+/g, ' ');
  const figures = [row, other].every((each) => typeof each.targets[0]?.target.value === 'number');
  const parted = row.standing !== null && other.standing !== null && row.standing.verdict !== other.standing.verdict;
  const severity = sameRequirement && !parted ? 'info' : how === 'name' && figures ? 'error' : 'warning';
  const where = parted ? ' vừa ở phần "đã đạt điểm tối đa" vừa ở phần "chưa đạt"' : ' ở hai dòng';
  const detail = `"${shorten(row.name)}" có${where}: ${row.code} (${shorten(one)}) và ${other.code} (${shorten(two)}).`;
  const evidence = [row, other].flatMap((each) => {
    const target = each.targets[0];
    const name = { quote: each.name, line: each.place.line };
    return target ? [name, { quote: target.target.raw, line: target.place.line }] : [name];
  });
  return makeFlag({ kind: 'duplicate', severity, detail, evidence, indicators: [row.code, other.code] });
}

function requirement(row: IndicatorFact): string {
  return row.targets[0]?.target.raw || row.results[0]?.raw || '-';
}
