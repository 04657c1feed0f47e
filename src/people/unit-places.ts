/** Places below the province ("thành phố Bà Rịa"), and the words by which a body's name says its province. */
import { fold, foldedKey } from '../language/fold.ts';
import { CENTRAL_CITIES, type KnownBody, PLACE_KINDS } from './unit-catalogue.ts';
import type { RecognisedUnit, UnitContext, UnitSetting } from './unit-recognition.ts';
import { alignName, isShort, syllablesOf, type UnitToken } from './unit-tokens.ts';

/** Bodies whose own name carries the province: "Báo Khánh Hòa", "Bưu điện tỉnh Khánh Hòa". */
const KEEPS_PROVINCE = new Set([
  'enterprise',
  'press',
  'party',
  'school',
  'political-social',
  'centre',
  'hospital',
  'team',
]);

/** "tỉnh Khánh Hòa" → "Khánh Hòa". */
export function bareLocality(name: string | null): string | null {
  return name === null ? null : name.replace(/^(tỉnh|thành phố|tp\.?)\s+/i, '');
}

/** Whether the locality is one of the cities run by the centre, where "thành phố" stands for "tỉnh". */
export function isCentralCity(name: string | null): boolean {
  return name !== null && CITY_NAME.test(name);
}

const CITY_NAME = new RegExp(`^(?:(?:thành phố|tp\\.?)\\s+)?(?:${CENTRAL_CITIES.join('|')})$`, 'iu');

/** How a place's name can begin, folded. */
const FIRST_WORDS = new Set([
  'ubnd',
  'uy',
  ...PLACE_KINDS.flatMap(({ word, short }) => [word, ...short].map((name) => fold(name.split(/[ .]/)[0] ?? ''))),
]);

/** The committee of a place, with or without "UBND" before it. */
export function placeAt(
  tokens: readonly UnitToken[],
  at: number,
  context: UnitContext,
  setting: UnitSetting,
): RecognisedUnit | null {
  if (!FIRST_WORDS.has(tokens[at]?.folded ?? '')) return null;
  const committee = alignName(tokens, at, ['uy', 'ban', 'nhan', 'dan'], { slip: false });
  const p = Math.max(committee, at);
  for (const kind of PLACE_KINDS) {
    const q = kindEnd(tokens, p, kind, committee > at || setting === 'cell');
    const named = q > p ? properNameAt(tokens, q) : null;
    // "xã hội" is a common word, also in capitals.
    if (!named || (kind.word === 'xã' && /^Hội( |$)/.test(named.name))) continue;
    if (isCentralCity(named.name) && kind.word === 'thành phố') {
      if (committee <= at) return null;
      const own = foldedKey(named.name) === foldedKey(bareLocality(context.localityName) ?? '');
      const canonical = own ? 'UBND thành phố' : `UBND thành phố ${named.name}`;
      return { canonical, level: 'province', type: 'authority', from: at, to: named.to };
    }
    const canonical = `UBND ${kind.word} ${named.name}`;
    return { canonical, level: kind.level, type: 'authority', from: at, to: named.to };
  }
  return null;
}

/** Token after "thành phố", "TP", "TP."; a one-letter short form needs its dot. */
function kindEnd(
  tokens: readonly UnitToken[],
  at: number,
  kind: (typeof PLACE_KINDS)[number],
  certain: boolean,
): number {
  const words = kind.word.split(' ');
  const printed = tokens.slice(at, at + words.length);
  const spelled = printed.map((token) => token.text.toLocaleLowerCase('vi')).join(' ') === kind.word;
  const unaccented = certain && printed.map((token) => token.text.toLowerCase()).join(' ') === foldedKey(kind.word);
  if (spelled || unaccented) return at + words.length;
  const token = tokens[at];
  if (!token || !kind.short.includes(token.text)) return -1;
  if (tokens[at + 1]?.text === '.') return at + 2;
  return token.text.length > 1 ? at + 1 : -1;
}

/** A run of capitalised words, at most five, hyphen allowed between them; or a number ("phường 8"). */
export function properNameAt(tokens: readonly UnitToken[], at: number): { name: string; to: number } | null {
  const first = tokens[at];
  if (!first) return null;
  if (/^\d{1,2}$/.test(first.text)) return { name: first.text, to: at + 1 };
  const words: string[] = [];
  let p = at;
  while (words.length < 5) {
    const token = tokens[p];
    const glued = token?.text === '-' && words.length > 0 && isCapital(tokens[p + 1]);
    if (!token || (!glued && !(isCapital(token) && !beginsUnit(token)))) break;
    words.push(token.text);
    p += 1;
  }
  return p === at ? null : { name: titleCase(words), to: p };
}

function isCapital(token: UnitToken | undefined): boolean {
  return token !== undefined && /^\p{Lu}/u.test(token.text);
}

/** A capitalised word that begins another unit's name ends the proper name before it. */
export function beginsUnit(token: UnitToken | undefined): boolean {
  return token !== undefined && /^(UBND|Sở|SỞ|HĐND|VP|Ủy|Uỷ|ỦY|UỶ)$/.test(token.text);
}

/** "BÀ RỊA" → "Bà Rịa"; a name printed in mixed case stays. */
function titleCase(words: readonly string[]): string {
  return words
    .map((word) =>
      word.length > 1 && word === word.toLocaleUpperCase('vi')
        ? word.charAt(0) + word.slice(1).toLocaleLowerCase('vi')
        : word,
    )
    .join(' ');
}

