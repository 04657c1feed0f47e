/** Recognises one unit at a place in a text: a body known everywhere, a place, a collective, or a name of its own. */
import { fold, foldedKey } from '../language/fold.ts';
import type { UnitLevel } from './unit.ts';
import { KNOWN_BODIES, type KnownBody } from './unit-catalogue.ts';
import { type Collective, collectiveAt } from './unit-collectives.ts';
import { marksOf, openNameAt } from './unit-open-names.ts';
import { bareLocality, isCentralCity, placeAt, withProvince } from './unit-places.ts';
import { alignName, isShort, syllablesOf, type UnitToken, unitTokens } from './unit-tokens.ts';

export interface UnitContext {
  /** "Khánh Hòa"; null for central documents. */
  localityName: string | null;
  /** Canonical names already met in the same document: a shorter print is read as the fullest of them. */
  known?: readonly string[];
}

export interface RecognisedUnit {
  canonical: string;
  level: UnitLevel;
  type: string;
  /** Places in the tokens: first, and after the last. */
  from: number;
  to: number;
}

/** 'cell': the text is a list of units, so any case is a name; 'text': running text, so a name needs its capital. */
export type UnitSetting = 'cell' | 'text';

/** The longest unit that starts at token `at`, or null. A body known everywhere wins over a guess at its extent. */
export function unitAt(
  text: string,
  tokens: readonly UnitToken[],
  at: number,
  context: UnitContext,
  setting: UnitSetting,
): RecognisedUnit | null {
  const token = tokens[at];
  if (!token || !/\p{L}/u.test(token.text) || (setting === 'text' && endsCompound(tokens, at))) return null;
  const group = collectiveAt(text, tokens, at, setting);
  const collective = group && { ...group, canonical: asDocumentSays(group, context) };
  const certain = longest([knownAt(tokens, at, context, setting), placeAt(tokens, at, context, setting), collective]);
  if (certain) return certain;
  const open = openNameAt(text, tokens, at, context, setting);
  return open && { ...open, canonical: fullestName(open.canonical, context) };
}

/** First halves of words whose second half looks like a body in capitals: "XÃ HỘI", "ỦY BAN", "CƠ SỞ", "BỆNH VIỆN". */
const COMPOUNDS: Record<string, RegExp> = {
  hội: /^(?:xã|quốc|đại|cơ|lễ|dạ|giáo)$/,
  ban: /^(?:ủy|uỷ|tiểu)$/,
  bộ: /^(?:cán|nội|đảng|toàn|đồng|tiến|bọc|đường)$/,
  sở: /^(?:cơ|trụ|trú)$/,
  viện: /^(?:bệnh|thư|học|tu|nghị)$/,
  trường: /^(?:môi|thị|hội|quảng|chiến|công|lập)$/,
  phòng: /^(?:văn|quốc|dự|hải|biên)$/,
  báo: /^(?:thông|tình|cảnh)$/,
  cục: /^(?:bố|kết)$/,
};

function endsCompound(tokens: readonly UnitToken[], at: number): boolean {
  const before = tokens[at - 1];
  const first = COMPOUNDS[tokens[at]?.text.toLocaleLowerCase('vi') ?? ''];
  // Only capitals hide which of the words begins a name.
  if (!before || first === undefined || before.text !== before.text.toUpperCase()) return false;
  return first.test(before.text.toLocaleLowerCase('vi'));
}

function longest(units: readonly (RecognisedUnit | null)[]): RecognisedUnit | null {
  return units.reduce((best, unit) => (unit && (!best || unit.to > best.to) ? unit : best), null);
}

/** Bodies to look for: the catalogue in the words of the locality, and the fuller names met in the document. */
interface Pattern {
  body: KnownBody;
  syllables: string[];
  printedHead: string;
  headMarks: string;
}

/** Patterns by the first folded letter of their name. */
const PATTERNS = { province: byLetter(patterns(false)), city: byLetter(patterns(true)) };

function byLetter(all: readonly Pattern[]): Map<string, Pattern[]> {
  return Map.groupBy(all, (pattern) => fold(pattern.syllables[0] ?? '').charAt(0));
}

function patterns(city: boolean): Pattern[] {
  const local = (name: string): string =>
    city ? name.replace(/ tỉnh$/, ' thành phố').replace('Tỉnh ủy', 'Thành ủy') : name;
  return KNOWN_BODIES.flatMap((body) =>
    [body.name, ...(body.also ?? [])].map((name) => patternOf({ ...body, name: local(body.name) }, local(name))),
  );
}

function patternOf(body: KnownBody, name: string): Pattern {
  const printedHead = name.split(' ')[0] ?? '';
  const headMarks = marksOf(printedHead === 'UBND' ? 'Ủy' : printedHead);
  return { body, syllables: syllablesOf(name), printedHead, headMarks };
}

