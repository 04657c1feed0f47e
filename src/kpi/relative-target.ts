/**
 * Targets against an earlier year: "tăng 5% so với năm 2023", "giảm ít nhất 02 bậc", "bằng 105% so với cùng kỳ".
 * They become figures only when the base is known and the arithmetic has one reading.
 */
import { fold, tidy } from '../language/fold.ts';
import { FIGURE, parseNumberOf, readUnit } from './numbers.ts';
import type { Target } from './target.ts';

const AT_LEAST = '(?:it nhat|toi thieu|khong duoi|khong thap hon|binh quan|trung binh|them|khoang(?= tu)|tu)';
const CHANGE = new RegExp(
  String.raw`^(?:phan dau |dat |muc |ti le |duy tri )*(?:toc do )?(tang(?: truong)?|giam|cao hon|thap hon|cai thien)\b\s*((?:${AT_LEAST}\s+)*)((?:tren|hon|vuot)\s+)?(${FIGURE})\s*(%?)(?:\s*(?:-|den|toi)\s*(${FIGURE}))?(.*)$`,
);
/** "gấp đôi", "bằng 1,5 lần", "đạt 105% so với …": so many times, or per cent of, the base. */
const RATIO = new RegExp(
  String.raw`^(?:phan dau |dat |muc |tang )*(bang|gap|)\s*((?:${AT_LEAST}\s+)*)((?:tren|hon)\s+)?(${FIGURE})\s*(%|lan)(.*)$`,
);
const AGAINST =
  /(?:\bso (?:voi|cung ki)\b|\bso nam\b|\b(?:cua )?nam (?:truoc|lien truoc)\b|\bcung ki\b|\bmoi nam\b|\bhang nam\b|\/\s*nam\b)/;

/** Reads a printed relative target; null when the cell is none or says more than is understood. */
export function readRelativeTarget(raw: string): Target | null {
  const printed = tidy(raw).replace(/[.;,]+$/, '');
  const folded = fold(printed);
  const change = CHANGE.exec(folded);
  if (change) {
    const [, verb = '', , strict, figure = '', percent = '', second, tail = ''] = change;
    // "tăng lên 80%" names the level that is to be reached, which is an ordinary target.
    const against = AGAINST.exec(tail);
    if (/^(cao|thap) hon/.test(verb) && !against) return null;
    const tailPrinted = printed.slice(folded.length - tail.length);
    const words = (against ? tailPrinted.slice(0, against.index) : tailPrinted).replace(/[\s(,]+$/, '').trim();
    const end = /\s*(tro len|tro xuong)$/.exec(fold(words));
    const unitText = `${percent}${end ? words.slice(0, end.index) : words}`;
    const unit = readUnit(unitText);
    if (unit === undefined) return null;
    return build(printed, figure, second, unit, {
      direction: /^(giam|thap)/.test(verb) ? 'down' : 'up',
      measure: 'change',
      strict: strict !== undefined,
      baseYear: baseYear(tail, against !== null),
    });
  }
  const level = readAgainstLevel(printed, folded);
  if (level) return level;
  const ratio = RATIO.exec(folded.replace(/\bgap doi\b/, 'gap 2 lan').replace(/\bgap ruoi\b/, 'gap 1,5 lan'));
  if (!ratio) return null;
  const [, verb = '', , strict, figure = '', unit = '', tail = ''] = ratio;
  // Without "gấp" or "bằng" only what names an earlier time is a comparison with it: plans are compared with, too.
  const earlier = /\bso (?:voi )?(?:thuc hien )?(?:(?:ket qua )?(?:cua )?nam |cung ki)|\bnam 20\d\d\b/.test(tail);
  if (!(verb === 'gap' && unit === 'lan') && !(verb === '' ? earlier : AGAINST.test(tail) || earlier)) return null;
  return build(printed, figure, undefined, unit === 'lan' ? 'lần' : '%', {
    direction: 'up',
    measure: 'ratio',
    strict: strict !== undefined,
    baseYear: baseYear(tail, true),
  });
}

/** "Cao hơn năm 2023", "không thấp hơn năm trước", "tăng so với cùng kỳ": the base itself is the mark. */
function readAgainstLevel(printed: string, folded: string): Target | null {
  const match =
    /^(?:phan dau |dat |nam sau )*(tang|cao hon|giam|thap hon|khong thap hon|khong cao hon|bang hoac cao hon|bang hoac thap hon)(?: so voi)?(?: muc| ket qua)*((?: nam (?:20\d\d|truoc|lien truoc)| cung ki(?: nam (?:20\d\d|truoc))?)+)$/.exec(
      folded,
    );
  if (!match) return null;
  const [, words = '', tail = ''] = match;
  const direction = /^(?:giam|thap hon|khong cao|bang hoac thap)/.test(words) ? 'down' : 'up';
  const strict = !/^(?:khong|bang hoac)/.test(words);
  const relative = { direction, measure: 'change', strict, baseYear: baseYear(tail, true) } as const;
  return { op: 'relative', opInferred: false, value: null, high: null, unit: null, raw: printed, relative };
}

/**
 * The absolute figure that a relative target stands for, once the base is known; null where that has two readings
 * ("tăng 5%" of an indicator that is itself a percentage may be points or a share).
 */
export function absoluteTarget(target: Target, base: { value: number; unit: string | null }): Target | null {
  const { relative, value, unit } = target;
  if (!relative || typeof value === 'boolean' || target.high !== null) return null;
  const up = relative.direction === 'up';
  const level = levelFrom(base, value ?? 0, unit, relative.measure, up);
  if (level === null) return null;
  const op = relative.strict ? (up ? '>' : '<') : up ? '>=' : '<=';
  return { op, opInferred: false, value: Number(level.toFixed(6)), high: null, unit: base.unit, raw: target.raw };
}

function levelFrom(
  base: { value: number; unit: string | null },
  amount: number,
  unit: string | null,
  measure: 'change' | 'ratio',
  up: boolean,
): number | null {
  if (measure === 'ratio') return unit === 'lần' ? base.value * amount : (base.value * amount) / 100;
  const signed = up ? amount : -amount;
  if (unit === 'điểm %') return base.unit === '%' ? base.value + signed : null;
  if (unit === '%') return base.unit === '%' ? null : base.value * (1 + signed / 100);
  return unit === null || base.unit === null || fold(unit) === fold(base.unit) ? base.value + signed : null;
}

function build(
  printed: string,
  figure: string,
  second: string | undefined,
  unit: string | null,
  relative: NonNullable<Target['relative']>,
): Target | null {
  const value = parseNumberOf(figure, unit);
  const high = second === undefined ? null : parseNumberOf(second, unit);
  if (value === null || (second !== undefined && high === null)) return null;
  return { op: 'relative', opInferred: false, value, high, unit, raw: printed, relative };
}

function baseYear(tail: string, against: boolean): number | null {
  const year = against ? /\b(?:nam )?(20\d\d)\b/.exec(tail) : null;
  return year ? Number(year[1]) : null;
}
