/** Short forms that documents define, and the one that a question asks about. */
import type { AbbreviationRow } from '../../documents/document-table.ts';
import { fold } from '../../language/fold.ts';
import type { Lexicon } from '../lexicon.ts';
import type { ReadWords } from './read-words.ts';

/** @returns the definitions of the abbreviation that the question names, those of its province first; null when it names none */
export function findDefinition(words: ReadWords, lexicon: Lexicon): AbbreviationRow[] | null {
  const asked = words.tokens.filter((token, i) => words.labels[i] !== 'locality' && token.folded.length >= 2);
  for (const token of asked) {
    const found = lexicon.definitions.filter((row) => fold(row.short).replace(/[^a-z0-9]/g, '') === token.folded);
    if (found.length > 0 && (asked.length <= 6 || besides(words, token.folded) <= 1)) return found;
  }
  return null;
}

/** How many other words of the question carry a subject: "7 dịch vụ NDXP chưa kết nối là gì" does not ask what NDXP is. */
function besides(words: ReadWords, abbreviation: string): number {
  return words.tokens.filter((token, i) => words.labels[i] === 'subject' && token.folded !== abbreviation).length;
}
