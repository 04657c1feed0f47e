/**
 * Targets: what an office promises for an indicator, and the grammar that reads it from a printed cell (DESIGN §4).
 *
 * Words are compared folded; a cell is understood completely or kept as text. Guessing a figure from words that
 * were not understood would turn a wish into a number.
 */
import { fold, tidy } from '../language/fold.ts';
import { readComparison } from './comparison-target.ts';
import { formatNumber } from './numbers.ts';
import { RANK, readRank } from './rank-target.ts';
import { readRelativeTarget } from './relative-target.ts';

export type TargetOperator =
  | '>='
  | '>'
  | '<='
  | '<'
  | '='
  | 'between'
  | 'bool'
  | 'text'
  | 'formula'
  | 'relative'
  | 'none';

export interface Target {
  op: TargetOperator;
  /** true when the cell holds a bare figure ("80%") or an effort ("Phấn đấu 80%") and ">=" is our reading. */
  opInferred: boolean;
  /** Number for comparisons; true for "Có"; null for words. */
  value: number | boolean | null;
  /** Upper end of "30-50%". */
  high: number | null;
  /** "%", "nghiệp vụ", …; null for words. */
  unit: string | null;
  /** The cell as printed. */
  raw: string;
  /** The whole of "10/12 huyện", when the cell prints one. */
  of?: number;
  /** What a relative target is measured against. */
  relative?: RelativeTarget;
}

export interface RelativeTarget {
  direction: 'up' | 'down';
  /** 'change': by this much more or less; 'ratio': this many times (or per cent of) the base. */
  measure: 'change' | 'ratio';
  /** true for "tăng trên 5%": the figure itself is not enough. */
  strict: boolean;
  /** Year of the base; null when the cell only says "so với năm trước", "cùng kỳ" or nothing. */
  baseYear: number | null;
}

/**
 * Reads the printed cell of a target.
 * @param name the indicator's name: for things one wants less of ("Tỷ lệ hộ nghèo") a bare figure means "at most"
 * @returns op 'none' for an empty cell or a dash, 'text' for words that are no comparison; it never throws
 */
export function parseTarget(raw: string, name = ''): Target {
  const printed = tidy(raw);
  const words = (op: TargetOperator, value: boolean | null = null): Target => {
    return { op, opInferred: false, value, high: null, unit: null, raw: printed };
  };
  const folded = fold(printed);
  if (
    /^[-–—_./…\s]*$/.test(printed) ||
    /^(khong (giao|dat)( chi tieu)?|khong co chi tieu|chua (giao|co|dat)( chi tieu)?|n\/a)$/.test(folded)
  ) {
    return words('none');
  }
  const plain = folded.replace(/[.;,]+$/, '');
  if (/^(co|co trien khai|co thuc hien)$/.test(plain)) return words('bool', true);
  if (/^khong$/.test(plain)) return words('bool', false);
  if (
    /min\s*[-–]?\s*max|tinh diem|cong thuc|phuong phap (tinh|cham)|[*×]\s*(diem|100)|\/\s*ti le .*(cao nhat|toi da)/.test(
      folded,
    )
  ) {
    return words('formula');
  }
  const relative = readRelativeTarget(printed);
  if (relative) return relative;
  return readRank(printed) ?? readComparison(printed, name) ?? words('text');
}

/** Says a target in the words of an office; parseTarget reads them back as the same target. */
export function describeTarget(target: Target): string {
  if (typeof target.value !== 'number' || target.op === 'relative' || target.unit === RANK) return target.raw || '-';
  const unit = target.unit === null ? '' : target.unit === '%' ? '%' : ` ${target.unit}`;
  const figure =
    target.of === undefined ? formatNumber(target.value) : `${formatNumber(target.value)}/${formatNumber(target.of)}`;
  const amount = `${figure}${unit}`;
  if (target.op === 'between' && target.high !== null) return `${figure}-${formatNumber(target.high)}${unit}`;
  if (target.opInferred) return amount;
  if (target.op === '>=') return `từ ${amount} trở lên`;
  if (target.op === '<=') return `không quá ${amount}`;
  return `${target.op === '>' ? 'trên' : target.op === '<' ? 'dưới' : 'đúng'} ${amount}`;
}
