/** Groups of units named together: "các sở, ban, ngành", "UBND cấp huyện", "các trường đại học trên địa bàn tỉnh". */
import type { UnitLevel } from './unit.ts';
import type { UnitToken } from './unit-tokens.ts';

export interface Collective {
  canonical: string;
  level: UnitLevel;
  type: 'collective';
  from: number;
  to: number;
}

const NOUNS =
  'sở|ban|ngành|địa phương|cơ quan|đơn vị|đoàn thể|bộ|hội|phòng|huyện|thị xã|thành phố|quận|xã|phường|thị trấn|đặc khu';
const JOIN = '\\s*(?:,|;|và|-)?\\s*';
const PEOPLE = '(?:UBND|Uỷ ban nhân dân|Ủy ban nhân dân|UBDN)';
const OF_PROVINCE = '(?:\\s+(?:trên địa bàn|thuộc|trực thuộc|của)\\s+(?:toàn\\s+)?(?:tỉnh|thành phố))?';
const DISTRICT = 'huyện|quận|thị xã|thành phố|TX|TP';
const COMMUNE = 'xã|phường|thị trấn|đặc khu|TT';
const listOf = (words: string): string => `(?:${words})(?!\\p{L})(?:${JOIN}(?:${words})(?!\\p{L}))*`;

/** Sticky patterns; a group of places is not followed by a proper name ("thành phố Vũng Tàu"). */
const AUTHORITIES: { pattern: RegExp; canonical: string; level: UnitLevel }[] = [
  {
    pattern: new RegExp(`${PEOPLE}\\s+(?:các\\s+)?cấp\\s+huyện`, 'iuy'),
    canonical: 'UBND cấp huyện',
    level: 'district',
  },
  { pattern: new RegExp(`${PEOPLE}\\s+(?:các\\s+)?cấp\\s+xã`, 'iuy'), canonical: 'UBND cấp xã', level: 'commune' },
  { pattern: new RegExp(`${PEOPLE}\\s+các\\s+cấp`, 'iuy'), canonical: 'UBND các cấp', level: 'district' },
];
const PLACES: { pattern: RegExp; loose: RegExp; canonical: string; level: UnitLevel }[] = [
  placesPattern(DISTRICT, 'UBND cấp huyện', 'district'),
  placesPattern(COMMUNE, 'UBND cấp xã', 'commune'),
];

function placesPattern(words: string, canonical: string, level: UnitLevel) {
  return {
    // "UBND các huyện, thành phố", "các huyện, thành phố", "UBND huyện, thị xã, thành phố"
    pattern: new RegExp(
      `(?:${PEOPLE}\\s+các\\s+${listOf(words)}|các\\s+(?:${words})(?:${JOIN}(?:${words})(?!\\p{L}))+|${PEOPLE}\\s+(?:${words})(?:\\s*,\\s*(?:${words})(?!\\p{L}))+)${OF_PROVINCE}`,
      'uy',
    ),
    loose: new RegExp(
      `(?:${PEOPLE}\\s+)?(?:các\\s+)?(?:${words})(?:${JOIN}(?:${words})(?!\\p{L}))+${OF_PROVINCE}`,
      'iuy',
    ),
    canonical,
    level,
  };
}

const GENERAL = new RegExp(
  `(?:các\\s+)?(?:${NOUNS})(?!\\p{L})(?:${JOIN}(?:${NOUNS})(?!\\p{L}))*(?:\\s+(?:Trung ương|TW))?`,
  'iuy',
);
const QUALIFIER =
  /\s+(?:liên quan|có liên quan|(?:của|thuộc|trực thuộc|trên địa bàn|cấp)\s+(?:toàn\s+)?(?:tỉnh|thành phố|huyện|Sở)|trực thuộc(?: Sở| UBND tỉnh)?|tỉnh)(?!\s+\p{Lu})/iuy;
const DESCRIBED =
  /(?:các\s+)?(?:trường|cơ quan báo chí|cơ quan thông tấn|tổ chức chính trị|tổ chức đoàn thể|doanh nghiệp|cơ sở|hội|bệnh viện|ngân hàng)(?!\p{L})[^.;:()\n]{0,80}?\s(?:trên địa bàn|của|thuộc)\s+(?:toàn\s+)?(?:tỉnh|thành phố|huyện)/iuy;

