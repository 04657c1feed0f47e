/** Finds indicators by what people call them: BM25 over folded words and pairs of name, group and table. */
import type { AbbreviationReader } from '../language/abbreviations.ts';
import { Bm25Index } from '../language/bm25.ts';
import { expandText } from '../language/expand.ts';
import { searchTerms, type Token } from '../language/tokens.ts';
import { type WordBag, wordBag } from '../language/word-bag.ts';
import type { IndicatorName } from './indicator-queries.ts';

export interface NameHit {
  indicator: IndicatorName;
  score: number;
}

export interface NameIndex {
  index: Bm25Index;
  /** Words of an indicator's own name, abbreviations spelt out. */
  wordsOf(indicatorId: number): WordBag;
  /** The same in reading order. */
  tokensOf(indicatorId: number): readonly Token[];
  search(terms: ReadonlyMap<string, number>, limit: number, accept: (indicator: IndicatorName) => boolean): NameHit[];
}

const GROUP_WEIGHT = 0.25;
const NO_WORDS = wordBag([]);

export function buildNameIndex(indicators: readonly IndicatorName[], abbreviations: AbbreviationReader): NameIndex {
  const index = new Bm25Index();
  const words = new Map<number, WordBag>();
  const sequences = new Map<number, readonly Token[]>();
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const byCode = new Map(indicators.map((indicator) => [`${indicator.documentId} ${indicator.code}`, indicator]));
  for (const indicator of indicators) {
    const parent =
      indicator.parentCode === null ? undefined : byCode.get(`${indicator.documentId} ${indicator.parentCode}`);
    const name = expandText(indicator.name, abbreviations);
    index.add(indicator.id, [
      { terms: searchTerms(name), weight: 1 },
      { terms: searchTerms(expandText(parent?.name ?? '', abbreviations)), weight: GROUP_WEIGHT },
      { terms: searchTerms(expandText(indicator.group ?? '', abbreviations)), weight: GROUP_WEIGHT },
    ]);
    sequences.set(indicator.id, name);
    words.set(indicator.id, wordBag(name));
  }
  return {
    index,
    wordsOf: (id) => words.get(id) ?? NO_WORDS,
    tokensOf: (id) => sequences.get(id) ?? [],
    search: (terms, limit, accept) =>
      index
        .search(terms, limit, (id) => {
          const indicator = byId.get(id);
          return indicator !== undefined && accept(indicator);
        })
        .flatMap(({ id, score }) => {
          const indicator = byId.get(id);
          return indicator === undefined ? [] : [{ indicator, score }];
        }),
  };
}
