/**
 * The last gate is only worth something if it is shut: true answers with one digit or one name changed are held
 * against the evidence of the true answer, and what the evidence does not hold must not get through.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkGrounding } from '../../src/assistant/check-grounding.ts';
import type { Answer } from '../../src/assistant/composing/answer.ts';
import { composeAnswer } from '../../src/assistant/composing/compose-answer.ts';
import type { Evidence } from '../../src/assistant/evidence/evidence.ts';
import { gatherEvidence } from '../../src/assistant/evidence/gather-evidence.ts';
import type { Question } from '../../src/assistant/understanding/question.ts';
import { understandQuestion } from '../../src/assistant/understanding/understand-question.ts';
import { today } from '../../src/clock.ts';
import { fold } from '../../src/language/fold.ts';
import { PUBLIC_ACCESS } from '../../src/people/access.ts';
import { openTestApp, type TestApp } from '../app/test-app.ts';

const BRVT = 'ba-ria-vung-tau';
const QUESTIONS: [question: string, locality: string][] = [
  ['Thanh toán hóa đơn nước không dùng tiền mặt quý I năm 2024 thế nào?', BRVT],
  ['Dân số trưởng thành có chữ ký số cá nhân hiện đạt bao nhiêu phần trăm?', BRVT],
  ['Tỷ lệ cán bộ, công chức được tập huấn kỹ năng số cơ bản đạt bao nhiêu?', BRVT],
  ['Liệt kê các chỉ tiêu xã hội số chưa đạt', BRVT],
  ['Có bao nhiêu chỉ tiêu xã hội số đã đạt?', BRVT],
  ['Công an tỉnh được giao chủ trì chỉ tiêu nào?', BRVT],
  ['Sở Y tế chủ trì những chỉ tiêu nào?', BRVT],
  ['Ai chủ trì chỉ tiêu tỷ trọng kinh tế số trong GRDP?', BRVT],
  ['Sở Tư pháp được bao nhiêu điểm Nhận thức số năm 2023?', BRVT],
  ['Vì sao Ban Dân tộc bị điểm thấp ở tiêu chí Nhận thức số?', BRVT],
  ['Hạn gửi số liệu về chỉ số thành phần cho Sở Thông tin và Truyền thông là ngày nào?', 'khanh-hoa'],
  ['So sánh tỷ lệ dân số có điện thoại thông minh giữa Bà Rịa - Vũng Tàu và Bắc Kạn', BRVT],
  ['Thuê bao dùng điện thoại thông minh đạt bao nhiêu phần trăm?', 'bac-kan'],
];

/** Measured shares of changes that the check does not see; whoever makes it stricter lowers them. */
const SMALL_FIGURES_LET_THROUGH = 0.06;
const NAMES_LET_THROUGH = 0.42;

interface TrueAnswer {
  question: Question;
  evidence: Evidence;
  answer: Answer;
}

let test: TestApp;
let answers: TrueAnswer[];
let unitNames: string[];
beforeAll(async () => {
  test = await openTestApp();
  const { assistant } = test.app;
  const lexicon = await assistant.lexicon.current();
  answers = [];
  for (const [text, locality] of QUESTIONS) {
    const asker = { role: 'leader', unit: null, locality, access: PUBLIC_ACCESS } as const;
    const question = understandQuestion({ text, history: [], asker, today: today(assistant.clock) }, lexicon);
    const sources = { db: assistant.db, kpi: assistant.kpi, lexicon, access: PUBLIC_ACCESS };
    const evidence = await gatherEvidence(question, sources);
    answers.push({ question, evidence, answer: composeAnswer(question, evidence, 'leader') });
  }
  const rows = await test.app.db.query<{ canonical: string }>(
    'select distinct canonical from unit where not collective order by canonical',
  );
  unitNames = rows.map((row) => row.canonical);
});
afterAll(() => test.close());

/** Keys of evidence that hold where something stands, not what it says. */
const PLACES = /^(id|\w*Id|line|ord|field|version|limit)$/;

/** Every figure that the evidence says, in both readings of its shape; counted here apart from the code under test. */
function figuresOf(evidence: Evidence): Set<number> {
  const figures = new Set<number>();
  const walk = (value: unknown): void => {
    if (typeof value === 'number') figures.add(Math.abs(value));
    else if (typeof value === 'string') for (const figure of value.match(FIGURE) ?? []) addReadings(figure);
    else if (Array.isArray(value)) value.forEach(walk);
    else if (value !== null && typeof value === 'object')
      for (const [key, entry] of Object.entries(value)) if (!PLACES.test(key)) walk(entry);
  };
  const addReadings = (figure: string) => {
    for (const value of readings(figure)) figures.add(value);
  };
  walk(evidence);
  return figures;
}

const FIGURE = /\d+(?:[.,]\d+)*/g;

function readings(figure: string): number[] {
  const asThousands = Number(figure.replace(/\.(?=\d{3}(?!\d))/g, '').replace(',', '.'));
  const asDecimal = Number(figure.replaceAll(',', '.'));
  return [asThousands, asDecimal].filter((value) => !Number.isNaN(value));
}

