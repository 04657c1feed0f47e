/** Text as a sequence of words in which abbreviations stand beside their long forms, for indexing and for questions alike. */
import type { AbbreviationReader } from './abbreviations.ts';
import { plainToken, type Token, tokenise } from './tokens.ts';

/** Long forms replace abbreviations (first reading); the short form is kept as a word after them, so that both can match. */
export function expandTokens(tokens: readonly Token[], abbreviations: AbbreviationReader): Token[] {
  return tokens.flatMap((token) => {
    const long = abbreviations.expand(token)[0];
    if (long === undefined) return [token];
    const words = long.map((folded, i) => plainToken(folded, token.pause && i === 0));
    return [...words, { ...token, pause: false, shortForm: true as const }];
  });
}

export function expandText(text: string, abbreviations: AbbreviationReader): Token[] {
  return expandTokens(tokenise(text), abbreviations);
}
