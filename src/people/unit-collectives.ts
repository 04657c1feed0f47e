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
      `(?:${PEOPLE}\\s+các\\s+${listOf(words)}|[Cc]ác\\s+(?:${words})(?:${JOIN}(?:${words})(?!\\p{L}))+|${PEOPLE}\\s+(?:${words})(?:\\s*,\\s*(?:${words})(?!\\p{L}))+)${OF_PROVINCE}`,
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
const NOUN = new RegExp(`(?:${NOUNS})(?!\\p{L})`, 'giu');
const QUALIFIER =
  /\s+(?:liên quan|có liên quan|(?:của|thuộc|trực thuộc|trên địa bàn|cấp)\s+(?:toàn\s+)?(?:tỉnh|thành phố|huyện|Sở)|trực thuộc(?: Sở| UBND tỉnh)?|tỉnh|thành phố)(?!\s+\p{Lu})/iuy;
const DESCRIBED =
  /(?:các\s+)?(?:trường|cơ quan báo chí|cơ quan thông tấn|tổ chức chính trị|tổ chức đoàn thể|doanh nghiệp|hội|bệnh viện|ngân hàng)(?!\p{L})[^.;:()\n]{0,80}?\s(?:trên địa bàn|của|thuộc)\s+(?:toàn\s+)?(?:tỉnh|thành phố|huyện)/iuy;

/** First words of a collective, folded: nothing else is looked at twice. */
const BEGINS = new Set(
  'cac ubnd ubdn uy so ban nganh dia co don doan bo hoi phong huyen thi thanh quan xa phuong dac truong to doanh benh ngan'.split(
    ' ',
  ),
);

/** The collective that starts at token `at`, or null. In running text a bare list of nouns is not one. */
export function collectiveAt(
  text: string,
  tokens: readonly UnitToken[],
  at: number,
  setting: 'cell' | 'text',
): Collective | null {
  const start = tokens[at]?.start;
  if (start === undefined || !BEGINS.has(tokens[at]?.folded ?? '')) return null;
  const make = (canonical: string, level: UnitLevel, end: number): Collective | null => {
    let to = at;
    while (to < tokens.length && (tokens[to]?.start ?? end) < end) to += 1;
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
  const matched = matchEnd(GENERAL, text, start);
  if (matched === 0) return null;
  const nouns = nounsIn(text, start, matched, setting);
  const end = nouns.at(-1)?.end ?? 0;
  const words = nouns.map(({ word }) => word);
  const plural = /^các\s/iu.test(text.slice(start, end));
  const afterList = /,\s*$/.test(text.slice(0, start)) && words[0] === 'cơ quan';
  const listed = /^sở,ban,ngành/.test(words.join(','));
  if (setting === 'text' && !(plural && words.length >= 2) && !listed && !(afterList && words.length >= 2)) return null;
  if ((!plural && words.length < 2) || /^(huyện|xã|thành phố|phường)$/.test(words[0] ?? '')) return null;
  if (words.length === 1 && /^\s*\p{Lu}\p{Ll}+\s/u.test(text.slice(end))) return null;
  if (words[0] === 'bộ') return make('Các bộ, ngành', 'central', matched);
  const qualifierEnd = matchEnd(QUALIFIER, text, end);
  const qualifier = qualifierEnd > 0 ? text.slice(end, qualifierEnd).trim() : '';
  const list = words[0] === 'sở' && words[1] === 'ngành' ? ['sở', 'ban', ...words.slice(1)] : words;
  const standard = /^sở,ban,ngành(,địa phương)?$/.test(list.join(','));
  const kept = standard || /liên quan/i.test(qualifier) || !qualifier ? '' : ` ${lowerUnlessShort(qualifier, true)}`;
  return make(`Các ${list.join(', ')}${kept}`, 'province', Math.max(end, qualifierEnd));
}

/**
 * The nouns of a list up to where it is over: before a body's own name ("…, địa phương, Sở Y tế"), and in running
 * text before a second list ("các sở, ban, ngành, cơ quan, đơn vị, địa phương" are two groups).
 */
function nounsIn(text: string, start: number, end: number, setting: 'cell' | 'text'): { word: string; end: number }[] {
  const found: { word: string; end: number }[] = [];
  for (const match of text.slice(start, end).matchAll(NOUN)) {
    const stop = start + match.index + match[0].length;
    const word = match[0].toLocaleLowerCase('vi');
    // "các sở, ban, ngành thành phố" are those of a city; "…, thành phố" would be one more of the list.
    if (found.length > 0 && word === 'thành phố' && /\p{L}\s*$/u.test(text.slice(start, stop - match[0].length))) break;
    if (found.length > 0 && /^\p{Lu}/u.test(match[0]) && /^\s+\p{Lu}/u.test(text.slice(stop))) break;
    if (setting === 'text' && word === 'cơ quan' && found.some((noun) => noun.word === 'ngành')) break;
    found.push({ word, end: stop });
  }
  return found;
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
