/**
 * Targets: what an office promises for an indicator, and the grammar that reads it from a printed cell (DESIGN §4).
 *
 * Words are compared folded; a cell is understood completely or kept as text. Guessing a figure from words that
 * were not understood would turn a wish into a number.
 */
import { fold, tidy } from '../language/fold.ts';
import { FIGURE, formatNumber, parseNumberOf, readFraction, readUnit } from './numbers.ts';
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

/** Efforts and verbs that say nothing about the comparison. */
const EFFORT =
  /^(?:(?:phan dau|muc tieu|chi tieu|ke hoach|giao|duy tri|tiep tuc|hoan thanh|thuc hien|bao dam|dam bao|nang (?:ti le )?(?:len|dat)|tang len|ti le|so luong|o muc|muc|dat muc|dat ti le|dat|la|toi(?= \d)|len(?= \d))\b[\s:]*)+/;

const BEFORE: [RegExp, TargetOperator][] = [
  [
    /^(?:khong (?:thap|it|nho|kem|duoi|be)(?: hon)?|it nhat|toi thieu|thap nhat|(?:lon|cao|nhieu) hon (?:hoac|va) bang|tren hoac bang|bang hoac (?:lon|cao|nhieu|tren)(?: hon)?)\b/,
    '>=',
  ],
  [
    /^(?:khong (?:qua|vuot(?: qua)?|(?:cao|lon|nhieu) hon|hon|tren)|toi da|cao nhat|nhieu nhat|(?:nho|thap|it) hon (?:hoac|va) bang|duoi hoac bang|bang hoac (?:nho|thap|it|duoi)(?: hon)?)\b/,
    '<=',
  ],
  [/^(?:tren|hon|(?:lon|cao|nhieu) hon|vuot(?: qua)?|qua)\b/, '>'],
  [/^(?:duoi|(?:nho|thap|it|kem) hon|chua den)\b/, '<'],
  [/^(?:>\s*=|=\s*>|≥|⩾|>\s*\/\s*=)/, '>='],
  [/^(?:<\s*=|=\s*<|≤|⩽)/, '<='],
  [/^>/, '>'],
  [/^</, '<'],
  [/^(?:=|dung|bang)(?=[\s\d])/, '='],
];

const AFTER: [RegExp, TargetOperator][] = [
  [/(?:tro len|hoac (?:cao|lon|nhieu) hon|hoac hon)$/, '>='],
  [/(?:tro xuong|hoac (?:thap|it|nho) hon)$/, '<='],
];

/** Things an office wants less of: a bare figure is a ceiling there. */
const LESS_IS_BETTER =
  /\b(ho ngheo|can ngheo|tai ngheo|ti le ngheo|that nghiep|qua han|tre han|cham han|su co|tu vong|tai nan|toi pham|pham toi|vi pham|suy dinh duong|bo hoc|that thoat|khieu nai|to cao|ton dong|sinh con thu ba|mac benh|thieu hut|no dong|no xau)\b/;
