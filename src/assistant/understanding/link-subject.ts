/** What the question is about: indicators by name, sentences of documents, reporting duties. */

import type { Span } from '../../documents/search-index.ts';
import { expandText } from '../../language/expand.ts';
import type { Token } from '../../language/tokens.ts';
import { searchTerms } from '../../language/tokens.ts';
import { type WordBag, wordBag } from '../../language/word-bag.ts';
import type { Access } from '../../people/access.ts';
import type { Lexicon } from '../lexicon.ts';
import { coverageOf, queryTerms, unique } from './content-words.ts';
import type { ContentWord, IndicatorLink, PassageLink } from './question.ts';

export interface SubjectSearch {
  content: readonly ContentWord[];
  contentWithUnits: readonly ContentWord[];
  expanded: readonly Token[];
  localities: readonly string[];
  access: Access;
}

const CANDIDATES = 24;

export function linkIndicators(search: SubjectSearch, lexicon: Lexicon): IndicatorLink[] {
  const full = { ...search, content: search.contentWithUnits };
  const asked = new Set(search.expanded.map((token) => token.folded));
  const terms = queryTerms(search.expanded, search.contentWithUnits);
  return lexicon.names
    .search(
      terms,
      CANDIDATES,
      (indicator) =>
        search.access.levels.includes(indicator.access) &&
        (search.localities.length === 0 ||
          (indicator.locality !== null && search.localities.includes(indicator.locality))),
    )
    .map((hit) => {
      const tokens = lexicon.names.tokensOf(hit.indicator.id);
      const words = lexicon.names.wordsOf(hit.indicator.id);
      return {
        ...hit,
        coverage: Math.max(nameShare(search, tokens, words), nameShare(full, tokens, words)),
        nameCoverage: nameCoverage(tokens, asked, lexicon),
        matched: matchedWords(search.content, words),
      };
    });
}

export function linkPassages(search: SubjectSearch, lexicon: Lexicon): PassageLink[] {
  const terms = queryTerms(search.expanded, search.content);
  const hits = lexicon.passages.search(terms, CANDIDATES, (span) => {
    const document = lexicon.documentById.get(span.passage.documentId);
    if (document === undefined || document.kind === HELP_KIND || !search.access.levels.includes(document.access))
      return false;
    return (
      search.localities.length === 0 || document.locality === null || search.localities.includes(document.locality)
    );
  });
  const mass = contentMass(search.content);
  const headingsOf = (span: Span) => lexicon.passages.headingTokens(span.passage.section.slice(-2));
  const several = unique(search.content).filter((word) => word.weight >= 0.6).length >= 2;
  return hits.map((hit) => {
    const single = several && matchedWords(search.content, wordBag(hit.span.tokens, headingsOf(hit.span))) < 2;
    return { ...hit, coverage: mass * (single ? 0.5 : 1) * spanCoverage(search, hit.span, lexicon) };
  });
}

/**
 * How much of the question a sentence holds. Words may stand in the sentence, its neighbours or its headings; words that
 * the question puts side by side should stand near each other, or a long paragraph would cover anything.
 */
function spanCoverage(search: SubjectSearch, span: Span, lexicon: Lexicon): number {
  const neighbours = lexicon.passages.sentencesOf(span.passage.id);
  const tokens = [
    ...(neighbours[span.index - 1]?.tokens ?? []),
    ...span.tokens,
    ...(neighbours[span.index + 1]?.tokens ?? []),
  ];
  const words = wordBag(tokens, lexicon.passages.headingTokens(span.passage.section.slice(-2)));
  return WORD_SHARE * coverageOf(search.content, words) + (1 - WORD_SHARE) * pairCoverage(search, tokens);
}

const WORD_SHARE = 0.6;
const NEAR = 3;

