/** Words of a text with the form that is matched (folded) beside the form that was typed. */
import { fold, spellingKey } from './fold.ts';

export interface Token {
  /** As typed, NFC, lower case. */
  typed: string;
  folded: string;
  /** The typed form carries Vietnamese marks, so it says more than its folded form. */
  accented: boolean;
  /** Key of the typed form (see spellingKey): equal for "hoà" and "hòa". Equal to `folded` where no mark is typed. */
  spelling: string;
  /** Typed in capitals: a likely abbreviation. */
  upper: boolean;
  /** A comma, colon, semicolon or sentence end stands before the word. */
  pause: boolean;
  /** The short form whose long form stands just before it (see expand.ts). */
  shortForm?: true;
}

/** Words of letters and digits; "72,5%", "20/12", "1.170", "63/KH-UBND" stay whole words. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  const normal = text.normalize('NFC');
  for (const match of normal.matchAll(/\d+(?:[.,/]\d+)*%?|[\p{L}\p{N}]+(?:&[\p{L}\p{N}]+)*|%/gu)) {
    const word = match[0];
    const typed = word.toLowerCase();
    const folded = fold(typed).replace(/&/g, '');
    const accented = folded !== typed.replace(/&/g, '');
    tokens.push({
      typed,
      folded,
      accented,
      spelling: accented ? spellingKey(typed) : folded,
      upper: word.length > 1 && word === word.toUpperCase() && /\p{L}/u.test(word),
      pause: /[,;:.?!]/.test(normal.slice(end, match.index)) && tokens.length > 0,
    });
    end = match.index + word.length;
  }
  return tokens;
}

/** A token for a word that is known in its folded form only. */
export function plainToken(folded: string, pause = false): Token {
  return { typed: folded, folded, accented: false, spelling: folded, upper: false, pause };
}

/** Terms under which a text is indexed and searched: folded words, folded pairs, and accented words as typed. */
export function searchTerms(tokens: readonly Token[]): string[] {
  const terms: string[] = [];
  tokens.forEach((token, i) => {
    terms.push(token.folded);
    if (token.accented) terms.push(`=${token.typed}`);
    const next = tokens[i + 1];
    if (next !== undefined) terms.push(`${token.folded} ${next.folded}`);
  });
  return terms;
}