/** A body of the catalogue, in full, shortened, or under another usual name. */
export function knownAt(
  tokens: readonly UnitToken[],
  at: number,
  context: UnitContext,
  setting: UnitSetting,
): RecognisedUnit | null {
  const first = tokens[at];
  if (!first) return null;
  if (setting === 'text' && !/^\p{Lu}/u.test(first.text)) return null;
  const names = PATTERNS[isCentralCity(context.localityName) ? 'city' : 'province'];
  const catalogue = names.get(first.folded.charAt(0)) ?? [];
  let best: { body: KnownBody; to: number } | null = null;
  for (const pattern of catalogue) {
    if (setting === 'text' && !headFits(first, pattern)) continue;
    const to = alignName(tokens, at, pattern.syllables, { slip: false });
    if (to > at && (!best || to > best.to)) best = { body: pattern.body, to };
  }
  if (!best && setting === 'cell') best = slipAt(tokens, at, catalogue);
  if (!best) return null;
  const full = withProvince(tokens, best.to, best.body, context);
  return { ...best.body, canonical: fullestName(full.name, context), from: at, to: full.to };
}

/** "số" is not "Sở": printed accents must agree, and a body's first letter is a capital in running text. */
function headFits(first: UnitToken, pattern: Pattern): boolean {
  if (isShort(first))
    return first.text.length >= 3 || pattern.syllables.length > 2 || first.text === pattern.printedHead;
  return marksOf(first.text) === pattern.headMarks;
}

/** An abbreviation that lacks a letter is read only when one body alone can be meant. */
function slipAt(
  tokens: readonly UnitToken[],
  at: number,
  catalogue: readonly Pattern[],
): { body: KnownBody; to: number } | null {
  const hits = catalogue
    .map((pattern) => ({ body: pattern.body, to: alignName(tokens, at, pattern.syllables, { slip: true }) }))
    .filter((hit) => hit.to > at);
  return new Set(hits.map((hit) => hit.body.name)).size === 1 ? (hits[0] ?? null) : null;
}

/** Folded name without the words that say only which province it is of. */
export function bareName(name: string, context: UnitContext): string {
  const locality = foldedKey(bareLocality(context.localityName) ?? '');
  let key = ` ${foldedKey(name)} `.replace(/ (?:ve|va|cua|chi nhanh)(?= )/g, '');
  if (locality) key = key.replace(` ${locality} `, ' ');
  return key.replace(/ tinh $/, ' ').trim();
}

interface KnownName {
  name: string;
  bare: string;
  length: number;
  /** Syllables without the province, to be matched by an abbreviated print. */
  syllables: readonly string[];
}

/** A document's names are compared with each of its units. */
const knownNames = new WeakMap<readonly string[], KnownName[]>();

function namesOf(known: readonly string[], context: UnitContext): KnownName[] {
  const cached = knownNames.get(known);
  if (cached) return cached;
  const locality = bareLocality(context.localityName);
  const names = known.map((name) => {
    const spelled = (locality ? name.replace(` ${locality}`, '') : name).replace(/ (tỉnh|thành phố)$/, '');
    return { name, bare: bareName(name, context), length: foldedKey(name).length, syllables: syllablesOf(spelled) };
  });
  knownNames.set(known, names);
  return names;
}

/** The fullest of the names that the document uses for the same body. */
export function fullestName(name: string, context: UnitContext): string {
  if (!context.known || /^(UBND|Chủ tịch|Chánh|Sở|Bộ) /.test(name)) return name;
  const bare = bareName(name, context);
  const tokens = unitTokens(name.replace(/ (tỉnh|thành phố)$/, ''));
  const shortened = tokens.some(isShort);
  const same = namesOf(context.known, context).filter((known) => {
    if (known.bare === bare) return true;
    if (!shortened || known.name.charAt(0) !== name.charAt(0)) return false;
    return alignName(tokens, 0, known.syllables, { slip: false }) === tokens.length;
  });
  const own = { name, length: foldedKey(name).length };
  return same.reduce((best, known) => (known.length > best.length ? known : best), own).name;
}

/** "UBND các huyện, thành phố" stays as printed in a document that never says "UBND cấp huyện". */
function asDocumentSays(unit: Collective, context: UnitContext): string {
  if (!context.known || context.known.includes(unit.canonical)) return unit.canonical;
  if (!/^UBND cấp (huyện|xã)$/.test(unit.canonical)) return unit.canonical;
  const kind = unit.level === 'district' ? /^UBND các (huyện|quận|thị xã|thành phố)/ : /^UBND các (xã|phường)/;
  return context.known.find((known) => kind.test(known)) ?? unit.canonical;
}
