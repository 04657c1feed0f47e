/** A question with what a right answer must and must not say, as kept in bench/questions (README there). */
import { basename } from 'node:path';
import { z } from 'zod';

const evalQuestionSchema = z.object({
  id: z.string().min(1),
  locality: z.string().nullable(),
  asker: z.object({ role: z.enum(['leader', 'staff']), unit: z.string().nullable() }),
  history: z.array(z.string()).default([]),
  question: z.string().min(1),
  intent: z.string().min(1),
  /** Every group needs one of its alternatives in the answer. */
  must: z.array(z.array(z.string().min(1)).min(1)),
  must_not: z.array(z.string().min(1)).default([]),
  /** Positions of groups that follow from the documents without standing there: verdicts, differences, counts. */
  derived: z.array(z.int().min(0)).default([]),
  source: z.object({ document: z.string(), where: z.string() }).nullable(),
});
export type EvalQuestion = z.infer<typeof evalQuestionSchema>;

export interface QuestionSet {
  /** Name without folder and ending: "tuning". */
  name: string;
  questions: EvalQuestion[];
}

/** A line of a question file cannot be used; the message names file and line. */
export class QuestionFileError extends Error {
  override readonly name = 'QuestionFileError';
  readonly code = 'QUESTION_FILE';
}

/**
 * @param file path of the file, for its name and for messages
 * @param text one JSON object per line; empty lines are skipped
 * @throws QuestionFileError at the first line that is not a question, at an id that comes twice, or when there is none
 */
export function parseQuestionSet(file: string, text: string): QuestionSet {
  const questions: EvalQuestion[] = [];
  const ids = new Set<string>();
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const question = parseLine(line, `${file}, dòng ${i + 1}`);
    if (ids.has(question.id))
      throw new QuestionFileError(`${file}, dòng ${i + 1}: mã «${question.id}» đã dùng ở dòng trước; hãy đổi mã.`);
    ids.add(question.id);
    questions.push(question);
  }
  if (questions.length === 0)
    throw new QuestionFileError(`${file}: không có câu hỏi nào; cần mỗi dòng một câu dạng JSON.`);
  return { name: basename(file).replace(/\.jsonl?$/, ''), questions };
}

function parseLine(line: string, place: string): EvalQuestion {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new QuestionFileError(`${place}: không phải JSON; mỗi dòng phải là một đối tượng JSON.`, { cause });
  }
  const parsed = evalQuestionSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.') || '(cả dòng)');
  throw new QuestionFileError(`${place}: sai hoặc thiếu trường ${[...new Set(fields)].join(', ')}.`);
}
