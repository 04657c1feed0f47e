/** Asks every question of a set and grades the answers. */
import type { AskReply, AskRequest } from '../assistant/ask.ts';
import type { EvalQuestion, QuestionSet } from './eval-question.ts';
import { gradeAnswer, type Shortfall } from './grade-answer.ts';

export interface GradedAnswer {
  question: EvalQuestion;
  answer: string;
  /** What the assistant took the question for. */
  understoodAs: string;
  shortfalls: Shortfall[];
  /** The expected document is among the citations; null where no document answers. */
  cited: boolean | null;
  ms: number;
}

export interface GradedSet {
  name: string;
  answers: GradedAnswer[];
}

/** The assistant threw instead of answering: that is a defect to mend, not a wrong answer to count. */
export class QuestionCrashedError extends Error {
  override readonly name = 'QuestionCrashedError';
  readonly code = 'QUESTION_CRASHED';
}

/**
 * One after the other: the time of an answer is not to depend on its neighbours.
 * @throws QuestionCrashedError naming the question
 */
export async function runQuestions(
  set: QuestionSet,
  ask: (request: AskRequest) => Promise<Pick<AskReply, 'answer' | 'intent' | 'ms' | 'citations'>>,
): Promise<GradedSet> {
  const answers: GradedAnswer[] = [];
  for (const question of set.questions) {
    const reply = await ask({
      question: question.question,
      history: question.history,
      asker: { ...question.asker, locality: question.locality },
    }).catch((cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new QuestionCrashedError(`${set.name}, câu ${question.id}: trợ lý hỏng giữa chừng (${reason}).`, { cause });
    });
    answers.push({
      question,
      answer: reply.answer,
      understoodAs: reply.intent,
      shortfalls: gradeAnswer(question, reply.answer),
      cited: question.source === null ? null : citesAny(reply.citations, question.source.document),
      ms: reply.ms,
    });
  }
  return { name: set.name, answers };
}

/** Names are compared without ending: the same document may have been loaded as .md or as .txt. */
function citesAny(citations: readonly { document: string }[], expected: string): boolean {
  const names = new Set(expected.split(';').map(stem));
  return citations.some((citation) => names.has(stem(citation.document)));
}

function stem(document: string): string {
  return document.trim().replace(/\.[a-z0-9]+$/i, '');
}
