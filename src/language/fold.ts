/**
 * Vietnamese folding: one place decides when two spellings are the same word.
 *
 * People type without diacritics, in NFD, with "hoà" or "hòa", "tỷ" or "tỉ". Everything that is matched by
 * meaning (names, aliases, questions, passages) is matched on the folded form; the printed form is only shown.
 */

/** Folds to lower-case ASCII letters: no diacritics, đ → d, y → i where the two spellings are one syllable. */
export function fold(text: string): string {
  return stripMarks(text)
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\b(qu)?([bcdghklmnprstvx]*)y\b/g, (word, qu: string | undefined, onset: string) =>
      qu ? word : `${onset}i`,
    );
}

/** Folds and keeps letters, digits and '%' as tokens: the form in which names and questions are compared. */
export function foldedTokens(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}%]+/gu) ?? [];
}

/** Folded tokens joined by one space. */
export function foldedKey(text: string): string {
  return foldedTokens(text).join(' ');
}

/** NFC with runs of white space (tabs, NBSP, zero-width) folded to one space; the printed letters are kept. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Key under which spellings of one word agree with their marks: "hoà" = "hòa", "LĐTB&XH" = "LĐTBXH"; "số" ≠ "sở". */
export function spellingKey(word: string): string {
  return [...word.toLowerCase().replace(/&/g, '').normalize('NFD')].sort().join('');
}

/** Accents removed, case kept. */
function stripMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
}
