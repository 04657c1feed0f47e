/** Finds the units that a question names: longest alias first, the asker's province before others. */
import { fold, spellingKey } from '../../language/fold.ts';
import { type Token, tokenise } from '../../language/tokens.ts';
import type { UnitRow } from '../../people/unit-table.ts';

export interface UnitMention {
  unit: UnitRow;
  /** Span of tokens. */
  start: number;
  end: number;
  /** The bare proper name ("Côn Đảo") without what kind of unit it is. */
  bare: boolean;
}

export interface UnitIndex {
  all: readonly UnitRow[];
  byId(id: number): UnitRow | undefined;
  /** @param localities provinces whose units count, in order of preference; central units always count */
  find(tokens: readonly Token[], localities: readonly string[]): UnitMention[];
  /** The unit of this name in the province, by canonical name or alias. */
  named(name: string, locality: string | null): UnitRow | null;
  /** The unit itself with the collectives that it belongs to. */
  withCollectives(unit: UnitRow): UnitRow[];
  words(): Iterable<string>;
}

interface Alias {
  unit: UnitRow;
  bare: boolean;
  /** Accented words of the alias, for aliases of one or two words that folding confuses. */
  typed: string[];
}

const TERRITORIAL = /^ubnd (?:thanh pho|thi xa|huyen|quan|xa|phuong|thi tran|dac khu) /;
const DEPARTMENTAL = /^(?:so|ban|thanh tra|van phong)\b/;

export function buildUnitIndex(units: readonly UnitRow[]): UnitIndex {
  const aliases = new Map<string, Alias[]>();
  let longest = 1;
  const add = (text: string, unit: UnitRow, bare: boolean) => {
    const tokens = tokenise(text);
    const key = tokens.map((token) => token.folded).join(' ');
    if (key === '' || (key.length < 3 && !bare)) return;
    const list = aliases.get(key) ?? [];
    if (!list.some((entry) => entry.unit.id === unit.id))
      list.push({ unit, bare, typed: tokens.map((token) => spellingKey(token.typed)) });
    aliases.set(key, list);
    longest = Math.max(longest, tokens.length);
  };
  for (const unit of units) {
    for (const alias of [unit.canonical, ...unit.aliases]) {
      add(alias, unit, false);
      const folded = fold(alias);
      if (/^so /.test(folded) && !unit.collective) {
        const short = /^(Sở .+?)(?:,? và | - |, )/iu.exec(alias)?.[1];
        if (short !== undefined) add(short, unit, true);
        add(alias.replace(/^Sở\s+/iu, ''), unit, true);
      }
      // "Ủy ban Quốc gia" for "Ủy ban Quốc gia về chuyển đổi số"
      if (/^(?:uy ban|ban chi dao|hoi dong|to cong tac)\b/.test(folded) && / về /.test(alias))
        add(alias.split(' về ')[0] ?? alias, unit, false);
      if (TERRITORIAL.test(`${folded} `)) {
        const place = alias.replace(/^\S+\s+/, '');
        add(place, unit, false);
        const proper = place.replace(/^(?:thành phố|thị xã|thị trấn|đặc khu|huyện|quận|xã|phường)\s+/iu, '');
        if (!/^\d+$/.test(proper) && proper !== place) add(proper, unit, true);
      }
    }
  }
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const collectivesOf = (unit: UnitRow) =>
    units.filter(
      (other) =>
        other.collective &&
        other.id !== unit.id &&
        other.locality === unit.locality &&
        (other.memberIds.includes(unit.id) || coversByName(other, unit)),
    );
  return {
    all: units,
    byId: (id) => byId.get(id),
    words: () => [...aliases.keys()].flatMap((key) => key.split(' ')),
    named(name, locality) {
      const key = tokenise(name)
        .map((token) => token.folded)
        .join(' ');
      const found = aliases.get(key)?.filter((alias) => alias.unit.locality === locality) ?? [];
      return (found.find((alias) => !alias.bare) ?? found[0])?.unit ?? null;
    },
    withCollectives: (unit) => [unit, ...collectivesOf(unit)],
    find(tokens, localities) {
      const mentions: UnitMention[] = [];
      for (let start = 0; start < tokens.length; ) {
        const found = longestAt(tokens, start, longest, aliases, localities);
        mentions.push(...found);
        start = found[0]?.end ?? start + 1;
      }
      return mentions;
    },
  };
}

function longestAt(
  tokens: readonly Token[],
  start: number,
  longest: number,
  aliases: ReadonlyMap<string, Alias[]>,
  localities: readonly string[],
): UnitMention[] {
  for (let end = Math.min(tokens.length, start + longest); end > start; end--) {
    const window = tokens.slice(start, end);
    const entries = aliases.get(window.map((token) => token.folded).join(' '));
    if (entries === undefined) continue;
    const near = entries.filter(
      (entry) =>
        (entry.unit.locality === null || localities.length === 0 || localities.includes(entry.unit.locality)) &&
        accentsAgree(window, entry.typed) &&
        (!entry.bare || (window.length >= 2 && (properName(entry.unit) || introduced(tokens, start)))),
    );
    const exact = near.filter((entry) => !entry.bare);
    const chosen = exact.length > 0 ? exact : near;
    const first = chosen.filter((entry) => entry.unit.locality !== null);
    if (chosen.length > 0)
      return (first.length > 0 ? first : chosen).map((entry) => ({ unit: entry.unit, start, end, bare: entry.bare }));
  }
  return [];
}

/** Names of places are names wherever they stand; "y tế" or "tài chính" only where a unit is expected. */
function properName(unit: UnitRow): boolean {
  return unit.level === 'district' || unit.level === 'commune';
}

function introduced(tokens: readonly Token[], start: number): boolean {
  return start === 0 || /^(?:so|cua|ben|con|voi|va|so_voi)$/.test(tokens[start - 1]?.folded ?? '');
}

/** A word typed with marks must carry the alias's marks in short aliases: "số" is not "sở". */
function accentsAgree(window: readonly Token[], typed: readonly string[]): boolean {
  if (window.length > 2) return true;
  return window.every((token, i) => {
    const alias = typed[i] ?? '';
    return !token.accented || spellingKey(token.typed) === alias || /^[a-z0-9]*$/.test(alias);
  });
}

/** "Các sở, ban, ngành, địa phương" covers every department and district; "UBND cấp huyện" every district. */
function coversByName(collective: UnitRow, unit: UnitRow): boolean {
  const name = fold(collective.canonical);
  const member = fold(unit.canonical);
  if (unit.collective) return false;
  if (/^cac (?:so|co quan|don vi)/.test(name) && DEPARTMENTAL.test(member) && unit.level === 'province') return true;
  if (/dia phuong/.test(name) && (unit.level === 'district' || unit.level === 'commune') && TERRITORIAL.test(member))
    return true;
  if (/^ubnd (?:cap huyen|cac huyen)/.test(name)) return unit.level === 'district' && TERRITORIAL.test(member);
  if (/^ubnd (?:cap xa|cac xa)/.test(name)) return unit.level === 'commune' && TERRITORIAL.test(member);
  if (/^cac truong/.test(name)) return /^truong\b/.test(member);
  return false;
}
