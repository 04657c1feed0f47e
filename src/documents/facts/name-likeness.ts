/** How alike two names of indicators are, once abbreviations are spelled out and the ornaments are dropped. */
import { fold } from '../../language/fold.ts';

/** Abbreviations that every office of this field uses, folded. */
const USUAL: Record<string, string> = {
  dvctt: 'dich vu cong truc tuyen',
  dvc: 'dich vu cong',
  tthc: 'thu tuc hanh chinh',
  cbccvc: 'can bo cong chuc vien chuc',
  attt: 'an toan thong tin',
  ttdt: 'thong tin dien tu',
  httt: 'he thong thong tin',
  cntt: 'cong nghe thong tin',
  dnnvv: 'doanh nghiep nho va vua',
};

const ORNAMENTS = new Set([
  'ti',
  'le',
  'trong',
  'luong',
  'duy',
  'tri',
  'cua',
  'cac',
  'tinh',
  'duoc',
  'tren',
  'dia',
  'ban',
  'so',
  'tong',
  'va',
  'nhung',
  'co',
]);

/** Words that make another indicator of the same name: one name has them and the other does not. */
const QUALIFIERS = [
  'toan trinh',
  'mot phan',
  'cap tinh',
  'cap huyen',
  'cap xa',
  'nho va vua',
  'dau tu',
  'thuong xuyen',
  'nong thon',
  'ho gia dinh',
  'dung han',
  'thanh toan',
  'tiep nhan',
];

/** The name without what it is divided by, remarks in brackets and leading verbs. */
export function coreName(name: string): string {
  return name
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\/\s*tổng.*$/iu, '')
    .replace(/^\s*(?:triển khai|xây dựng|duy trì|hoàn thành|đẩy mạnh|thực hiện)\s+/iu, '')
    .replace(/[\s.:;,]+$/, '')
    .trim();
}

/** Share of words in common (Dice, 0 to 1); 0 when a word that tells indicators apart stands in one of them only. */
export function likeness(a: string, b: string): number {
  const [left, right] = [spelledOut(coreName(a)), spelledOut(coreName(b))];
  if (QUALIFIERS.some((words) => left.includes(words) !== right.includes(words))) return 0;
  const [first, second] = [wordsOf(left), wordsOf(right)];
  if (first.size < 2 || second.size < 2) return 0;
  const common = [...first].filter((word) => second.has(word)).length;
  return (2 * common) / (first.size + second.size);
}

function spelledOut(name: string): string {
  return (fold(name).match(/[a-z0-9%]+/g) ?? []).map((word) => USUAL[word] ?? word).join(' ');
}

/** true when two names are the same words in the same order, ornaments and abbreviations aside. */
export function sameWording(a: string, b: string): boolean {
  const words = (name: string) => [...wordList(spelledOut(coreName(name)))].join(' ');
  return words(a) !== '' && words(a) === words(b);
}

function wordsOf(name: string): Set<string> {
  return new Set(wordList(name));
}

function wordList(name: string): string[] {
  return name.split(' ').filter((word) => !ORNAMENTS.has(word));
}
