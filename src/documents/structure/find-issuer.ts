/** Who issued a document: letterhead, the decree that it comes with, or the symbol read against the text. */
import { foldedKey } from '../../language/fold.ts';
import type { Enclosure } from './document-number.ts';
import type { Locality } from './find-locality.ts';
import type { StructuredItem } from './section.ts';

/** The issuer as printed, "UBND" written out and the province added; null when nothing tells. */
export function findIssuer(
  items: StructuredItem[],
  symbol: string | null,
  enclosure: Enclosure | null,
  locality: Locality | null,
): string | null {
  const printed = enclosure?.issuer ?? letterheadBody(items) ?? bodyBySymbol(items, symbol);
  return printed === null ? null : fullName(printed, locality);
}

/** The last line in capitals above "Số: …" that is not the national motto. */
function letterheadBody(items: StructuredItem[]): string | null {
  const head: string[] = [];
  for (const { block, part } of items) {
    if (part !== 'letterhead' || block.kind !== 'paragraph') break;
    const words = foldedKey(block.text);
    if (/^so(?: |$)/.test(words) && !/^so [a-z]{2}/.test(words)) break;
    if (/^so .*\d*\/|^Số\s*:/.test(block.text)) break;
    if (/^(?:cong hoa xa hoi|doc lap tu do)/.test(words)) continue;
    if (block.text !== block.text.toUpperCase()) return null;
    head.push(block.text);
  }
  const hasNumber = items.some(
    ({ block, part }) => part === 'letterhead' && block.kind === 'paragraph' && /^Số\s*:/.test(block.text),
  );
  return hasNumber ? (head.at(-1) ?? null) : null;
}

/** "/BC-STTTT": the body named in the text whose initials are the last part of the symbol; "UBND" names itself. */
function bodyBySymbol(items: StructuredItem[], symbol: string | null): string | null {
  const parts = symbol?.split('/').at(-1)?.split('-') ?? [];
  if (parts.includes('UBND')) return 'UBND tỉnh';
  const initials = parts.at(-1)?.toUpperCase() ?? '';
  if (initials.length < 3) return null;
  for (const { block } of items) {
    if (block.kind !== 'paragraph') continue;
    for (const match of block.text.matchAll(
      /(?:Sở|Ban|Văn phòng|Cục|Công an|Thanh tra|Ủy ban|Hội đồng)(?: (?:và|\p{L}+))+/gu,
    )) {
      const words = match[0].split(' ').filter((word) => word !== 'và');
      const name = words.slice(0, initials.length);
      if (name.map((word) => word[0]?.toUpperCase()).join('') === initials) return nameWithAnd(match[0], name.length);
    }
  }
  return null;
}

/** The first `count` words of a name, "và" not counted. */
function nameWithAnd(text: string, count: number): string {
  const words: string[] = [];
  let left = count;
  for (const word of text.split(' ')) {
    if (word !== 'và' && left === 0) break;
    words.push(word);
    if (word !== 'và') left -= 1;
  }
  return words.join(' ').replace(/ và$/, '');
}

function fullName(printed: string, locality: Locality | null): string {
  const name = printed
    .replace(/^(?:CHỦ TỊCH|Chủ tịch)\s+/u, '')
    .replace(/^UBND(?=\s|$)/, 'Ủy ban nhân dân')
    .replace(/^Uỷ ban/, 'Ủy ban')
    .replace(/[.,;)\s]+$/, '');
  return locality && /(?:tỉnh|thành phố)$/iu.test(name) ? `${name} ${locality.name}` : name;
}
