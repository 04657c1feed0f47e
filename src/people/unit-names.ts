/** Printed unit names → canonical units: the cell that lists who leads and who helps, and a single name. */
import { foldedKey } from '../language/fold.ts';
import type { UnitLevel } from './unit.ts';
import { KNOWN_BODIES, OPEN_HEADS, PLACE_KINDS } from './unit-catalogue.ts';
import { type RecognisedUnit, type UnitContext, unitAt } from './unit-recognition.ts';
import { mendPrinted, type UnitToken, unitTokens } from './unit-tokens.ts';

export { usualAliases } from './unit-aliases.ts';
export type { UnitContext } from './unit-recognition.ts';

/**
 * Reads a cell that lists units, in the order printed and without repeats.
 *
 * Remarks in brackets and "Lãnh đạo" are no part of a name; a collective stays whole; "UBND cấp huyện, cấp xã" are
 * two, because the head of one name serves the next. What is not a unit comes back in `unread`, never guessed.
 */
export function readUnitCell(text: string, context: UnitContext): { units: string[]; unread: string[] } {
  const units: string[] = [];
  const unread: string[] = [];
  for (const line of cellLines(text)) {
    const read = readLine(line, context);
    units.push(...read.units);
    unread.push(...read.unread);
  }
  return { units: [...new Set(units)], unread };
}

/** Canonical name of one printed unit, or null when the text is not the name of exactly one unit. */
export function canonicalUnit(printed: string, context: UnitContext): string | null {
  const { units, unread } = readUnitCell(printed, context);
  return units.length === 1 && unread.length === 0 ? (units[0] ?? null) : null;
}

/** Administrative level: a department of the province is of the level 'province'. */
export function unitLevel(canonical: string): UnitLevel {
  return describe(canonical).level;
}

/** Level at which a unit is ranked: departments are ranked among themselves, not with provinces. */
export function rankingLevel(canonical: string): UnitLevel {
  const { level, type } = describe(canonical);
  const ranked = ['department', 'office', 'board', 'inspectorate', 'agency', 'centre'];
  return level === 'province' && (ranked.includes(type) || /^Các sở/.test(canonical)) ? 'department' : level;
}

/** "department", "authority", "collective", "press"… */
export function unitType(canonical: string): string {
  return describe(canonical).type;
}

/** A name that stands for several units ("Các sở, ban, ngành", "UBND cấp huyện"). */
export function isCollective(canonical: string): boolean {
  return describe(canonical).type === 'collective';
}

const BODY_BY_KEY = new Map(KNOWN_BODIES.map((body) => [foldedKey(body.name), body]));
const PLACE_KEYS = PLACE_KINDS.map(({ word, level }) => ({ start: `${foldedKey(`UBND ${word}`)} `, level }));

function describe(canonical: string): { level: UnitLevel; type: string } {
  const key = foldedKey(canonical);
  const known = BODY_BY_KEY.get(key);
  if (known) return known;
  const place = PLACE_KEYS.find(({ start }) => key.startsWith(start));
  if (place) return { level: place.level, type: 'authority' };
  const text = mendPrinted(canonical);
  const unit = unitAt(text, unitTokens(text), 0, { localityName: null }, 'cell');
  if (unit) return unit;
  const open = OPEN_HEADS.find(({ head }) => key.startsWith(`${foldedKey(head)} `));
  return open ?? { level: 'province', type: 'other' };
}

