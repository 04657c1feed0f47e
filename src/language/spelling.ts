/**
 * Repairs words that nobody in the collection writes: Telex keystrokes left over ("ddiểm", "ddat"), one wrong letter, words
 * run together ("thanhtoan"). A word that the collection knows is never touched.
 */
export interface Vocabulary {
  has(word: string): boolean;
  /** Known words with this length and first letter, for comparison. */
  near(word: string): Iterable<string>;
}

export function createVocabulary(words: Iterable<string>): Vocabulary {
  const known = new Set<string>();
  const byShape = new Map<string, string[]>();
  for (const word of words) {
    if (known.has(word)) continue;
    known.add(word);
    const key = `${word[0]}${word.length}`;
    const list = byShape.get(key);
    if (list === undefined) byShape.set(key, [word]);
    else list.push(word);
  }
  return {
    has: (word) => known.has(word),
    *near(word) {
      for (const length of [word.length, word.length + 1, word.length - 1])
        yield* byShape.get(`${word[0]}${length}`) ?? [];
    },
  };
}

/**
 * @param keystrokes false for words in capitals, whose double letters are no Telex
 * @returns one or more known words for the folded word, or the word itself when nothing is close enough
 */
export function repairWord(word: string, vocabulary: Vocabulary, keystrokes = true): string[] {
  if (vocabulary.has(word) || /\d/.test(word) || word.length < 3) return [word];
  if (keystrokes) for (const candidate of telexReadings(word)) if (vocabulary.has(candidate)) return [candidate];
  if (word.length >= 7) {
    const parts = splitRunTogether(word, vocabulary);
    if (parts !== null) return parts;
  }
  if (word.length >= 4) {
    for (const candidate of vocabulary.near(word)) if (withinOneEdit(word, candidate)) return [candidate];
  }
  return [word];
}

/** Letters doubled or appended by a Telex keyboard whose marks did not take: dd, aa, ee, oo, w and a final tone key. */
function telexReadings(word: string): string[] {
  const plain = word.replace(/dd/g, 'd').replace(/aa/g, 'a').replace(/ee/g, 'e').replace(/oo/g, 'o').replace(/w/g, '');
  const toneless = plain.replace(/([aeiouy][a-z]*?)[sfrxj]$/, '$1');
  return [plain, toneless, word.replace(/([aeiouy][a-z]*?)[sfrxj]$/, '$1')];
}

function splitRunTogether(word: string, vocabulary: Vocabulary): string[] | null {
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    best[end] = null;
    for (let start = Math.max(0, end - 7); start <= end - 2; start++) {
      const before = best[start];
      const piece = word.slice(start, end);
      if (before == null || !vocabulary.has(piece) || !/[aeiouy]/.test(piece)) continue;
      const current = best[end];
      if (current == null || before.length + 1 < current.length) best[end] = [...before, piece];
    }
  }
  const parts = best[word.length] ?? null;
  return parts !== null && parts.length >= 2 && parts.length <= word.length / 2.5 ? parts : null;
}

/** One letter added, dropped or changed, or two neighbours swapped. */
function withinOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  if (a.length === b.length) {
    return (
      a.slice(i + 1) === b.slice(i + 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2))
    );
  }
  return a.length < b.length ? a.slice(i) === b.slice(i + 1) : a.slice(i + 1) === b.slice(i);
}
