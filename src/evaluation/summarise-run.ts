/** The figures of a run: per set and intent, with times. */
import { z } from 'zod';
import type { GradedAnswer, GradedSet } from './run-questions.ts';

const tallySchema = z.object({ passed: z.int(), total: z.int() });
export type Tally = z.infer<typeof tallySchema>;

export const setSummarySchema = z.object({
  name: z.string(),
  all: tallySchema,
  intents: z.record(z.string(), tallySchema),
  /** How many were taken for what they are; a right answer may come by another way. */
  understood: tallySchema,
  /** Of the questions that a document answers: how many cite it. */
  cited: tallySchema,
  medianLength: z.int(),
  p50Ms: z.number(),
  p95Ms: z.number(),
});
export type SetSummary = z.infer<typeof setSummarySchema>;

/** @param set at least one answer */
export function summariseSet(set: GradedSet): SetSummary {
  const passed = (answer: GradedAnswer) => answer.shortfalls.length === 0;
  const byIntent = Object.groupBy(set.answers, (answer) => answer.question.intent);
  const intents = Object.entries(byIntent).map(([intent, answers]) => [intent, tally(answers ?? [], passed)] as const);
  const sourced = set.answers.filter((answer) => answer.cited !== null);
  const times = set.answers.map((answer) => answer.ms);
  return {
    name: set.name,
    all: tally(set.answers, passed),
    intents: Object.fromEntries(intents),
    understood: tally(set.answers, (answer) => answer.understoodAs === answer.question.intent),
    cited: tally(sourced, (answer) => answer.cited === true),
    medianLength: percentile(
      set.answers.map((answer) => answer.answer.length),
      0.5,
    ),
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
  };
}

function tally(answers: readonly GradedAnswer[], counts: (answer: GradedAnswer) => boolean): Tally {
  return { passed: answers.filter(counts).length, total: answers.length };
}

/** Nearest rank, so that the figure is one that was really measured. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
