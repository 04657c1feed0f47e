/**
 * What the columns of a table of indicators hold, concluded from the words of their headings in any order.
 * The first rules are the surest: a heading is tested for units before results, for results before targets.
 */
import { fold, foldedKey, tidy } from '../../language/fold.ts';
import type { Cell } from '../blocks.ts';
import { periodIn, yearIn } from './periods.ts';
import { readHeader } from './table-headings.ts';

export type UnitRole = 'lead' | 'coordinate' | 'guide' | 'monitor';

export type Column = { heading: string; index: number } & (
  | { role: 'number' | 'name' | 'figures' | 'numerator' | 'denominator' | 'measure' | 'note' | 'group' | 'other' }
  | { role: UnitRole }
  | { role: 'target'; scope: 'province' | 'national'; year: number | null }
  | { role: 'result'; period: string | null; asOf: string | null }
);

export interface TableColumns {
  columns: Column[];
  /** How many leading rows are no data: titles of a sheet, then the headings. */
  headerRows: number;
  /** Text of the rows above the headings ("Phụ lục I", "Biểu số 2"), when a sheet begins with its title. */
  titles: string[];
}

/** A sheet may begin with letterhead and title; the headings start at the row that has a column of numbers. */
const MOST_TITLES = 12;

/**
 * Recognises a table of indicators; null when it is none (scores, tasks with terms, lists of other things).
 * @param rows the rows as read, headings included
 */
export function readColumns(rows: Cell[][]): TableColumns | null {
  const first = readHeadings(rows);
  if (first) return { ...first, titles: [] };
  for (let start = 1; start < Math.min(MOST_TITLES, rows.length); start += 1) {
    const below = rows[start]?.some((cell) => roleOf(foldedKey(cell.text)) === 'number')
      ? readHeadings(rows.slice(start))
      : null;
    if (below) {
      const titles = rows.slice(0, start).flatMap((row) => [...new Set(row.map((cell) => tidy(cell.text)))]);
      return {
        columns: below.columns,
        headerRows: start + below.headerRows,
        titles: titles.filter((text) => text !== ''),
      };
    }
  }
  return null;
}

function readHeadings(rows: Cell[][]): Omit<TableColumns, 'titles'> | null {
  const { headerRows, headings } = readHeader(rows);
  if (headings.length < 2) return null;
  const roles = headings.map((heading) => roleOf(foldedKey(heading)));
  chooseName(roles, headings);
  chooseShare(roles, headings);
  choosePoints(roles, headings);
  const bare = roles.findIndex((role, index) => role === 'lead' && foldedKey(headings[index] ?? '') === 'don vi');
  if (bare >= 0 && measures(rows.slice(headerRows).map((row) => tidy(row[bare]?.text ?? '')))) roles[bare] = 'measure';
  const has = (...wanted: Role[]) => wanted.some((role) => roles.includes(role));
  if (!has('name') || !has('target', 'result', 'lead', 'coordinate', 'guide')) return null;
  const name = foldedKey(headings[roles.indexOf('name')] ?? '');
  if (/\b(co quan|don vi|dia phuong|so nganh|ten (huyen|xa|tinh))\b/.test(name) && !/\bchi (tieu|so)\b/.test(name))
    return null;
  if (/\b(nhiem vu|giai phap|cong viec)\b/.test(name) && !/\bchi tieu\b/.test(name) && !has('target')) return null;
  return { columns: headings.map((heading, index) => column(heading, index, roles[index] ?? 'other')), headerRows };
}

/** true for a row that only repeats the headings of the table at a page break, OCR slips allowed. */
export function repeatsHeader(row: Cell[], columns: Column[]): boolean {
  const filled = row.map((cell, index) => ({ text: foldedKey(cell.text), index })).filter(({ text }) => text !== '');
  if (filled.length < 2) return false;
  const same = filled.filter(({ text, index }) => {
    const heading = foldedKey(columns[index]?.heading ?? '');
    return text === heading || (text.length > 5 && (heading.includes(text) || sharedWords(text, heading) >= 0.75));
  });
  return same.length >= Math.max(2, filled.length * 0.7);
}

type Role = Column['role'] | 'weak name' | 'score';

