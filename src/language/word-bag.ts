/** The words of a text for asking whether it contains a word of a question. */
import type { Token } from './tokens.ts';

export interface WordBag {
  /**
   * 1 when the word is there; a part of it when only its letters are: "ký" typed with marks is hardly meant by "kỳ".
   * A word typed or printed without marks is taken at its letters.
   */
  share(word: { folded: string; spelling: string; accented: boolean }): number;
}

const LETTERS_ONLY = 0.3;

export function wordBag(...texts: readonly (readonly Token[])[]): WordBag {
  const folded = new Set<string>();
  const spelt = new Set<string>();
  const unmarked = new Set<string>();
  for (const tokens of texts) {
    for (const token of tokens) {
      folded.add(token.folded);
      if (token.accented) spelt.add(token.spelling);
      else unmarked.add(token.folded);
    }
  }
  return {
    share(word) {
      if (!folded.has(word.folded)) return 0;
      if (!word.accented || unmarked.has(word.folded) || spelt.has(word.spelling)) return 1;
      return LETTERS_ONLY;
    },
  };
}
