/** What was reported: the result cell with its figures column, never more than is printed. */
import { FIGURE, type Fraction, parseNumberOf, readFraction, readQuantity } from '../../kpi/numbers.ts';
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
  const fraction = readFraction(raw) ?? readFraction(figuresRaw ?? '') ?? onlyFraction(tidy(note));
  const value = readValue(raw, measure ?? target?.unit ?? null);
  const read = isSmallPercent(raw, measure, target) ? value : settleShare(value, raw, fraction);
  return {
    raw,
    ...read,
    numerator: fraction?.numerator ?? null,
    denominator: fraction?.denominator ?? null,
    numeratorTerms: fraction?.numeratorTerms ?? null,
    figuresRaw,
  };
}

/**
 * Spreadsheets lose the factor of a hundred both ways: a bare "0.26" or "1" may be 26 % or 0,26 %, and "9355%" is 93,55
 * typed into a cell that already was per cent. The row's own fraction decides; without one no figure is taken.
 * A bare 0 is nought either way.
 */
function settleShare(read: Value, raw: string, fraction: Fraction | null): Value {
  if (read.unit !== '%' || read.value === null || read.value <= 0) return read;
  const bare = read.value <= 1 && !/%|phần trăm/iu.test(raw);
  if (!bare && read.value < IMPOSSIBLE) return read;
  const factor = bare ? 100 : 0.01;
  const share = fraction ? (100 * fraction.numerator) / fraction.denominator : null;
  const scaled = Number((read.value * factor).toFixed(4));
  if (share !== null && Math.abs(share - scaled) <= 0.5) return { ...read, value: scaled };
  if (share !== null && Math.abs(share - read.value) <= 0.05) return read;
  return { value: null, unit: null, text: raw, doubtful: true };
}

/** "0,35" typed with a comma where the column of units says "%" and the row's own target is as small. */
function isSmallPercent(raw: string, measure: string | null, target: Target | null): boolean {
  return measure === '%' && /^0,\d+$/.test(raw) && typeof target?.value === 'number' && target.value <= 1;
}

/** Per cent above which no office reports a share or a growth. */
const IMPOSSIBLE = 1000;

type Value = Pick<ReportedResult, 'value' | 'unit' | 'text' | 'doubtful'>;

const NOTHING: Value = { value: null, unit: null, text: null, doubtful: false };
const LEAD = /^(?:đã\s+)?(?:ước\s+)?(?:đạt|thực hiện|là)(?:\s+(?:tỷ lệ|tỉ lệ))?\s*:?\s+/iu;
/** "trên 90%", "khoảng 80%": a bound or a guess is no figure to be held against a target. */
const ROUGH = /^(?:đạt\s+)?(?:trên|hơn|dưới|gần|khoảng|xấp xỉ|ước chừng|[><~≈≥≤])/iu;

function readValue(raw: string, expected: string | null): Value {
  if (/^[-–—_./…\s]*$/.test(raw)) return NOTHING;
  const { core, remark } = splitRemark(raw);
  if (ROUGH.test(core)) return { ...NOTHING, text: raw, doubtful: /\d/.test(core) };
  const quantity = readQuantity(core.replace(LEAD, ''));
  if (quantity) {
    const unit = quantity.unit ?? inferUnit(quantity.value, expected);
    return { value: quantity.value, unit, text: remark, doubtful: false };
  }
  const inBrackets = onlyPercent(remark);
  const fraction = readFraction(core);
  const fractionOnly = fraction?.start === 0 && fraction.end >= core.length - (fraction.unit?.length ?? 0) - 1;
  // "15/15 xã (100%)" and "Chưa đạt (75%)" print their percentage in the brackets.
  if (inBrackets !== null && (fractionOnly || !/\d/.test(core))) {
    return { value: inBrackets, unit: '%', text: fractionOnly ? null : raw, doubtful: false };
  }
  if (fractionOnly) return { ...NOTHING, text: remark };
  const percents = [...core.matchAll(PERCENT)];
  const others = withoutFraction(core)
    .replace(PERCENT, '')
    .replace(/20\d\d/g, '');
  if (percents.length === 1 && !/\d/.test(others) && !compares(core)) {
    const value = parseNumberOf(percents[0]?.[1] ?? '', '%');
    if (value !== null) return { value, unit: '%', text: raw, doubtful: false };
  }
  return { ...NOTHING, text: raw, doubtful: /\d/.test(core.replace(/\d{1,2}\/\d{1,2}\/\d{4}|20\d\d/g, '')) };
}

function onlyPercent(remark: string | null): number | null {
  const match = new RegExp(String.raw`^\(\s*(?:đạt\s+)?(${FIGURE})\s*%\s*\)$`, 'iu').exec(remark ?? '');
  return match?.[1] ? parseNumberOf(match[1], '%') : null;
}

/** Figure and remark: "100% (chưa bao gồm …)", "85%, tăng 5% so với năm 2023"; a fraction in brackets is no remark. */
function splitRemark(raw: string): { core: string; remark: string | null } {
  const change = /^(.*?\d\s*%?)\s*(?:[,;]|\()\s*((?:tăng|giảm|vượt|cao hơn|thấp hơn|bằng)\s.+)$/iu.exec(raw);
  if (change?.[1] && change[2]) return { core: change[1], remark: change[2].replace(/\)\.?$/, '') };
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
