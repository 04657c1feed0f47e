/**
 * Words of a printed unit name, and the one rule by which a shortened name is the same name.
 *
 * "Sở NN&PTNT", "Sở Nông nghiệp và PTNT", "SNNPTNT" and "Sở NN-PTNT" are all read by the same alignment: a printed
 * word stands for the same syllable, and a word of capitals stands for the syllables that its letters begin.
 */
import { fold, tidy } from '../language/fold.ts';

export interface UnitToken {
  text: string;
  folded: string;
  start: number;
  end: number;
}

const WORD = /[A-ZĐƯ]+(?:[&-][A-ZĐƯ]+)+(?![\p{L}\p{N}])|[\p{L}\p{M}\p{N}]+|[^\s]/gu;
const CONNECTORS = new Set(['va', '&', '-', ',']);

/** Vietnamese has no J: "BÀ RIJA" is how a reader of scans prints the Ị of "BÀ RỊA". "UBDN" and a word printed twice are usual slips. */
export function mendPrinted(text: string): string {
  return tidy(text)
    .replace(/(?<![\p{L}\p{N}])(\p{L}{3,})(?:\s+\1)+(?!\p{L})/giu, '$1')
    .replace(/IJ(?=\p{Lu})/gu, 'Ị')
    .replace(/[–—]/g, '-')
    .replace(/\bUBDN\b/g, 'UBND')
    .replace(/(\d)([A-ZĐ])(?![\p{L}\p{N}])/gu, (_, times: string, letter: string) => letter.repeat(Number(times)));
}

/** Splits into words and single marks, with their places in `text`. */
export function unitTokens(text: string): UnitToken[] {
  return [...text.matchAll(WORD)].map((match) => ({
    text: match[0],
    folded: foldedWord(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Words repeat thousands of times in a document; folding each once makes reading several times faster. */
const foldedWords = new Map<string, string>();

function foldedWord(word: string): string {
  const cached = foldedWords.get(word);
  if (cached !== undefined) return cached;
  const folded = fold(word);
  if (foldedWords.size > 20_000) foldedWords.clear();
  foldedWords.set(word, folded);
  return folded;
}

/**
 * Folded syllables of a canonical name, except that đ stays: a printed Đ stands for nothing else ("BĐT" is no Ban Dân tộc).
 * UBND is spelled out so that it can be shortened and spelled alike.
 */
export function syllablesOf(name: string): string[] {
  const cached = syllableCache.get(name);
  if (cached) return cached;
  const syllables = unitTokens(name.replace(/\bUBND\b/g, 'Ủy ban nhân dân')).map(({ text, folded }) =>
    /^đ/i.test(text) ? `đ${folded.slice(1)}` : folded,
  );
  if (syllableCache.size > 5_000) syllableCache.clear();
  syllableCache.set(name, syllables);
  return syllables;
}

/** The same heads are looked for at every word of a document. */
const syllableCache = new Map<string, string[]>();

export interface AlignOptions {
  /** Accept an abbreviation that lacks one letter ("Sở LĐT&XH"). */
  slip: boolean;
}

/**
 * Index after the last token when the tokens from `at` spell or shorten all of `syllables`, otherwise -1.
 */
export function alignName(
  tokens: readonly UnitToken[],
  at: number,
  syllables: readonly string[],
  options: AlignOptions,
): number {
  const walk = (p: number, s: number): number => {
    while (s < syllables.length && isConnector(syllables[s])) {
      const token = tokens[p];
      if (token && CONNECTORS.has(token.folded)) {
        const through = walk(p + 1, s + 1);
        if (through >= 0) return through;
      }
      s += 1;
    }
    if (s === syllables.length) return p;
    const token = tokens[p];
    if (!token) return -1;
    if (sameSyllable(token.folded, syllables[s])) {
      const through = walk(p + 1, s + 1);
      if (through >= 0) return through;
    }
    if (token.folded === '&' || token.folded === '-' || token.folded === 'va') {
      return p > at && isShort(tokens[p - 1]) ? walk(p + 1, s) : -1;
    }
    for (const next of consumeLetters(token, syllables, s, options.slip)) {
      const through = walk(p + 1, next);
      if (through >= 0) return through;
    }
    return -1;
  };
  return walk(at, 0);
}

/** A word of capitals that stands for several syllables: "TT&TT", "NgV", "BHXH". */
export function isShort(token: UnitToken | undefined): boolean {
  return token !== undefined && /^[A-ZĐƯ][a-z]{0,2}[A-ZĐƯ&-][A-Za-zĐƯ&-]*$/.test(token.text);
}

/** Whether a folded word is a syllable of `syllablesOf`. */
export function sameSyllable(folded: string | undefined, syllable: string | undefined): boolean {
  if (folded === undefined || syllable === undefined) return false;
  return folded === syllable || (syllable.startsWith('đ') && folded === `d${syllable.slice(1)}`);
}

/** "D" may be typed for đ, never the other way round. */
function begins(syllable: string | undefined, part: string): boolean {
  if (syllable === undefined) return false;
  return syllable.startsWith(part) || (part.startsWith('d') && syllable.startsWith(`đ${part.slice(1)}`));
}

function isConnector(syllable: string | undefined): boolean {
  return syllable !== undefined && CONNECTORS.has(syllable);
}

/** Positions in `syllables` that an abbreviation word can reach from `from`. */
function consumeLetters(token: UnitToken, syllables: readonly string[], from: number, slip: boolean): number[] {
  if (!isShort(token)) return [];
  const parts = (token.text.match(/[A-ZĐƯ][a-z]*/g) ?? []).map((part) => (part === 'Đ' ? 'đ' : fold(part)));
  const reach = (skips: number): number => {
    let s = from;
    let left = skips;
    for (const part of parts) {
      while (isConnector(syllables[s])) s += 1;
      if (!begins(syllables[s], part)) {
        if (left === 0) return -1;
        left -= 1;
        s += 1;
        while (isConnector(syllables[s])) s += 1;
        if (!begins(syllables[s], part)) return -1;
      }
      s += 1;
    }
    return s;
  };
  const ends = [reach(0)];
  if (slip && parts.length >= 4) ends.push(reach(1));
  return ends.filter((end) => end > from);
}