/** Takes in "tỉnh Khánh Hòa", "của tỉnh", "- Chi nhánh Khánh Hòa" after a body's name. */
export function withProvince(
  tokens: readonly UnitToken[],
  end: number,
  body: KnownBody,
  context: UnitContext,
): { name: string; to: number } {
  const ownsNone = body.level === 'central' || body.level === 'commune' || body.type === 'collective';
  const region = regionAt(tokens, end);
  if (region && body.type === 'agency') return { name: `${body.name} ${region.name}`, to: region.to };
  const zone = body.type === 'board' && !localityAt(tokens, end, context) ? properNameAt(tokens, end) : null;
  if (zone) return { name: `${body.name} ${zone.name}`, to: zone.to };
  const place = ownsNone ? null : provinceAt(tokens, end, body.name, context);
  if (!place) return { name: body.name, to: end };
  if (place.branch) return { name: `${body.name} - Chi nhánh ${place.branch}`, to: place.to };
  if (place.other) return { name: `${body.name.replace(/ tỉnh$/, '')} tỉnh ${place.other}`, to: place.to };
  if (['department', 'board', 'inspectorate'].includes(body.type)) return { name: body.name, to: place.to };
  const word = place.word && !/(tỉnh|thành phố)$/.test(body.name) ? ` ${place.word}` : '';
  const own = KEEPS_PROVINCE.has(body.type) && place.own ? ` ${place.own}` : '';
  return { name: `${body.name}${word}${own}`, to: place.to };
}

/** "Khu vực VIII": agencies of the centre were drawn together by regions in 2025. */
function regionAt(tokens: readonly UnitToken[], at: number): { name: string; to: number } | null {
  const number = tokens[at + 2]?.text ?? '';
  const named =
    tokens[at]?.folded === 'khu' && tokens[at + 1]?.folded === 'vuc' && /^(?:[IVXL]+|\d{1,2})$/.test(number);
  return named ? { name: `Khu vực ${number}`, to: at + 3 } : null;
}

interface ProvinceWords {
  to: number;
  word: 'tỉnh' | 'thành phố' | '';
  own: string | null;
  other: string | null;
  branch: string | null;
}

function provinceAt(
  tokens: readonly UnitToken[],
  end: number,
  name: string,
  context: UnitContext,
): ProvinceWords | null {
  let p = tokens[end]?.text === 'của' && tokens[end + 1]?.folded === 'tinh' ? end + 1 : end;
  let word: ProvinceWords['word'] = '';
  if (tokens[p]?.text.toLocaleLowerCase('vi') === 'tỉnh') {
    word = 'tỉnh';
    p += 1;
  } else if (tokens[p]?.folded === 'thanh' && tokens[p + 1]?.folded === 'pho' && isCentralCity(context.localityName)) {
    word = 'thành phố';
    p += 2;
  }
  const nothing = { own: null, other: null, branch: null };
  const branch = branchAt(tokens, p, context);
  if (branch) return { ...nothing, to: branch.to, word: '', branch: branch.name };
  const own = localityAt(tokens, p, context);
  if (own) return { ...nothing, to: own.to, word, own: own.name };
  if (word === 'tỉnh' || / tỉnh$/.test(name)) {
    const other = properNameAt(tokens, p);
    if (other && !isShort(tokens[p]) && !/^\d/.test(other.name)) {
      return { ...nothing, to: other.to, word: 'tỉnh', other: other.name };
    }
  }
  return word ? { ...nothing, to: p, word } : null;
}

/** "- Chi nhánh Khánh Hòa", "CN tỉnh". */
function branchAt(tokens: readonly UnitToken[], at: number, context: UnitContext): { name: string; to: number } | null {
  const p = tokens[at]?.text === '-' ? at + 1 : at;
  const spelled = tokens[p]?.folded === 'chi' && tokens[p + 1]?.folded === 'nhanh';
  if (!spelled && tokens[p]?.text !== 'CN') return null;
  const after = spelled ? p + 2 : p + 1;
  const place = tokens[after]?.folded === 'tinh' ? after + 1 : after;
  return localityAt(tokens, place, context) ?? properNameAt(tokens, place);
}

/** The document's own province at `at`, in full or in its initials ("BR-VT"). */
export function localityAt(
  tokens: readonly UnitToken[],
  at: number,
  context: UnitContext,
): { name: string; to: number } | null {
  const name = bareLocality(context.localityName);
  if (!name) return null;
  const to = alignName(tokens, at, syllablesOf(name), { slip: false });
  return to > at ? { name, to } : null;
}

/** End of an open name without its own province: for committees and agencies "tỉnh" alone is enough. */
export function endWithoutProvince(
  tokens: readonly UnitToken[],
  at: number,
  end: number,
  type: string,
  context: UnitContext,
): number {
  const name = bareLocality(context.localityName);
  if (KEEPS_PROVINCE.has(type) || !name) return end;
  for (let p = end - 1; p > at + 1; p -= 1) {
    const reaches = alignName(tokens, p, syllablesOf(name), { slip: false }) === end;
    if (reaches && tokens[p - 1]?.folded === 'tinh') return p;
  }
  return end;
}
