/** What was reported: the result cell with its figures column, never more than is printed. */
import { FIGURE, parseNumberOf, readFraction, readQuantity } from '../../kpi/numbers.ts';
import type { Target } from '../../kpi/target.ts';
import { fold, tidy } from '../../language/fold.ts';

export interface ReportedResult {
  raw: string;
  value: number | null;
  unit: string | null;
  numerator: number | null;
  denominator: number | null;
  numeratorTerms: number[] | null;
  text: string | null;
  figuresRaw: string | null;
  /** true when the cell holds figures that have more than one reading. */
  doubtful: boolean;
}

const PERCENT = new RegExp(String.raw`(${FIGURE})\s*%`, 'g');

/**
 * @param target the row's own target: a bare "0" or "75" under a target in per cent is per cent
 * @param measure unit from a column "Đơn vị tính"
 */
export function readResultCell(
  cell: string,
  figures: string,
  note: string,
  target: Target | null,
  measure: string | null,
): ReportedResult {
  const raw = tidy(cell);
  const figuresRaw = tidy(figures) || null;
  const read = readValue(raw, target?.unit ?? measure);
  const fraction = readFraction(raw) ?? readFraction(figuresRaw ?? '') ?? onlyFraction(tidy(note));
  return {
    raw,
    ...read,
    numerator: fraction?.numerator ?? null,
    denominator: fraction?.denominator ?? null,
    numeratorTerms: fraction?.numeratorTerms ?? null,
    figuresRaw,
  };
}

type Value = Pick<ReportedResult, 'value' | 'unit' | 'text' | 'doubtful'>;

function readValue(raw: string, expected: string | null): Value {
  const nothing = { value: null, unit: null, text: null, doubtful: false };
  if (/^[-–—_./…\s]*$/.test(raw)) return nothing;
  const { core, remark } = splitRemark(raw);
  const quantity = readQuantity(
    core.replace(/^(?:đã\s+)?(?:ước\s+)?(?:đạt|thực hiện|là)(?:\s+(?:tỷ lệ|tỉ lệ))?\s*:?\s+/iu, ''),
  );
  if (quantity) {
    const unit = quantity.unit ?? inferUnit(quantity.value, expected);
    return { value: quantity.value, unit, text: remark, doubtful: false };
  }
  const fraction = readFraction(core);
  if (fraction?.start === 0 && fraction.end >= core.length - (fraction.unit?.length ?? 0) - 1)
    return { ...nothing, text: remark };
  const percents = [...core.matchAll(PERCENT)];
  if (
    percents.length === 1 &&
    !/\d/.test(
      withoutFraction(core)
        .replace(PERCENT, '')
        .replace(/20\d\d/g, ''),
    ) &&
    !compares(core)
  ) {
    const value = parseNumberOf(percents[0]?.[1] ?? '', '%');
    if (value !== null) return { value, unit: '%', text: raw, doubtful: false };
  }
  return { ...nothing, text: raw, doubtful: /\d/.test(core.replace(/\d{1,2}\/\d{1,2}\/\d{4}|20\d\d/g, '')) };
}

/** "100% (chưa bao gồm …)" → figure and remark; a fraction in brackets belongs to the figure. */
function splitRemark(raw: string): { core: string; remark: string | null } {
  const bracket = /^(.+?)\s*(\([^()]*\))\s*\.?$/.exec(raw);
  if (!bracket?.[1] || !bracket[2]) return { core: raw, remark: null };
  const inner = bracket[2].slice(1, -1);
  return { core: bracket[1], remark: readFraction(inner)?.start === 0 ? null : bracket[2] };
}

function withoutFraction(text: string): string {
  const fraction = readFraction(text);
  return fraction ? text.slice(0, fraction.start) + text.slice(fraction.end) : text;
}

/** "tăng 5% so với …" is a change, not a level. */
function compares(text: string): boolean {
  return /\b(tang|giam|so voi|cung ki|con thieu|con lai|chi tieu|ke hoach|chua)\b/.test(fold(text));
}

function inferUnit(value: number, expected: string | null): string | null {
  return expected === '%' && (value < 0 || value > 100) ? null : expected;
}

/** A note that is nothing but a fraction: "(26.125/37.354 người)". */
function onlyFraction(note: string) {
  const fraction = readFraction(note);
  if (!fraction) return null;
  const rest = note.slice(0, fraction.start) + note.slice(fraction.end).replace(fraction.unit ?? '', '');
  return /^[\s().:;,]*$/.test(rest) ? fraction : null;
}
