/** Number and symbol of a document, and the decree that an appendix comes with. */
import { tidy } from '../../language/fold.ts';
import { readPrintedDate } from './printed-dates.ts';

export interface PrintedNumber {
  /** "11252/KH-UBND"; null when the figure is left blank. */
  number: string | null;
  /** "/KH-UBND" when the figure is left blank. */
  symbol: string | null;
}

export interface Enclosure extends PrintedNumber {
  /** "Kế hoạch", "Công văn" as printed. */
  kind: string;
  issuedOn: string | null;
  issuer: string | null;
}

const SYMBOL = String.raw`(?:\d{4}\s*\/\s*)?\p{Lu}[\p{L}\d&.]*(?:\s?-\s?\p{L}[\p{L}\d&.]*)*`;

/** Reads "Số: 11252/KH-UBND", "Số:   /BC-BCĐ", "16-CV/BCSĐ"; null when the line holds no number. */
export function readDocumentNumber(text: string): PrintedNumber | null {
  const party = /(\d+)\s*-\s*(\p{Lu}{2,4}\/\p{Lu}[\p{L}-]*)/u.exec(text);
  if (party) return { number: `${party[1]}-${party[2]}`, symbol: null };
  const usual = new RegExp(String.raw`(\d+[a-zđ]?)?\s*\/\s*(${SYMBOL})`, 'u').exec(text);
  if (!usual?.[2]) return null;
  const symbol = usual[2].replace(/\s/g, '');
  return usual[1] ? { number: `${usual[1]}/${symbol}`, symbol: null } : { number: null, symbol: `/${symbol}` };
}

/** "(Ban hành kèm theo Kế hoạch số 11252/KH-UBND ngày 30/10/2023 của UBND tỉnh)"; null for any other line. */
export function readEnclosure(text: string): Enclosure | null {
  const match = /kèm theo:?\s+(\p{L}[\p{L} ]*?)\s+số\s*:?\s*(.*)$/isu.exec(tidy(text).replace(/^\(|\)$/g, ''));
  if (!match?.[1] || match[2] === undefined) return null;
  const printed = readDocumentNumber(match[2].split(/\sngày\s/)[0] ?? '');
  if (!printed) return null;
  const issuer = /\scủa\s+(\p{Lu}.*)$/su.exec(match[2])?.[1] ?? null;
  return { ...printed, kind: match[1], issuedOn: readPrintedDate(match[2]), issuer };
}
