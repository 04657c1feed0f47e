/** Every unit named in a stretch of running text, with its place: what bodies a sentence speaks of. */
import type { UnitLevel } from './unit.ts';
import { PLACE_KINDS } from './unit-catalogue.ts';
import { properNameAt } from './unit-places.ts';
import { knownAt, type RecognisedUnit, type UnitContext, unitAt } from './unit-recognition.ts';
import { mendPrinted, type UnitToken, unitTokens } from './unit-tokens.ts';

export interface FoundUnit {
  canonical: string;
  level: UnitLevel;
  type: string;
  /** As printed. */
  printed: string;
  /** Places in `mendPrinted(text)`. */
  start: number;
  end: number;
}

/**
 * Units in the order printed, repeats kept.
 *
 * One head may serve several names: "Các Sở: Nội vụ; Tài chính", "huyện Long Điền, Xuyên Mộc".
 */
export function findUnits(printed: string, context: UnitContext): FoundUnit[] {
  const text = mendPrinted(printed);
  const tokens = unitTokens(text);
  const found: FoundUnit[] = [];
  const keep = (unit: RecognisedUnit): void => {
    const start = tokens[unit.from]?.start ?? 0;
    const end = tokens[unit.to - 1]?.end ?? start;
    found.push({ ...unit, printed: text.slice(start, end), start, end });
  };
  for (let p = 0; p < tokens.length; ) {
    const shared = sharedHeadAt(text, tokens, p, context) ?? [];
    const unit = shared.length > 0 ? null : unitAt(text, tokens, p, context, 'text');
    const units = unit ? [unit, ...placesAfter(tokens, unit, text, context)] : shared;
    units.forEach(keep);
    for (const inner of unit ? hostOf(text, tokens, unit, context) : []) keep(inner);
    p = units.at(-1)?.to ?? p + 1;
  }
  return found;
}

/** "Các Sở: Thông tin và Truyền thông; Kế hoạch và Đầu tư; Nội vụ": the head is printed once. */
function sharedHeadAt(
  text: string,
  tokens: readonly UnitToken[],
  at: number,
  context: UnitContext,
): RecognisedUnit[] | null {
  const opening = /^các\s+(sở|bộ)\s*:/iu.exec(text.slice(tokens[at]?.start));
  const head = opening?.[1];
  if (!head) return null;
  const units: RecognisedUnit[] = [];
  let p = at + 3;
  while (p < tokens.length) {
    if (/^[,;]$/.test(tokens[p]?.text ?? '') || tokens[p]?.text === 'và') {
      p += 1;
      continue;
    }
    const printed = `${head.charAt(0).toLocaleUpperCase('vi')}${head.slice(1)} ${text.slice(tokens[p]?.start)}`;
    const unit = knownAt(unitTokens(printed), 0, context, 'text');
    if (!unit) break;
    units.push({ ...unit, from: p, to: p + unit.to - 1 });
    p += unit.to - 1;
  }
  return units;
}

/** "Trung tâm A tại Trung tâm B" names B too, "Trưởng Ban Chỉ đạo" its board. */
function hostOf(
  text: string,
  tokens: readonly UnitToken[],
  unit: RecognisedUnit,
  context: UnitContext,
): RecognisedUnit[] {
  const words = tokens.slice(unit.from, unit.to);
  const at = unit.type === 'role' && words[0]?.text === 'Trưởng' ? 0 : words.findIndex((token) => token.text === 'tại');
  if (at < 0) return [];
  const inner = words.slice(at + 1).map((token, index) => (index === 0 ? capital(token) : token));
  const from = unit.from + at + 1;
  const host = unitAt(text, [...tokens.slice(0, from), ...inner, ...tokens.slice(unit.to)], from, context, 'text');
  return host ? [host] : [];
}

function capital(token: UnitToken): UnitToken {
  return { ...token, text: token.text.charAt(0).toLocaleUpperCase('vi') + token.text.slice(1) };
}

/** "huyện Long Điền, Xuyên Mộc, Châu Đức": bare names after a place are places of the same kind. */
function placesAfter(
  tokens: readonly UnitToken[],
  unit: RecognisedUnit,
  text: string,
  context: UnitContext,
): RecognisedUnit[] {
  const kind = PLACE_KINDS.find(({ word }) => unit.canonical.startsWith(`UBND ${word} `));
  if (!kind) return [];
  const places: RecognisedUnit[] = [];
  let p = unit.to;
  while (tokens[p]?.text === ',' || tokens[p]?.text === 'và') {
    const name = properNameAt(tokens, p + 1);
    const words = name ? name.to - (p + 1) : 0;
    if (!name || words < 2 || words > 4 || unitAt(text, tokens, p + 1, context, 'text')) break;
    const next = tokens[name.to];
    if (next && !/^[^\p{L}\p{N}]$/u.test(next.text) && next.text !== 'và') break;
    places.push({ ...unit, canonical: `UBND ${kind.word} ${name.name}`, from: p + 1, to: name.to });
    p = name.to;
  }
  return places;
}