const ROLES: [Role, RegExp][] = [
  ['numerator', /\btu so$|^(so thuc hien|so dat)$/],
  ['denominator', /\bmau so$|^tong so$/],
  ['number', /^(stt|so tt|tt|s t t|so thu tu|ma|ma so|ma chi (tieu|so)|so hieu)$/],
  ['measure', /\b(don vi (tinh|do)|dvt)\b/],
  ['score', /\b(tong diem|diem (so|toi da|danh gia|dat|cham|chuan)|so diem|xep hang|thu hang)\b|^diem$/],
  // Who leads is named first even where the same column has them report or help.
  ['lead', /\bchu tri\b/],
  ['monitor', /\b(theo doi|chi dao|giam sat|thanh vien)\b/],
  ['coordinate', /\bphoi hop\b/],
  ['guide', /\bhuong dan\b/],
  ['lead', /^(co quan|don vi|dau moi|bo phan|to chuc)\b|\bphu trach\b|\bphan cong\b/],
  [
    'other',
    /\b(so sanh|so voi|ti le (hoan thanh|dat|thuc hien)|muc do (hoan thanh|dat)|% (dat|hoan thanh|thuc hien)|dat %|danh gia|tinh trang|trang thai|chenh lech|tang giam)\b|^%|^ti le( %)?$|\bth kh\b|\bkh th\b/,
  ],
  ['note', /\b(ghi chu|giai trinh|nhan xet|nguyen nhan|can cu|cach tinh|phuong phap|tai lieu|nguon)\b/],
  ['figures', /\bso lieu\b/],
  ['target', /\blo trinh\b.*\b20\d\d\b/],
  ['other', /\b(thoi gian|thoi han|thoi diem|tien do|lo trinh|san pham|kinh phi|du toan)\b/],
  [
    'result',
    /\b(ket qua|uoc|dat duoc|luy ke|hien trang|thuc trang|da thuc hien|thuc hien (den|quy|qui|thang|nam|trong|ca nam|\d))\b|^u?th\b/,
  ],
  [
    'name',
    /\bnoi dung\b|\b(ten|danh muc|he thong|nhom) (cac )?chi (tieu|so)\b|^(cac )?chi so\b|^(cac )?tieu chi\b|^thong tin( chung)?$|^(cac )?chi (tieu|so)( chu yeu| chinh| thanh phan| cu the)?$/,
  ],
  ['target', /\b(yeu cau|ke hoach|muc tieu|chi tieu|giao|phan dau|nghi quyet)\b|^kh\b|\bkh (nam|20\d\d|tinh|giao)\b/],
  ['group', /^(nhom|linh vuc|tru cot|phan nhom)\b/],
  ['result', /\bthuc hien\b/],
  ['weak name', /\b(nhiem vu|cong viec|giai phap|hang muc|ten)\b/],
];

function roleOf(heading: string): Role {
  return ROLES.find(([, words]) => words.test(heading))?.[0] ?? 'other';
}

/** "Chỉ tiêu chiến lược Chính phủ số" names the rows when no better column does; "Chỉ tiêu năm 2024" never does. */
function chooseName(roles: Role[], headings: string[]): void {
  if (!roles.includes('name')) {
    const candidate = roles.findIndex(
      (role, index) =>
        role === 'target' &&
        /\b(chi tieu|muc tieu)\b/.test(foldedKey(headings[index] ?? '')) &&
        !promises(headings[index] ?? ''),
    );
    const weak = candidate >= 0 ? candidate : roles.indexOf('weak name');
    if (weak >= 0) roles[weak] = 'name';
  }
  const first = roles.indexOf('name');
  for (const [index, role] of roles.entries()) {
    if (role === 'name' && index > first)
      roles[index] = /\bchi tieu\b/.test(foldedKey(headings[index] ?? '')) ? 'target' : 'other';
  }
}

/** Beside a numerator and a denominator "Tỷ lệ (%)" is the result that they make, not how much of a plan is done. */
function chooseShare(roles: Role[], headings: string[]): void {
  if (!roles.includes('numerator') || !roles.includes('denominator') || roles.includes('result')) return;
  const share = headings.findIndex(
    (heading, index) => roles[index] === 'other' && /\bti le\b|^%|\bket qua\b/.test(foldedKey(heading)),
  );
  if (share >= 0) roles[share] = 'result';
}

/** Beside what is aimed at, "Điểm năm 2024" is what was reached. */
function choosePoints(roles: Role[], headings: string[]): void {
  if (!roles.includes('name') || !roles.includes('target') || roles.includes('result')) return;
  for (const [index, role] of roles.entries()) {
    const heading = headings[index] ?? '';
    if (role !== 'number' && /^(diem|diem so|thu hang)( cua tinh)? nam 20\d\d$/.test(foldedKey(heading)))
      roles[index] = 'result';
  }
}

function promises(heading: string): boolean {
  return /\b(20\d\d|giao|ubqg|tinh|quoc gia|ke hoach|ca nam)\b/.test(foldedKey(heading));
}

function column(heading: string, index: number, role: Role): Column {
  const base = { heading, index };
  if (role === 'target') return { ...base, role, scope: scopeOf(heading), year: yearIn(heading) };
  if (role === 'result') return { ...base, role, ...periodIn(heading) };
  if (role === 'weak name' || role === 'score') return { ...base, role: 'other' };
  return { ...base, role };
}

/** Whose target a column holds: the central bodies that set one, else the province. */
function scopeOf(heading: string): 'province' | 'national' {
  const national =
    /\b(ubqg|uy ban quoc gia|ui ban quoc gia|quoc gia|trung uong|tw|ttcp|thu tuong|toan quoc|ca nuoc|bo [a-z]+ giao|bo tttt)\b|\bchinh phu(?! so| dien tu)\b/;
  return national.test(foldedKey(heading)) ? 'national' : 'province';
}

/** "Đơn vị" over "%", "Thuê bao/100 dân" is the unit of measure; over names of bodies it is who is responsible. */
function measures(cells: string[]): boolean {
  const filled = cells.filter((text) => text !== '');
  return filled.filter((text) => /^(%|‰)|^\p{L}+(\/\p{L}+)?$/u.test(text)).length > filled.length / 2;
}

function sharedWords(a: string, b: string): number {
  const left = fold(a).split(' ');
  const right = new Set(fold(b).split(' '));
  return left.filter((word) => right.has(word)).length / Math.max(left.length, right.size);
}