/** Share of the question's neighbouring content words that stand within a few words of each other. */
function pairCoverage(search: SubjectSearch, tokens: readonly Token[]): number {
  const weights = new Map(search.content.map((word) => [word.folded, word.weight]));
  const positions = new Map<string, number[]>();
  tokens.forEach((token, i) => {
    positions.set(token.folded, [...(positions.get(token.folded) ?? []), i]);
  });
  let total = 0;
  let found = 0;
  search.expanded.forEach((token, i) => {
    const next = search.expanded[i + 1];
    if (next === undefined || token.shortForm === true || next.shortForm === true) return;
    const weight = Math.min(weights.get(token.folded) ?? 0, weights.get(next.folded) ?? 0);
    if (weight < 0.8) return;
    total += weight;
    const here = positions.get(token.folded) ?? [];
    const there = positions.get(next.folded) ?? [];
    if (here.some((a) => there.some((b) => b > a && b - a <= NEAR))) found += weight;
  });
  return total === 0 ? coverageOf(search.content, wordBag(tokens)) : found / total;
}

/**
 * How much of the question the name holds: its words, and the words that stand side by side. Two capital letters ("TK")
 * count as found where the name has neighbouring words with these initials: read in the name's light, never expanded.
 */
function nameShare(search: SubjectSearch, tokens: readonly Token[], words: WordBag): number {
  const pairs = pairCoverage(search, tokens);
  const share = NAME_WORD_SHARE * coverageOf(search.content, words) + (1 - NAME_WORD_SHARE) * pairs;
  const initials = search.expanded.filter((token) => token.upper && token.folded.length === 2);
  if (initials.length === 0) return contentMass(search.content) * share;
  const found = initials.filter((short) =>
    tokens.some((token, i) => token.folded[0] === short.folded[0] && tokens[i + 1]?.folded[0] === short.folded[1]),
  ).length;
  const total = unique(search.content).reduce((sum, word) => sum + word.weight, 0);
  const added = initials.length * INITIALS_WEIGHT;
  return contentMass(search.content) * ((share * total + found * INITIALS_WEIGHT) / (total + added));
}

const INITIALS_WEIGHT = 2;

/** A question that hardly names anything ("chỉ số chuyển đổi số") fits every name and therefore none. */
function contentMass(content: readonly ContentWord[]): number {
  const total = unique(content).reduce((sum, word) => sum + word.weight, 0);
  return Math.min(1, total / ENOUGH_CONTENT);
}

/** Words with a meaning of their own that the name holds. */
function matchedWords(content: readonly ContentWord[], words: WordBag): number {
  return unique(content).filter((word) => word.weight >= 0.6 && words.share(word) === 1).length;
}

const ENOUGH_CONTENT = 3.5;
const NAME_WORD_SHARE = 0.7;

/** Share of the name, weighted by rarity, that the question repeats: high for a full name inside a long question. */
function nameCoverage(tokens: readonly Token[], asked: ReadonlySet<string>, lexicon: Lexicon): number {
  let total = 0;
  let found = 0;
  for (const token of tokens) {
    if (token.shortForm === true) continue;
    const weight = lexicon.names.index.idf(token.folded);
    total += weight;
    if (asked.has(token.folded)) found += weight;
  }
  return total === 0 ? 0 : found / total;
}

/** Kind of document that explains the assistant itself. */
export const HELP_KIND = 'Trợ giúp';

/** Ids of the duties that the question is about, best first. */
export function linkObligations(
  search: SubjectSearch,
  lexicon: Lexicon,
): { id: number; coverage: number; score: number }[] {
  const weights = new Map(search.content.map((word) => [word.folded, word.weight]));
  const pairs = new Set(searchTerms(search.expanded).filter((term) => term.includes(' ')));
  return lexicon.obligations
    .filter(
      (duty) => search.localities.length === 0 || (duty.locality !== null && search.localities.includes(duty.locality)),
    )
    .map((duty) => {
      const tokens = expandText([duty.what, duty.quote, ...duty.who, ...duty.to].join(' . '), lexicon.abbreviations);
      const words = new Set(tokens.map((token) => token.folded));
      let score = 0;
      for (const word of words) score += weights.get(word) ?? 0;
      for (const pair of new Set(searchTerms(tokens))) if (pairs.has(pair)) score += 0.4;
      return { id: duty.id, coverage: coverageOf(search.content, wordBag(tokens)), score };
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, 8);
}
