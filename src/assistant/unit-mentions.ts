/** Which units the sentences and headings of documents name, found once per sentence and kept with the lexicon. */
import type { Span } from '../documents/search-index.ts';
import { tokenise } from '../language/tokens.ts';
import type { UnitIndex } from './understanding/unit-index.ts';

export interface MentionedUnit {
  unitId: number;
  /** Position of the first word, in words. */
  at: number;
}

export interface UnitMentions {
  inSentence(span: Span): readonly MentionedUnit[];
  inHeading(heading: string, locality: string | null): readonly MentionedUnit[];
}

/** @param localityOf province of a document, whose units are meant first */
export function createUnitMentions(units: UnitIndex, localityOf: (documentId: number) => string | null): UnitMentions {
  const sentences = new Map<number, readonly MentionedUnit[]>();
  const headings = new Map<string, readonly MentionedUnit[]>();
  const find = (text: string, locality: string | null) =>
    units
      .find(tokenise(text), locality === null ? [] : [locality])
      .map(({ unit, start }) => ({ unitId: unit.id, at: start }));
  return {
    inSentence(span) {
      const known = sentences.get(span.id);
      if (known !== undefined) return known;
      const found = find(span.text, localityOf(span.passage.documentId));
      sentences.set(span.id, found);
      return found;
    },
    inHeading(heading, locality) {
      const key = `${locality ?? ''} ${heading}`;
      const known = headings.get(key);
      if (known !== undefined) return known;
      const found = find(heading, locality);
      headings.set(key, found);
      return found;
    },
  };
}
