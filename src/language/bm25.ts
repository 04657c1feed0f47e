/**
 * Okapi BM25 over terms in memory (Robertson & Zaragoza 2009, k1 = 1.2, b = 0.6).
 * Terms are folded syllables and pairs of syllables (see tokens.ts): for Vietnamese typed without marks the pairs bring
 * back what folding loses.
 */
export interface Field {
  terms: readonly string[];
  /** How much a term in this field counts: a name 1, the heading above it less. */
  weight: number;
}

export interface Hit {
  id: number;
  score: number;
}

const K1 = 1.2;
const B = 0.6;
/** A pair of syllables says more than either one, but is counted beside both: half weight keeps the balance. */
const PAIR_WEIGHT = 0.6;
const ACCENT_WEIGHT = 0.5;

export class Bm25Index {
  readonly #postings = new Map<string, { id: number; tf: number }[]>();
  readonly #lengths = new Map<number, number>();
  #total = 0;

  add(id: number, fields: readonly Field[]): void {
    const counts = new Map<string, number>();
    let length = 0;
    for (const field of fields) {
      for (const term of field.terms) {
        counts.set(term, (counts.get(term) ?? 0) + field.weight);
        if (isWord(term)) length += field.weight;
      }
    }
    for (const [term, tf] of counts) {
      const list = this.#postings.get(term);
      if (list === undefined) this.#postings.set(term, [{ id, tf }]);
      else list.push({ id, tf });
    }
    this.#lengths.set(id, length);
    this.#total += length;
  }

  get size(): number {
    return this.#lengths.size;
  }

  /** In how many texts the term stands. */
  frequency(term: string): number {
    return this.#postings.get(term)?.length ?? 0;
  }

  has(term: string): boolean {
    return this.#postings.has(term);
  }

  /** Single folded words of the collection, for spelling correction. */
  *words(): IterableIterator<string> {
    for (const term of this.#postings.keys()) if (isWord(term)) yield term;
  }

  idf(term: string): number {
    const n = this.#postings.get(term)?.length ?? 0;
    return Math.log(1 + (this.size - n + 0.5) / (n + 0.5));
  }

  /**
   * @param terms query terms with weights (repeats are counted once, with the greatest weight)
   * @param accept restricts the collection before ranking (locality, access)
   */
  search(terms: ReadonlyMap<string, number>, limit: number, accept: (id: number) => boolean): Hit[] {
    const scores = new Map<number, number>();
    const average = this.#total / Math.max(1, this.size);
    for (const [term, weight] of terms) {
      const list = this.#postings.get(term);
      if (list === undefined) continue;
      const idf = this.idf(term) * weight * termKindWeight(term);
      for (const { id, tf } of list) {
        const length = this.#lengths.get(id) ?? average;
        const gain = (idf * tf * (K1 + 1)) / (tf + K1 * (1 - B + (B * length) / average));
        scores.set(id, (scores.get(id) ?? 0) + gain);
      }
    }
    return [...scores]
      .filter(([id]) => accept(id))
      .map(([id, score]) => ({ id, score }))
      .sort((a, b) => b.score - a.score || a.id - b.id)
      .slice(0, limit);
  }
}

function isWord(term: string): boolean {
  return !term.startsWith('=') && !term.includes(' ');
}

function termKindWeight(term: string): number {
  if (term.startsWith('=')) return ACCENT_WEIGHT;
  return term.includes(' ') ? PAIR_WEIGHT : 1;
}
