/** Who issued a document: letterhead, the decree that it comes with, or the symbol read against the text. */
import { provinceMentions } from '../../people/provinces.ts';
import { canonicalUnit } from '../../people/unit-names.ts';
import type { Enclosure } from './document-number.ts';
import type { Locality } from './find-locality.ts';
import { kindOfLine } from './letterhead.ts';
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

const BODY_START =
  /^(?:ỦY BAN|UỶ BAN|UBND|HĐND|SỞ|BỘ|BAN|BCĐ|CỤC|CHI CỤC|VĂN PHÒNG|HỘI|CÔNG AN|THANH TRA|TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|TRUNG TÂM|TỔNG|VIỆN|TRƯỜNG|NGÂN HÀNG|KHO BẠC|BẢO HIỂM|LIÊN|MẶT TRẬN|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|PHÒNG|ĐẢNG ỦY|ĐẢNG BỘ)(?!\p{L})/u;

/** The last body in capitals above "Số: …" or the kind of the document; "TỈNH X" on its own line belongs to the line above. */
function letterheadBody(items: StructuredItem[]): string | null {
  const bodies: string[] = [];
  for (const { block, part } of items) {
    if (part !== 'letterhead' || block.kind !== 'paragraph') break;
    const { text } = block;
    if (/^Số\s*(?::|\d|\/)/u.test(text) || kindOfLine(text) !== null) break;
    if (text !== text.toUpperCase() || !BODY_START.test(text)) continue;
    const last = bodies.at(-1);
    if (last && /^(?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ)\s(?!ỦY|UỶ)/u.test(text)) bodies.splice(-1, 1, `${last} ${text}`);
    else bodies.push(text);
  }
  const body = bodies.at(-1);
  return body === undefined ? null : inRunningText(body, items);
}

/** Capitals hide how a name is written: as the text prints it elsewhere, as units are usually written, else in small letters. */
function inRunningText(capitals: string, items: StructuredItem[]): string {
  const pattern = new RegExp(
    capitals.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s*[-–]\s*/g, '\\s*[-–]\\s*'),
    'iu',
  );
  for (const { block } of items) {
    const found = block.kind === 'paragraph' ? pattern.exec(block.text)?.[0] : undefined;
    if (found && found !== found.toUpperCase()) return found;
  }
  const placed = placeInText(capitals, items);
  if (placed) return placed;
  const known = /^(?:ỦY BAN|UỶ BAN|UBND)/u.test(capitals) ? null : canonicalUnit(capitals, { localityName: null });
  if (known && !/\p{Lu}{2}/u.test(known.replaceAll('UBND', ''))) return known;
  const [place] = provinceMentions(capitals);
  const small = capitals.replace(/^UBND(?=\s)/, 'ỦY BAN NHÂN DÂN').toLowerCase();
  const name = `${small.slice(0, 1).toUpperCase()}${small.slice(1)}`;
  return place ? name.replace(place.province.name.toLowerCase(), place.province.name) : name;
}

/** "UBND HUYỆN KỲ ANH" where the text only prints "huyện Kỳ Anh". */
function placeInText(capitals: string, items: StructuredItem[]): string | null {
  const match =
    /^(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)\s+((?:HUYỆN|THỊ XÃ|THÀNH PHỐ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s+.+)$/u.exec(
      capitals,
    );
  if (!match?.[1]) return null;
  const place = inRunningText(match[1], items);
  return /\p{Lu}/u.test(place.slice(1))
    ? `Ủy ban nhân dân ${place.charAt(0).toLocaleLowerCase('vi')}${place.slice(1)}`
    : null;
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
  const known = canonicalUnit(`S${initials.replace(/^S/, '')}`.replace(/^S/, 'Sở '), { localityName: null });
  return initials.startsWith('S') && known?.startsWith('Sở ') ? known : null;
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