/** The collective that starts at token `at`, or null. In running text a bare list of nouns is not one. */
export function collectiveAt(
  text: string,
  tokens: readonly UnitToken[],
  at: number,
  setting: 'cell' | 'text',
): Collective | null {
  const start = tokens[at]?.start;
  if (start === undefined) return null;
  const make = (canonical: string, level: UnitLevel, end: number): Collective | null => {
    const to = tokens.findIndex((token, index) => index >= at && token.end >= end) + 1;
    return to > at ? { canonical, level, type: 'collective', from: at, to } : null;
  };
  for (const { pattern, canonical, level } of AUTHORITIES) {
    const end = matchEnd(pattern, text, start);
    if (end > 0) return make(canonical, level, end);
  }
  for (const { pattern, loose, canonical, level } of PLACES) {
    const end = matchEnd(setting === 'cell' ? loose : pattern, text, start) || matchEnd(pattern, text, start);
    const named = /^\.?\s+(?:\p{Lu}\p{Ll}|\d)/u.test(text.slice(end));
    if (end > 0 && !named) return make(canonical, level, end);
  }
  return describedAt(text, start, setting, make) ?? generalAt(text, start, setting, make);
}

type Make = (canonical: string, level: UnitLevel, end: number) => Collective | null;

function describedAt(text: string, start: number, setting: 'cell' | 'text', make: Make): Collective | null {
  const end = matchEnd(DESCRIBED, text, start);
  if (end === 0) return null;
  const printed = text.slice(start, end);
  if (setting === 'text' && !/^các\s/iu.test(printed)) return null;
  if (/\s(?:được|đã|đang|sẽ|có|là|do|để|tham gia|thực hiện|đẩy mạnh)\s/iu.test(printed)) return null;
  const body = printed.replace(/^các\s+/iu, '').replace(/\s+/g, ' ');
  return make(`Các ${lowerUnlessShort(body)}`, 'province', end);
}

function generalAt(text: string, start: number, setting: 'cell' | 'text', make: Make): Collective | null {
  const end = matchEnd(GENERAL, text, start);
  if (end === 0) return null;
  const printed = text.slice(start, end);
  const nouns = printed.match(new RegExp(`(?:${NOUNS})(?!\\p{L})`, 'giu')) ?? [];
  const words = nouns.map((noun) => noun.toLocaleLowerCase('vi'));
  const plural = /^các\s/iu.test(printed);
  if (setting === 'text' && !(plural && words.length >= 2) && !/^(?:sở|Sở),? ban,? ngành/u.test(printed)) return null;
  if (!plural && words.length < 2) return null;
  if (words[0] === 'huyện' || words[0] === 'xã' || words[0] === 'thành phố') return null;
  if (/^\s*(?:\p{Lu}\p{Ll}+\s)/u.test(text.slice(end)) && words.length === 1) return null;
  const qualifierEnd = matchEnd(QUALIFIER, text, end);
  const qualifier = qualifierEnd > 0 ? text.slice(end, qualifierEnd).trim() : '';
  const central = words[0] === 'bộ';
  if (central) return make('Các bộ, ngành', 'central', end);
  const list =
    words.includes('sở') && words.includes('ngành') && !words.includes('ban')
      ? ['sở', 'ban', ...words.slice(1)]
      : words;
  const standard = /^sở,ban,ngành(,địa phương)?$/.test(list.join(','));
  const kept = standard || /liên quan/i.test(qualifier) || !qualifier ? '' : ` ${lowerUnlessShort(qualifier, true)}`;
  return make(`Các ${list.join(', ')}${kept}`, 'province', Math.max(end, qualifierEnd));
}

function matchEnd(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : 0;
}

function lowerUnlessShort(text: string, keepSo = false): string {
  return text
    .split(' ')
    .map((word) => (/^[A-ZĐ&-]{2,}$/.test(word) || (keepSo && word === 'Sở') ? word : word.toLocaleLowerCase('vi')))
    .join(' ');
}
