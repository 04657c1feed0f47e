/** The numbered choices of an ambiguous question: listed by the answer, and picked from by the number typed next. */
import type { IndicatorLink, Question } from './question.ts';
import { LINK_THRESHOLD } from './thresholds.ts';

/** As many as fit on a phone. */
export const CHOICES = 5;

/** How close to the best an indicator must fit to be offered beside it. */
const CLOSE = 0.97;

/** @returns best first, exactly as numbered in the answer */
export function offeredChoices(question: Pick<Question, 'indicators'>): IndicatorLink[] {
  const best = question.indicators[0]?.coverage ?? 0;
  return question.indicators
    .filter((link) => link.coverage >= Math.max(LINK_THRESHOLD, best * CLOSE))
    .slice(0, CHOICES);
}
