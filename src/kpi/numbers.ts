/**
 * Vietnamese numbers as offices print them, read by their shape.
 *
 * The dot is the thousands mark and the comma the decimal mark ("1.013", "93,55%"), but "98.7%" and "4.75" occur in
 * the same files: what follows the mark decides, never a locale alone. What stays ambiguous is not read.
 */
import { fold, tidy } from '../language/fold.ts';

/** What the dot means in one table or column, when its other cells make that certain. */
export type DotMeaning = 'decimal' | 'thousands';

export interface Quantity {
  value: number;
  /** "%", "điểm %", "nghiệp vụ", "tỷ đồng" as printed; null when nothing follows the figure. */
  unit: string | null;
}

export interface Fraction {
  numerator: number;
  denominator: number;
  /** Parts of a printed sum above the line: "(145.440+639.841)/911.125". */
  numeratorTerms: number[] | null;
  /** Words after the fraction: "CBCCVC", "điểm"; null when there are none. */
  unit: string | null;
  /** Where the fraction stands in the tidied text. */
  start: number;
  end: number;
}

/** One printed figure, as a regular expression source without groups. */
export const FIGURE = String.raw`\d+(?:[.,]\d+)*`;

const MULTIPLIERS: [RegExp, number][] = [
  [/^(nghin|ngan)\b/, 1e3],
  [/^trieu\b/, 1e6],
  [/^(ti|ty)\b/, 1e9],
];

/**
 * Reads one printed figure ("1.050" → 1050, "93,55" → 93.55, "98.7" → 98.7, "05" → 5).
 * Returns null for what is no number or has no single reading ("10.3.2024", "1.2.3").
 * `dot` settles "7.977" when the column shows what its dots mean.
 */
export function parseNumber(text: string, dot?: DotMeaning): number | null {
  const digits = text.trim();
  if (!/^[-−]?\d+(?:[.,]\d+)*$/.test(digits)) return null;
  const negative = /^[-−]/.test(digits);
  const plain = digits.replace(/^[-−]/, '');
  const value = parseUnsigned(plain, dot);
  return value === null ? null : negative ? -value : value;
}

/** Says what the dot means among the figures of one column: "7.5" beside "7.977" makes it the decimal mark in both. */
export function dotMeaning(figures: Iterable<string>): DotMeaning | undefined {
  let thousands = false;
  for (const figure of figures) {
    const plain = figure.trim().replace(/\s*%$/, '');
    if (/^\d+\.(\d{1,2}|\d{4,})$/.test(plain) || /^0\d*\.\d+$/.test(plain)) return 'decimal';
    if (/^\d{1,3}(\.\d{3}){2,}(,\d+)?$/.test(plain) || /^\d{1,3}\.\d{3},\d+$/.test(plain)) thousands = true;
  }
  return thousands ? 'thousands' : undefined;
}

/**
 * Reads a figure with what it counts: "72,5 %", "10 nghiệp vụ", "1,5 tỷ đồng", "1.050".
 * The whole text must be that; anything else returns null.
 */
export function readQuantity(text: string, dot?: DotMeaning): Quantity | null {
  // Some offices part thousands with blanks: "125 430".
  const printed = tidy(text)
    .replace(/[.;,]+$/, '')
    .replace(/^[1-9]\d{0,2}(?: \d{3})+(?![\d.])/, (figure) => figure.replaceAll(' ', ''));
  const match = new RegExp(String.raw`^([-−]?${FIGURE})\s*(.*)$`).exec(printed);
  if (!match) return null;
  const unit = readUnit(match[2] ?? '');
  if (unit === undefined) return null;
  const value = parseNumberOf(match[1] ?? '', unit, dot);
  return value === null ? null : { value, unit };
}

/** Reads what follows a figure as its unit; null for nothing, undefined when it is no unit. */
export function readUnit(rest: string): string | null | undefined {
  const unit = rest.trim();
  if (unit === '') return null;
  if (/^(%|phần trăm)(\s*\/\s*năm)?$/iu.test(unit)) return '%';
  if (/^điểm\s*(%|phần trăm)$/iu.test(unit)) return 'điểm %';
  if (/^\p{L}[\p{L}\s]*\/\s*(?:100|1\.?000|10\.?000|100\.?000)\s*\p{L}+$/u.test(unit)) return unit;
  if (/\d|[()<>≥≤=:;+*]/.test(unit)) return undefined;
  return /^[\p{L}%‰]/u.test(unit) && unit.split(/[\s/]+/).length <= 6 ? unit : undefined;
}

/**
 * Finds the first fraction of counts or points: "29/31 HTTT", "9.885.295.762/ 11.291.115.716", "(145.440+639.841)/911.125".
 * Dates ("20/12/2023", "ngày 10/3"), document numbers ("37/QĐ-UBND") and "01 quý/01 lần" are no fractions.
 */
