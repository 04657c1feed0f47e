/**
 * Search over the passages of all current documents, sentence by sentence: a question is answered by a sentence, found
 * with the help of the passage and the headings that it stands under.
 */
import type { AbbreviationReader } from '../language/abbreviations.ts';
import { Bm25Index } from '../language/bm25.ts';
import { expandText } from '../language/expand.ts';
import { splitSentences } from '../language/sentences.ts';
import { searchTerms, type Token } from '../language/tokens.ts';
import type { PassageRow } from './document-table.ts';

/** One sentence of a passage. */
export interface Span {
  id: number;
  passage: PassageRow;
  /** Position among the sentences of its passage. */
  index: number;
  text: string;
  /** Words with abbreviations spelt out. */
  tokens: readonly Token[];
}

export interface SpanHit {
  span: Span;
  score: number;
}

export interface PassageIndex {
  /** Words of headings, abbreviations spelt out. */
  headingTokens(path: readonly string[]): readonly Token[];
  spans: readonly Span[];
  /** Sentences of one passage in order. */
  sentencesOf(passageId: number): readonly Span[];
  index: Bm25Index;
  search(terms: ReadonlyMap<string, number>, limit: number, accept: (span: Span) => boolean): SpanHit[];
}

const LONG_HEADING = 90;
const PASSAGE_WEIGHT = 0.25;
const SECTION_WEIGHT = 0.4;

export function buildPassageIndex(passages: readonly PassageRow[], abbreviations: AbbreviationReader): PassageIndex {
  const spans: Span[] = [];
  const byPassage = new Map<number, Span[]>();
  const index = new Bm25Index();
  const headings = new Map<string, Token[]>();
  const headingTokens = (path: readonly string[]) =>
    path.flatMap((heading) => {
      const tokens = headings.get(heading) ?? expandText(heading, abbreviations);
      headings.set(heading, tokens);
      return tokens;
    });
  for (const passage of passages) {
    // a long heading states facts ("… tại Phiên họp lần thứ 7 ngày 28/12/2023"); a short one only names a part
    if (passage.kind === 'heading' && passage.text.length < LONG_HEADING) continue;
    const sentences = passage.kind === 'row' ? [passage.text] : splitSentences(passage.text);
    const whole = searchTerms(expandText(passage.text, abbreviations));
    const section = searchTerms(headingTokens(passage.section.slice(-3)));
    const own = sentences.map((text, i) => ({
      id: spans.length + i,
      passage,
      index: i,
      text,
      tokens: expandText(text, abbreviations),
    }));
    for (const span of own) {
      index.add(span.id, [
        { terms: searchTerms(span.tokens), weight: 1 },
        { terms: sentences.length > 1 ? whole : [], weight: PASSAGE_WEIGHT },
        { terms: section, weight: SECTION_WEIGHT },
      ]);
    }
    spans.push(...own);
    byPassage.set(passage.id, own);
  }
  return {
    headingTokens,
    spans,
    index,
    sentencesOf: (passageId) => byPassage.get(passageId) ?? [],
    search: (terms, limit, accept) =>
      index
        .search(terms, limit, (id) => {
          const span = spans[id];
          return span !== undefined && accept(span);
        })
        .flatMap(({ id, score }) => {
          const span = spans[id];
          return span === undefined ? [] : [{ span, score }];
        }),
  };
}
