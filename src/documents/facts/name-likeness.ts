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
  'duong',
  'ket',
  'noi',
  'su',
  'dung',
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

/**
 * Share of words in common (Dice, 0 to 1), when one name says all that the other says. Words of their own on both sides
 * ("hóa đơn", "hợp đồng") make two indicators, and so does a word that tells indicators apart in one of them: 0.
 */
export function likeness(a: string, b: string): number {
  const [left, right] = [spelledOut(coreName(a)), spelledOut(coreName(b))];
  if (QUALIFIERS.some((words) => left.includes(words) !== right.includes(words))) return 0;
  const [first, second] = [new Set(wordList(left)), new Set(wordList(right))];
  const common = [...first].filter((word) => second.has(word)).length;
  if (common < 2 || common < Math.min(first.size, second.size)) return 0;
  return (2 * common) / (first.size + second.size);
}

/** true when two names are the same words in the same order, ornaments and abbreviations aside. */
export function sameWording(a: string, b: string): boolean {
  const words = (name: string) => [...wordList(spelledOut(coreName(name)))].join(' ');
  return words(a) !== '' && words(a) === words(b);
}

function spelledOut(name: string): string {
  const words = (fold(name).match(/[a-z0-9%]+/g) ?? []).map((word) => USUAL[word] ?? word).join(' ');
  // Plans count as adult whoever is 15 or older.
  return words.replace(/\b(?:tren 15 tuoi|(?:tu )?(?:du )?15 tuoi tro len)\b/g, 'truong thanh');
}

function wordList(name: string): string[] {
  return name.split(' ').filter((word) => !ORNAMENTS.has(word));
}
