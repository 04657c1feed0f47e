import { expect, it } from 'vitest';
import type { AskRequest } from '../../src/assistant/ask.ts';
import { parseQuestionSet } from '../../src/evaluation/eval-question.ts';
import { QuestionCrashedError, runQuestions } from '../../src/evaluation/run-questions.ts';
import { summariseSet } from '../../src/evaluation/summarise-run.ts';

const line = (id: string, intent: string, document: string | null) =>
  JSON.stringify({
    id,
    locality: 'ha-giang',
    asker: { role: 'staff', unit: 'Sở Y tế' },
    history: ['Câu trước?'],
    question: `Câu ${id}?`,
    intent,
    must: [['đúng']],
    source: document === null ? null : { document, where: '1' },
  });
const set = parseQuestionSet(
  'tuning.jsonl',
  [line('a', 'ranking', 'ke-hoach; phu-luc'), line('b', 'ranking', 'ke-hoach'), line('c', 'help', null)].join('\n'),
);
const citation = (document: string) => ({ document, where: '', quote: '', title: '', number: null, issuedOn: null });

it('asks as the asker of the question, and counts answers, citations and intents apart', async () => {
  const asked: AskRequest[] = [];
  const graded = await runQuestions(set, async (request) => {
    asked.push(request);
    return asked.length === 2
      ? { answer: 'Sai.', intent: 'doc_fact', ms: 30, citations: [citation('van-ban-khac.md')] }
      : { answer: 'Đúng.', intent: 'ranking', ms: 10 * asked.length, citations: [citation('phu-luc.txt')] };
  });
  expect(asked[0]).toEqual({
    question: 'Câu a?',
    history: ['Câu trước?'],
    asker: { role: 'staff', unit: 'Sở Y tế', locality: 'ha-giang' },
  });
  expect(summariseSet(graded)).toEqual({
    name: 'tuning',
    all: { passed: 2, total: 3 },
    intents: { ranking: { passed: 1, total: 2 }, help: { passed: 1, total: 1 } },
    understood: { passed: 1, total: 3 },
    cited: { passed: 1, total: 2 },
    medianLength: 5,
    p50Ms: 30,
    p95Ms: 30,
  });
});

it('names the question at which the assistant broke', async () => {
  const broken = runQuestions(set, (request) =>
    request.question === 'Câu b?'
      ? Promise.reject(new TypeError('boom'))
      : Promise.resolve({ answer: 'Đúng.', intent: 'ranking', ms: 1, citations: [] }),
  );
  await expect(broken).rejects.toBeInstanceOf(QuestionCrashedError);
  await expect(broken).rejects.toThrow('tuning, câu b: trợ lý hỏng giữa chừng (boom).');
});
