/**
 * READ THIS FIRST: how a question becomes an answer.
 *
 *   understand (words → Question) → gather (Question → Evidence, live from the store) → compose (Evidence → Answer)
 *   → check (every figure and name is covered, otherwise the plain answer)
 *
 * With or without a language model, figures come from the evidence alone.
 */
import type { Clock } from '../clock.ts';
import { today } from '../clock.ts';
import type { Asker } from '../people/access.ts';
import type { Queryable } from '../store/database.ts';
import { checkGrounding, plainAnswer } from './check-grounding.ts';
import type { Answer } from './composing/answer.ts';
import { composeAnswer } from './composing/compose-answer.ts';
import { gatherEvidence } from './evidence/gather-evidence.ts';
import type { LexiconSource } from './lexicon.ts';
import { understandQuestion } from './understanding/understand-question.ts';

export interface AssistantDeps {
  db: Queryable;
  kpi: Queryable;
  lexicon: LexiconSource;
  clock: Clock;
  /** Told when an answer failed the grounding check and was replaced. */
  onUngrounded(intent: string, uncovered: readonly string[]): void;
}

export interface QuestionAsked {
  text: string;
  /** Earlier questions of the same person, oldest first. */
  history: readonly string[];
  asker: Asker;
}

/** @returns an answer always: what is not known, not allowed or out of scope is said as such; only a broken store throws */
export async function answerQuestion(asked: QuestionAsked, deps: AssistantDeps): Promise<Answer> {
  const lexicon = await deps.lexicon.current();
  const question = understandQuestion({ ...asked, today: today(deps.clock) }, lexicon);
  const evidence = await gatherEvidence(question, { db: deps.db, kpi: deps.kpi, lexicon, access: asked.asker.access });
  const answer = composeAnswer(question, evidence, asked.asker.role);
  const grounding = checkGrounding(answer, evidence, question.period, question.limits);
  if (grounding.ok) return answer;
  deps.onUngrounded(answer.intent, grounding.uncovered);
  return plainAnswer(answer);
}