/** Lines of a cell: a new bullet or a line after ";" begins another entry, any other break is only a wrapped line. */
function cellLines(text: string): string[] {
  const lines: string[] = [];
  for (const raw of text.split(/\r?\n/)) {
    const bulleted = /^\s*[-+•*]\s+/.test(raw) || /^\s*[-+•*](?=\p{Lu})/u.test(raw);
    const line = raw.replace(/^\s*[-+•*]\s*/, '').trim();
    if (!line) continue;
    const previous = lines.at(-1);
    const wrapped = previous !== undefined && !bulleted && !/[;,.]\s*$/.test(previous) && !startsEntry(previous, line);
    if (wrapped) lines[lines.length - 1] = `${previous} ${line}`;
    else lines.push(line);
  }
  return lines.map((line) =>
    mendPrinted(line)
      .replace(/\((?!\s*[A-ZĐ]{2,8}\s*\))[^()]*(?:\)|$)/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/** A line that is a whole name by itself, after a line that is one too. */
function startsEntry(previous: string, line: string): boolean {
  const whole = (text: string): boolean => {
    const tidy = mendPrinted(text);
    const tokens = unitTokens(tidy);
    const unit = unitAt(tidy, tokens, 0, { localityName: null }, 'cell');
    return (
      unit !== null &&
      unit.to === tokens.length &&
      /^(Sở|UBND|Các|Văn phòng|VP|Công an|Ban|Cục|Trung tâm)\s/u.test(tidy)
    );
  };
  return whole(line) && whole(previous);
}

const PERSON =
  /^(?:các\s+)?(?:đồng chí|đ\/c|tập thể\s+)?\s*(?:lãnh đạo|thủ trưởng|người đứng đầu|(?:phó\s+)?giám đốc|đại diện)\s*:?\s*/iu;

function readLine(line: string, context: UnitContext): { units: string[]; unread: string[] } {
  const text = line.replace(PERSON, '');
  const tokens = unitTokens(text);
  const units: string[] = [];
  const unread: string[] = [];
  let head: string | null = null;
  let p = 0;
  while (p < tokens.length) {
    if (isSeparator(tokens[p])) {
      p += 1;
      continue;
    }
    const distributive = /^(?:các\s+)?(sở|bộ|UBND|trung tâm|trường)\s*:/iu.exec(text.slice(tokens[p]?.start));
    if (distributive?.[1]) {
      head = distributive[1];
      p = tokens.findIndex((token, index) => index >= p && token.text === ':') + 1;
      continue;
    }
    const person = PERSON.exec(text.slice(tokens[p]?.start));
    if (person?.[0]) {
      const until = (tokens[p]?.start ?? 0) + person[0].length;
      const next = tokens.findIndex((token) => token.start >= until);
      p = next < 0 ? tokens.length : next;
      if (next < 0) break;
    }
    const direct = chairOf(text, tokens, p, context) ?? unitAt(text, tokens, p, context, 'cell');
    const unit = direct ?? inherited(text, tokens, p, head, context);
    if (!unit) {
      const end = segmentEnd(tokens, p);
      unread.push(text.slice(tokens[p]?.start, tokens[end - 1]?.end));
      p = end;
      continue;
    }
    units.push(unit.canonical);
    head = direct ? (headOf(text.slice(tokens[p]?.start)) ?? head) : head;
    p = unit.to;
    if (p < tokens.length && !isSeparator(tokens[p]) && tokens[p]?.text !== ':') {
      const end = segmentEnd(tokens, p);
      unread.push(text.slice(tokens[p]?.start, tokens[end - 1]?.end));
      p = end;
    }
  }
  return { units, unread };
}

/** "Chủ tịch UBND các huyện" answers for UBND các huyện; only the chair of the province is a body of his own. */
function chairOf(text: string, tokens: readonly UnitToken[], at: number, context: UnitContext): RecognisedUnit | null {
  if (!/^(phó\s+)?chủ tịch\s/iu.test(text.slice(tokens[at]?.start))) return null;
  const skip = tokens[at]?.folded === 'pho' ? 3 : 2;
  const unit = unitAt(text, tokens, at + skip, context, 'cell');
  return unit && unit.level !== 'province' ? unit : null;
}

/** A name whose head is printed once for several: "phường 8, phường 2", "Sở Nội vụ, Tài chính". */
function inherited(
  text: string,
  tokens: readonly UnitToken[],
  at: number,
  head: string | null,
  context: UnitContext,
): RecognisedUnit | null {
  if (!head) return null;
  for (let end = tokens.length; end > at; end -= 1) {
    if (end < tokens.length && !isSeparator(tokens[end])) continue;
    const printed = `${head} ${text.slice(tokens[at]?.start, tokens[end - 1]?.end)}`;
    const words = unitTokens(printed);
    const unit = unitAt(printed, words, 0, context, 'cell');
    if (unit && unit.to === words.length && !/^(Sở|Bộ)$/.test(unit.canonical)) return { ...unit, from: at, to: end };
  }
  return null;
}

/** The head that a following short entry may borrow. */
function headOf(printed: string): string | null {
  const match = /^(UBND|Ủy ban nhân dân|Sở|Bộ|Doanh nghiệp|Trung tâm|Trường)\s/iu.exec(printed);
  return match?.[1] ?? null;
}

function segmentEnd(tokens: readonly UnitToken[], from: number): number {
  let p = from;
  while (p < tokens.length && !/^[,;]$/.test(tokens[p]?.text ?? '')) p += 1;
  return Math.max(p, from + 1);
}

function isSeparator(token: UnitToken | undefined): boolean {
  return token !== undefined && (/^[^\p{L}\p{N}]$/u.test(token.text) || token.text === 'và');
}
