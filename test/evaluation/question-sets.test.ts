import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type EvalQuestion, parseQuestionSet, QuestionFileError } from '../../src/evaluation/eval-question.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const sets = readdirSync(new URL('bench/questions/', root))
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => parseQuestionSet(name, read(`bench/questions/${name}`)));
const all = sets.flatMap((set) => set.questions);

/** The guard in front of short figures (" 5%", "(5%") belongs to grading; a table cell holds the bare figure. */
const bare = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[*_]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[(≥=>«":-]+/, '');
const knowledge = new Map<string, string>();
function printed(document: string): string {
  const known = knowledge.get(document);
  if (known !== undefined) return known;
  const text = bare(read(`knowledge/${document}.md`));
  knowledge.set(document, text);
  return text;
}

describe('the project’s own questions', () => {
  it('are sets to work with and one only to measure by, with ids of their own and no question twice', () => {
    expect(sets.map((set) => set.name).sort()).toEqual(['held-out', 'tuning', 'tuning-2', 'tuning-3']);
    for (const set of sets) expect(set.questions.length, set.name).toBeGreaterThanOrEqual(100);
    const heldOut = sets.find((set) => set.name === 'held-out');
    expect(heldOut?.questions.length).toBeGreaterThanOrEqual(140);
    expect(new Set(all.map((question) => question.id)).size).toBe(all.length);
    const asked = all.map((question) => [question.locality, ...question.history, question.question].join('|'));
    expect(new Set(asked).size).toBe(all.length);
  });

  it('require only what the documents print, unless a group is marked as derived', () => {
    const unfounded = (question: EvalQuestion) => {
      const text = (question.source?.document ?? '').split('; ').filter(Boolean).map(printed).join('\n');
      return question.must.filter(
        (group, i) => !question.derived.includes(i) && !group.some((each) => text.includes(bare(each))),
      );
    };
    const sourced = all.filter((question) => question.source !== null);
    expect(sourced.length).toBeGreaterThan(450);
    expect(sourced.filter((question) => unfounded(question).length > 0).map((question) => question.id)).toEqual([]);
  });

  it('never forbid what they require, and derive everything where no document answers', () => {
    const contradicted = all.filter((question) =>
      question.must_not.some((no) =>
        question.must.some((group) => group.every((each) => bare(each).includes(bare(no)))),
      ),
    );
    expect(contradicted.map((question) => question.id)).toEqual([]);
    const unsourced = all.filter((question) => question.source === null && question.intent !== 'unanswerable');
    expect(unsourced.length).toBeGreaterThan(0);
    expect(unsourced.every((question) => question.must.every((_, i) => question.derived.includes(i)))).toBe(true);
  });
});

describe('a question file', () => {
  const good = JSON.stringify({
    id: 'x-1',
    locality: null,
    asker: { role: 'leader', unit: null },
    question: 'Có những văn bản nào?',
    intent: 'doc_list',
    must: [['văn bản']],
    source: null,
  });

  it('is read line by line; what may be left out is filled', () => {
    const set = parseQuestionSet('/somewhere/mine.jsonl', `${good}\n\n`);
    expect(set.name).toBe('mine');
    expect(set.questions).toHaveLength(1);
    expect(set.questions[0]).toMatchObject({ id: 'x-1', history: [], must_not: [], derived: [] });
  });

  it.each([
    ['broken JSON', `${good}\n{"id":`, /dòng 2: không phải JSON/],
    ['a field of the wrong kind', good.replace('"leader"', '"boss"'), /dòng 1: sai hoặc thiếu trường asker.role/],
    ['an empty group', good.replace('["văn bản"]', '[]'), /must.0/],
    ['an id that comes twice', `${good}\n${good}`, /dòng 2: mã «x-1» đã dùng/],
    ['no question at all', '\n', /không có câu hỏi nào/],
  ])('is refused with its line for %s', (_, text, message) => {
    const parse = () => parseQuestionSet('q.jsonl', text);
    expect(parse).toThrow(QuestionFileError);
    expect(parse).toThrow(message);
  });
});
