/** Abbreviations that a document explains: "an toàn thông tin (ATTT)", "(sau đây gọi tắt là …)", lists of them. */
import { foldedKey } from '../../language/fold.ts';
import type { Table } from '../blocks.ts';
import type { AbbreviationFact, Place } from '../facts.ts';
import type { StructuredDocument } from '../structure/section.ts';
import { expansionBefore, matchesInitials } from './long-forms.ts';

/** At least two capitals and no blank: what an office writes in brackets after a name. */
const SHORT = String.raw`\p{Lu}[\p{L}\d]*(?:[&.-]?\p{L}[\p{L}\d]*)*`;
const SAID = /^(?:sau đây\s+)?(?:gọi|viết)\s+(?:tắt|chung)?\s*(?:là|:)?\s*(?:là|:)?\s*["“”']?(.+?)["“”']?$/iu;

/** Every explained abbreviation once per long form, in reading order. */
export function readAbbreviations(doc: StructuredDocument): AbbreviationFact[] {
  const facts: AbbreviationFact[] = [];
  const seen = new Set<string>();
  for (const { block, section, part } of doc.items) {
    if (part === 'recipients' || part === 'signature') continue;
    const found =
      block.kind === 'paragraph' ? inText(block.text, { section, line: block.line }) : inTable(block, section);
    for (const fact of found) {
      const key = `${fact.short}|${foldedKey(fact.long)}`;
      if (!seen.has(key)) facts.push(fact);
      seen.add(key);
    }
  }
  return facts;
}

function inTable(table: Table, section: string[]): AbbreviationFact[] {
  const header = table.rows[0]?.map((cell) => foldedKey(cell.text)) ?? [];
  const shortAt = header.findIndex((text) => /viet tat|tu tat/.test(text));
  const longAt = header.findIndex(
    (text, index) => index !== shortAt && /day du|nghia|giai thich|dien giai|noi dung/.test(text),
  );
  return table.rows.flatMap((row, index) => {
    const [short, long] = [row[shortAt], row[longAt]];
    if (index > 0 && shortAt >= 0 && longAt >= 0 && short?.text && long?.text) {
      const quote = `${short.text}: ${long.text}`;
      return [{ short: short.text, long: long.text, quote, place: { section, line: short.line } }];
    }
    return row
      .filter((cell) => !cell.merged)
      .flatMap((cell) => inText(cell.text.replace(/\n/g, ' '), { section, line: cell.line }));
  });
}

function inText(text: string, place: Place): AbbreviationFact[] {
  return [...listed(text), ...reversed(text), ...bracketed(text)].map((fact) => ({ ...fact, place }));
}

/** "Nền tảng tích hợp, chia sẻ dữ liệu (LGSP)", "… (sau đây gọi tắt là Kế hoạch)". */
function bracketed(text: string): Omit<AbbreviationFact, 'place'>[] {
  return [...text.matchAll(/\(([^()]{2,90})\)/g)].flatMap((match) => {
    const said = SAID.exec(match[1]?.trim() ?? '')?.[1]?.trim();
    const short = said ?? match[1]?.trim() ?? '';
    if (!said && !isShortForm(short)) return [];
    const before = text.slice(0, match.index).replace(/^[-–+•*]\s*/, '');
    const isEntry = /^\s*(?:[.;:]|$)/.test(text.slice(match.index + match[0].length));
    const long = expansionBefore(before, short, said !== undefined, isEntry);
    if (long === null || foldedKey(long) === foldedKey(short)) return [];
    return [{ short, long, quote: `${long} ${match[0]}` }];
  });
}

/** "LGSP (Nền tảng tích hợp …)": the long form stands in the brackets; only believed when the initials agree. */
function reversed(text: string): Omit<AbbreviationFact, 'place'>[] {
  const pattern = new RegExp(String.raw`(?<![\p{L}\d/-])(${SHORT})\s*\(([^()]{6,120})\)`, 'gu');
  return [...text.matchAll(pattern)].flatMap(([quote, short = '', long = '']) =>
    isShortForm(short) && matchesInitials(long, short) ? [{ short, long: long.trim(), quote }] : [],
  );
}

/** "- TTHC: Thủ tục hành chính" in a list of abbreviations; only believed when the initials agree. */
function listed(text: string): Omit<AbbreviationFact, 'place'>[] {
  const match = new RegExp(String.raw`^[-–+•*]?\s*(${SHORT})\s*(?::|=|–|là)\s*([^:;]{4,120}?)[.;]?$`, 'u').exec(text);
  const [, short = '', long = ''] = match ?? [];
  return isShortForm(short) && matchesInitials(long, short) ? [{ short, long: long.trim(), quote: text }] : [];
}

function isShortForm(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return (
    new RegExp(`^${SHORT}$`, 'u').test(text) &&
    text.length <= 14 &&
    capitals >= 2 &&
    capitals >= text.replace(/[^\p{L}]/gu, '').length / 2 &&
    !/^[IVX]+$/.test(text)
  );
}
