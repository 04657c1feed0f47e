/** Grades by what is written, so that a run can be repeated by anybody with the same result. */
import type { EvalQuestion } from './eval-question.ts';

export type Shortfall =
  | { kind: 'empty' }
  | { kind: 'missing'; alternatives: string[] }
  | { kind: 'forbidden'; text: string }
  | { kind: 'too-long'; length: number; limit: number };

/** A list may be long; a figure somebody waits for on a telephone may not. */
const LIST_LIMIT = 4000;
const PROSE_LIMIT = 1500;
const SHORT_LIMIT = 1000;
const LISTS = new Set([
  'indicator_list',
  'duties_of_unit',
  'ranking',
  'doc_list',
  'summary',
  'compare',
  'data_quality',
]);
const PROSE = new Set(['doc_fact', 'why_low']);

export function lengthLimit(intent: string): number {
  if (LISTS.has(intent)) return LIST_LIMIT;
  return PROSE.has(intent) ? PROSE_LIMIT : SHORT_LIMIT;
}

/** What the answer falls short of; nothing means that it passes. */
export function gradeAnswer(expected: Pick<EvalQuestion, 'intent' | 'must' | 'must_not'>, answer: string): Shortfall[] {
  if (answer.trim() === '') return [{ kind: 'empty' }];
  const said = ` ${comparable(answer)} `;
  const says = (text: string) => said.includes(comparable(text));
  const limit = lengthLimit(expected.intent);
  return [
    ...expected.must
      .filter((group) => !group.some(says))
      .map((alternatives): Shortfall => ({ kind: 'missing', alternatives })),
    ...expected.must_not.filter(says).map((text): Shortfall => ({ kind: 'forbidden', text })),
    ...(answer.length > limit ? [{ kind: 'too-long', length: answer.length, limit } satisfies Shortfall] : []),
  ];
}

/** Diacritics count; case, kinds of dashes and white space don't. A space at either end of an alternative is meant. */
function comparable(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ');
}
