/** Targets that compare a figure: the words before and after it, ranges, wholes, and what frames them all. */
import { fold } from '../language/fold.ts';
import { FIGURE, parseNumberOf, readFraction, readUnit } from './numbers.ts';
import type { Target, TargetOperator } from './target.ts';

/** Efforts and verbs that say nothing about the comparison. */
const EFFORT =
  /^(?:(?:phan dau|muc tieu|chi tieu|ke hoach|giao|duy tri|tiep tuc|hoan thanh|thuc hien|bao dam|dam bao|nang (?:ti le )?(?:len|dat)|tang len|ti le|so luong|o muc|muc|dat muc|dat ti le|dat|la|toi(?= \d)|len(?= \d)|co(?= (?:it nhat|toi thieu|tren|hon|tu|\d)))\b[\s:]*)+/;

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

/** "giảm xuống còn 1,5%", "còn dưới 1%": the level to come down to. */
const DOWN_TO =
  /^(?:(?:giam|ha|keo giam)\s+(?:(?:ti le\s+)?xuong(?:\s+con)?|con)|con)\s+(?=\d|duoi\b|khong qua\b|toi da\b|[<≤])/;

const AFTER: [RegExp, TargetOperator][] = [
  [/(?:tro len|hoac (?:cao|lon|nhieu) hon|hoac hon)(?=\s*$|\s*\/|\s+(?:trong|moi|hang)\b)/, '>='],
  [/(?:tro xuong|hoac (?:thap|it|nho) hon)(?=\s*$|\s*\/|\s+(?:trong|moi|hang)\b)/, '<='],
];

/** Things an office wants less of: a bare figure is a ceiling there. */
const LESS_IS_BETTER =
  /\b(ho ngheo|can ngheo|tai ngheo|ti le ngheo|that nghiep|qua han|tre han|cham han|su co|tu vong|tai nan|toi pham|pham toi|vi pham|suy dinh duong|bo hoc|that thoat|khieu nai|to cao|ton dong|sinh con thu ba|mac benh|thieu hut|no dong|no xau)\b/;
/** … unless the name speaks of dealing with them. */
const DEALT_WITH =
  /\b(xu ly|xu li|giai quyet|khac phuc|phat hien|thoat|giam|phong chong|kiem soat|ngan chan|trien khai|canh bao|loai bo|ung cuu|ho tro|tiep nhan|dung han|duoc)\b/;

/**
 * Reads "at least", "at most", "between" and bare figures.
 * @param name the indicator's name, which decides what a bare figure means
 * @returns null when the cell says more than is understood
 */
export function readComparison(printed: string, name: string): Target | null {
  let rest = stripFrame(printed);
  if (isYear(rest)) return null;
  const range = readRange(rest);
  if (range) return { ...range, opInferred: false, raw: printed };
  rest = drop(rest, EFFORT);
  const comesDown = DOWN_TO.test(fold(rest));
  rest = drop(rest, DOWN_TO);
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
      const after = rest.slice(found.index + found[0].length).trim();
      rest = `${rest.slice(0, found.index).replace(/[\s(,]+$/, '')}${after.startsWith('/') ? after : ''}`;
      break;
    }
  }
  if (from) op ??= '>=';
  const amount = readAmount(rest);
  if (!amount) return null;
  if (op !== null) return { op, opInferred: false, ...amount, high: null, raw: printed };
  const ceiling = comesDown || amount.value === 0 || lessIsBetter(name);
  return { op: ceiling ? '<=' : '>=', opInferred: true, ...amount, high: null, raw: printed };
}

/** true when a smaller figure is the better one, judged by the indicator's name. */
export function lessIsBetter(name: string): boolean {
  const folded = fold(name);
  if (/\bthoi gian (?:giai quyet|xu li|cho|tra|thuc hien)/.test(folded)) return true;
  return LESS_IS_BETTER.test(folded) && !DEALT_WITH.test(folded);
}

/** Takes off what frames a target without changing it: list marks, year, term, a remark in brackets. */
function stripFrame(printed: string): string {
  // A footnote mark after the figure is none of it: "90%*", "90%(1)".
  let rest = printed
    .replace(/^[-–+•*]\s+/, '')
    .replace(/[.;,]+$/, '')
    .replace(/(?<=%)\s*(?:\*+|\(\s*[*\d]\s*\)|\[\d\]|[¹²³])$/, '');
  const bracket = /\s*\(([^()]*)\)$/.exec(rest);
  if (bracket && bracket.index > 0 && !/\d/.test(bracket[1]?.replace(/20\d\d/g, '') ?? ''))
    rest = rest.slice(0, bracket.index);
  else if (bracket && /^phan dau\b/.test(fold(bracket[1] ?? ''))) rest = rest.slice(0, bracket.index);
  else if (bracket && readFraction(bracket[1] ?? '') && /%\s*\(/.test(rest)) rest = rest.slice(0, bracket.index);
  rest = drop(rest, /^(?:(?:(?:den|trong|vao)\s+)?(?:het\s+)?(?:cuoi\s+)?nam\s+20\d\d\s*[:,]?|20\d\d\s*:)\s*/);
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
    !/\b(duoc|da|dang|se|phai|neu|hoac|khi|theo|ban hanh|hoan thanh|trien khai|trong|truoc|den|so voi)\b/.test(
      fold(unit),
    ) &&
    // "nền tảng" and "giám sát" are no "tăng" and "giảm"; without marks the words may be either.
    !/(?<!\p{L})(?:tăng|giảm|(?<!nen )tang|giam(?! sat))(?!\p{L})/iu.test(unit)
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