/** Where a list numbers its lines, the digits are no figure of the evidence. */
const linesOf = (answer: Answer) => [answer.headline, ...answer.details];
const numbering = (line: string) => /^\s*\d{1,2}\.\s/.exec(line)?.[0].length ?? 0;

function withLine(answer: Answer, index: number, line: string): Answer {
  return index === 0
    ? { ...answer, headline: line }
    : { ...answer, details: answer.details.map((detail, i) => (i === index - 1 ? line : detail)) };
}

interface Place {
  from: TrueAnswer;
  line: number;
  start: number;
  word: string;
}

function places(find: (line: string) => { start: number; word: string }[]): Place[] {
  return answers.flatMap((from) =>
    linesOf(from.answer).flatMap((line, index) => find(line).map((found) => ({ from, line: index, ...found }))),
  );
}

function mutated({ from, line, start, word }: Place, changed: string): Answer {
  const text = linesOf(from.answer)[line] ?? '';
  return withLine(from.answer, line, text.slice(0, start) + changed + text.slice(start + word.length));
}

const passes = (place: Place, changed: string) =>
  checkGrounding(mutated(place, changed), place.from.evidence, place.from.question.period).ok;

it('lets every true answer through', () => {
  expect(answers.filter((each) => each.answer.citations.length === 0)).toEqual([]);
  for (const { answer, evidence, question } of answers)
    expect({ answer, ...checkGrounding(answer, evidence, question.period) }).toMatchObject({ ok: true, uncovered: [] });
});

it('stops a figure of which one digit was changed, wherever the evidence does not hold the new one', () => {
  const figures = places((line) =>
    [...line.matchAll(FIGURE)]
      .filter((match) => match.index >= numbering(line))
      .map((match) => ({ start: match.index, word: match[0] })),
  );
  expect(figures.length).toBeGreaterThan(40);
  const known = new Map(answers.map((each) => [each, figuresOf(each.evidence)]));
  let tried = 0;
  const through: string[] = [];
  fc.assert(
    fc.property(fc.constantFrom(...figures), fc.nat(), fc.integer({ min: 1, max: 9 }), (place, at, step) => {
      const digits = [...place.word.matchAll(/\d/g)].map((match) => match.index);
      const position = digits[at % digits.length] ?? 0;
      const digit = (Number(place.word[position]) + step) % 10;
      const changed = place.word.slice(0, position) + digit + place.word.slice(position + 1);
      if (readings(changed).some((value) => known.get(place.from)?.has(value))) return;
      tried += 1;
      if (passes(place, changed)) through.push(`${place.word} → ${changed}: ${linesOf(place.from.answer)[place.line]}`);
    }),
    { numRuns: 1500, seed: 20240415 },
  );
  expect(tried).toBeGreaterThanOrEqual(1000);
  // "80,18", "9.885.295.762": what a result looks like. Of small whole numbers any list holds many by chance.
  const distinctive = through.filter((change) => /^(?=(?:[.,]?\d){3,} )\d+,\d+ |^(?:[.,]?\d){5,} /.test(change));
  expect(distinctive).toEqual([]);
  expect(through.length / tried).toBeLessThan(SMALL_FIGURES_LET_THROUGH);
});

it('stops the name of a body that the evidence does not name', () => {
  const longestFirst = unitNames.toSorted((a, b) => b.length - a.length);
  const named = places((line) => {
    const first = longestFirst.find((name) => line.includes(name));
    return first === undefined ? [] : [{ start: line.indexOf(first), word: first }];
  });
  expect(named.length).toBeGreaterThan(8);
  const texts = new Map(answers.map((each) => [each, fold(JSON.stringify(each.evidence))]));
  let tried = 0;
  const through: string[] = [];
  fc.assert(
    fc.property(fc.constantFrom(...named), fc.constantFrom(...unitNames), (place, other) => {
      if (texts.get(place.from)?.includes(fold(other))) return;
      tried += 1;
      if (passes(place, other)) through.push(`${place.word} → ${other}: ${linesOf(place.from.answer)[place.line]}`);
    }),
    { numRuns: 1500, seed: 20240415 },
  );
  expect(tried).toBeGreaterThanOrEqual(1000);
  expect(through.length / tried).toBeLessThan(NAMES_LET_THROUGH);
});

it('stops a conclusion that the status rule did not draw', () => {
  const concluded = answers.filter((each) => /^(Đạt|Chưa đạt):/.test(each.answer.headline));
  expect(concluded.length).toBeGreaterThanOrEqual(3);
  for (const { answer, evidence, question } of concluded) {
    const headline = answer.headline.startsWith('Đạt:')
      ? answer.headline.replace(/^Đạt:/, 'Chưa đạt:')
      : answer.headline.replace(/^Chưa đạt:/, 'Đạt:');
    expect(checkGrounding({ ...answer, headline }, evidence, question.period).ok).toBe(false);
  }
});