export function readFraction(text: string): Fraction | null {
  const printed = tidy(text);
  const pattern = new RegExp(
    String.raw`(\(\s*${FIGURE}(?:\s*\+\s*${FIGURE})+\s*\)|${FIGURE}(?:\s*\+\s*${FIGURE})*)\s*/\s*(${FIGURE})`,
    'g',
  );
  for (const match of printed.matchAll(pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = fold(printed.slice(0, start));
    const after = printed.slice(end);
    if (/^\s*\/|^[-–]?\p{L}|^\.\d/u.test(after) || /\/\s*$|\d[.,]$|(ngay|thang|quy|qui|nam|so)\s*$/.test(before))
      continue;
    const terms = (match[1] ?? '').replace(/[()]/g, '').split('+');
    const below = match[2] ?? '';
    const unit = /^\s*([\p{L}][\p{L}\s,&-]*)/u.exec(after)?.[1]?.trim() ?? null;
    const counts = commaIsThousands([...terms, below], unit);
    const values = terms.map((term) => parseNumber(counts ? term.replace(/,/g, '') : term));
    const denominator = parseNumber(counts ? below.replace(/,/g, '') : below);
    if (denominator === null || denominator === 0 || values.some((value) => value === null)) continue;
    const parts = values.filter((value): value is number => value !== null);
    return {
      numerator: roundNoise(parts.reduce((sum, part) => sum + part, 0)),
      denominator,
      numeratorTerms: parts.length > 1 ? parts : null,
      unit,
      start,
      end,
    };
  }
  return null;
}

/** Writes a number the Vietnamese way: 72.5 → "72,5", 1170 → "1.170". `decimals` keeps trailing zeros. */
export function formatNumber(value: number, decimals?: number): string {
  const rounded = decimals === undefined ? trimZeros(value.toFixed(6)) : value.toFixed(decimals);
  const [whole = '0', part] = rounded.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  const sign = Number(rounded) < 0 ? '-' : '';
  return `${sign}${grouped}${part ? `,${part}` : ''}`;
}

/** How many decimals a number is printed with. */
export function decimalsOf(value: number): number {
  return trimZeros(value.toFixed(8)).split('.')[1]?.length ?? 0;
}

/** Difference without binary noise, at the finer of the two printed precisions: 98.9 − 98 = 0.9. */
export function subtract(from: number, amount: number): number {
  const result = Number((from - amount).toFixed(Math.max(decimalsOf(from), decimalsOf(amount))));
  return result === 0 ? 0 : result;
}

/** A quantity in its base unit: 1,5 "tỷ đồng" → 1.500.000.000 "đồng". Other units are left alone. */
export function inBaseUnit(quantity: Quantity): Quantity {
  let { value, unit } = quantity;
  for (let step = 0; step < 2 && unit !== null; step++) {
    const folded = fold(unit);
    const multiplier = MULTIPLIERS.find(([word]) => word.test(folded));
    if (!multiplier) break;
    value = roundNoise(value * multiplier[1]);
    unit = unit.split(/\s+/).slice(1).join(' ') || null;
  }
  return { value, unit };
}

/** Reads a figure whose unit is known: a single dot before three digits cannot be thousands of per cent. */
export function parseNumberOf(figure: string, unit: string | null, dot?: DotMeaning): number | null {
  if (dot === undefined && unit?.endsWith('%') && /^\d{2,3}\.\d{3}$/.test(figure))
    return parseNumber(figure, 'decimal');
  if (dot === undefined && unit?.endsWith('%') && /^[1-9]\.\d{3}$/.test(figure)) return null;
  return parseNumber(figure, dot);
}

function parseUnsigned(plain: string, dot?: DotMeaning): number | null {
  const dots = plain.split('.').length - 1;
  const commas = plain.split(',').length - 1;
  if (dots + commas === 0) return Number(plain);
  if (dots > 0 && commas > 0) {
    const decimal = plain.lastIndexOf(',') > plain.lastIndexOf('.') ? ',' : '.';
    const group = decimal === ',' ? '.' : ',';
    const [whole = '', part = '', ...more] = plain.split(decimal);
    if (more.length > 0 || part.includes(group) || !isGrouped(whole, group)) return null;
    return Number(`${whole.replaceAll(group, '')}.${part}`);
  }
  const mark = dots > 0 ? '.' : ',';
  if (dots + commas > 1) return isGrouped(plain, mark) ? Number(plain.replaceAll(mark, '')) : null;
  const thousands = mark === '.' && dot !== 'decimal' && isGrouped(plain, '.');
  if (mark === '.' && dot === 'thousands' && !thousands) return null;
  return Number(thousands ? plain.replace('.', '') : plain.replace(',', '.'));
}

function isGrouped(whole: string, mark: string): boolean {
  const [first = '', ...groups] = whole.split(mark);
  return /^[1-9]\d{0,2}$/.test(first) && groups.length > 0 && groups.every((group) => /^\d{3}$/.test(group));
}

/** "1,170/4,500 người": things that are counted have no thousandths, so the comma is a thousands mark there. */
function commaIsThousands(figures: string[], unit: string | null): boolean {
  const marked = figures.filter((figure) => figure.includes(','));
  if (marked.length < 2 || (unit !== null && /^(diem|ti|trieu|nghin|kg|tan|ha|km|m2)\b/.test(fold(unit)))) return false;
  return marked.every((figure) => /^[1-9]\d{0,2}(,\d{3})+$/.test(figure));
}

function trimZeros(fixed: string): string {
  return fixed.includes('.') ? fixed.replace(/0+$/, '').replace(/\.$/, '') : fixed;
}

function roundNoise(value: number): number {
  return Number(value.toFixed(6));
}