/** … unless the name speaks of dealing with them. */
const DEALT_WITH =
  /\b(xu ly|xu li|giai quyet|khac phuc|phat hien|thoat|giam|phong chong|kiem soat|ngan chan|trien khai|canh bao|loai bo|ung cuu|ho tro|tiep nhan|dung han|duoc)\b/;

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
  if (/^[-–—_./…\s]*$/.test(printed) || /^(khong (giao|dat)( chi tieu)?|khong co chi tieu|n\/a)$/.test(folded)) {
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

/** Unit of a place in a ranking: the smaller number is the better one. */
export const RANK = 'hạng';

/** "Top 10", "xếp hạng 15 trở lên", "nằm trong nhóm 20 tỉnh dẫn đầu": at most that place. */
function readRank(printed: string): Target | null {
  const match =
    /^(?:phan dau |dat |xep |nam trong |thuoc |duy tri |vao |trong )*(?:top|nhom|hang|thu hang|vi tri|vi thu|thu)\s*(\d{1,2})(?:\s*\/\s*\d{1,3})?(?:\s+(?:tinh|dia phuong|don vi)(?:, thanh pho)?)?(?:\s+(?:dan dau|tro len|ca nuoc|toan quoc|cua ca nuoc|dung dau|cao nhat))*$/.exec(
      fold(printed).replace(/[.;]+$/, ''),
    );
  if (!match) return null;
  return { op: '<=', opInferred: false, value: Number(match[1]), high: null, unit: RANK, raw: printed };
}

function readComparison(printed: string, name: string): Target | null {
  let rest = stripFrame(printed);
  if (isYear(rest)) return null;
  const range = readRange(rest);
  if (range) return { ...range, opInferred: false, raw: printed };
  rest = drop(rest, EFFORT);
  let op: TargetOperator | null = null;
  for (const [word, meaning] of BEFORE) {
    if (word.test(fold(rest))) {
      op = meaning;
      rest = drop(rest, word);
      break;
    }
  }
  rest = drop(rest, EFFORT);
  const from = /^tu(?=\s*\d)/.test(fold(rest));
  if (from) rest = drop(rest, /^tu/);
  for (const [word, meaning] of AFTER) {
    const found = word.exec(fold(rest));
    if (found) {
      op ??= meaning;
      rest = rest.slice(0, found.index).replace(/[\s(,]+$/, '');
      break;
    }
  }
  if (from) op ??= '>=';
  const amount = readAmount(rest);
  if (!amount) return null;
  if (op !== null) return { op, opInferred: false, ...amount, high: null, raw: printed };
  const ceiling = amount.value === 0 || lessIsBetter(name);
  return { op: ceiling ? '<=' : '>=', opInferred: true, ...amount, high: null, raw: printed };
}

/** true when a smaller figure is the better one, judged by the indicator's name. */
export function lessIsBetter(name: string): boolean {
  const folded = fold(name);
  return LESS_IS_BETTER.test(folded) && !DEALT_WITH.test(folded);
}

/** Takes off what frames a target without changing it: list marks, year, term, a remark in brackets. */
function stripFrame(printed: string): string {
  let rest = printed.replace(/^[-–+•*]\s+/, '').replace(/[.;,]+$/, '');
  const bracket = /\s*\(([^()]*)\)$/.exec(rest);
  if (bracket && bracket.index > 0 && !/\d/.test(bracket[1]?.replace(/20\d\d/g, '') ?? ''))
    rest = rest.slice(0, bracket.index);
  else if (bracket && readFraction(bracket[1] ?? '') && /%\s*\(/.test(rest)) rest = rest.slice(0, bracket.index);
  rest = drop(rest, /^(?:(?:den|trong|vao)\s+)?(?:het\s+)?(?:cuoi\s+)?nam\s+20\d\d\s*[:,]?\s*/);
  const term =
    /[\s,]+(?:(?:trong|vao|den|truoc)\s+)(?:het\s+)?(?:cuoi\s+)?(?:ngay\s+[\d/]+|(?:thang|qui|quy|nam)\s+[\divx/]+)$/.exec(
      fold(rest),
    );
  return (term ? rest.slice(0, term.index) : rest).trim();
}

function readRange(rest: string): Pick<Target, 'op' | 'value' | 'high' | 'unit'> | null {
  const bare = drop(drop(rest, EFFORT), /^(?:trong khoang|khoang|tu)\s+(?=\d)/);
  const match = new RegExp(String.raw`^(${FIGURE})\s*(%?)\s*(?:-|–|—|÷|đến|tới)\s*(${FIGURE})\s*(.*)$`, 'u').exec(bare);
  if (!match) return null;
  const unit = readUnit(match[4] ?? '');
  if (unit === undefined || (match[2] === '%' && unit !== '%')) return null;
  const low = parseNumberOf(match[1] ?? '', unit);
  const high = parseNumberOf(match[3] ?? '', unit);
  if (
    low === null ||
    high === null ||
    low >= high ||
    (unit === null && (isYear(match[1] ?? '') || isYear(match[3] ?? '')))
  )
    return null;
  return { op: 'between', value: low, high, unit };
}

/** A figure with its unit, its whole ("10/12 huyện"), or with those whom it is a share of ("100% cơ quan nhà nước"). */
function readAmount(rest: string): Pick<Target, 'value' | 'unit' | 'of'> | null {
  const share = readFraction(rest);
  if (share?.start === 0 && /^[\p{L}\s,&-]*$/u.test(rest.slice(share.end))) {
    const unit = rest.slice(share.end).trim();
    return share.numerator > share.denominator
      ? null
      : { value: share.numerator, unit: unit || null, of: share.denominator };
  }
  const match = new RegExp(String.raw`^(${FIGURE})\s*(.*)$`, 'u').exec(rest.trim());
  if (!match) return null;
  const tail = match[2] ?? '';
  const percent = /^(?:%|phần trăm)\s+([\p{L}\s,&-]+)$/iu.exec(tail);
  const unit = percent && isPopulation(percent[1] ?? '') ? '%' : readUnit(tail);
  if (unit === undefined || (unit !== null && unit !== '%' && !isCountable(unit))) return null;
  const value = parseNumberOf(match[1] ?? '', unit);
  return value === null || (unit === null && isYear(rest)) ? null : { value, unit };
}

/** "100% cơ quan nhà nước": those who are counted, as long as no condition or second clause hides among the words. */
function isPopulation(words: string): boolean {
  return (
    words.split(/\s+/).length <= 12 &&
    !/\b(hoac|neu|so voi|tang|giam|tru|tro|dat|va dat|it nhat|toi da|khong)\b/.test(fold(words))
  );
}

/** A unit is a short noun: "nghiệp vụ", "triệu đồng/người/năm"; verbs and conditions make it a sentence. */
function isCountable(unit: string): boolean {
  return (
    unit.split(/\s+/).length <= 5 &&
    !/\b(duoc|da|dang|se|phai|neu|hoac|khi|theo|ban hanh|hoan thanh|trien khai|trong|truoc|den|so voi|tang|giam)\b/.test(
      fold(unit),
    )
  );
}

function isYear(text: string): boolean {
  return /^(19|20)\d\d$/.test(text.trim());
}

/** Removes what the folded pattern matches at the start; folding keeps the length of composed text. */
function drop(text: string, pattern: RegExp): string {
  const found = pattern.exec(fold(text));
  return found && found.index === 0 ? text.slice(found[0].length).trimStart() : text;
}
