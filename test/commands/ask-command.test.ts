/** `ask` as scripts use it: one JSON reply, or a file of questions and a file of answers; stdout holds the result alone. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runAsk } from '../../src/commands/ask-command.ts';
import { runIngest } from '../../src/commands/ingest-command.ts';
import { openStore } from '../../src/store/open-store.ts';
import { inventedPlan } from '../app/invented-plan.ts';
import type { Ended } from './run-cli.ts';
import { runCommand } from './run-command.ts';

const QUESTION = 'Thanh toán hóa đơn nước không dùng tiền mặt đạt bao nhiêu?';
const citation = z.object({ document: z.string().min(1), where: z.string().min(1), quote: z.string().optional() });
const answerLine = z.strictObject({
  id: z.string(),
  answer: z.string().min(1),
  citations: z.array(citation),
  intent: z.string().min(1),
  ms: z.number().nonnegative(),
});

let folder: string;
let dataDir: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ask-command-'));
  dataDir = join(folder, 'data');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const runAskWith = (...args: string[]): Promise<Ended> => runCommand(dataDir, runAsk, ...args);

describe('ask', () => {
  it('prints the plain answer, and loads the documents that ship with it into a new folder', async () => {
    const { code, stdout, stderr } = await runAskWith(QUESTION, '--locality', 'ba-ria-vung-tau');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Đạt: 80,18%/);
    expect(stdout).toMatch(/\nNguồn: .*\n$/);
    expect(stderr).toMatch(/văn bản mẫu/);
  });

  it('takes words without quotes, and a unit and a role', async () => {
    const asked = ['Đơn', 'vị', 'tôi', 'chủ', 'trì', 'chỉ', 'tiêu', 'nào?'];
    const person = ['--locality', 'ba-ria-vung-tau', '--unit', 'Sở Y tế', '--role', 'staff'];
    const { code, stdout, stderr } = await runAskWith(...asked, ...person);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/Sở Y tế/);
    expect(stdout).toMatch(/hồ sơ sức khỏe điện tử/);
  });

  it('prints one JSON reply with --json', async () => {
    const { code, stdout } = await runAskWith('--json', QUESTION, '--locality', 'ba-ria-vung-tau');
    expect(code).toBe(0);
    const reply = z.object({ answer: z.string(), citations: z.array(citation), intent: z.string(), ms: z.number() });
    const { answer, citations } = reply.parse(JSON.parse(stdout));
    expect(answer).toMatch(/80,18%/);
    expect(citations).toMatchObject(
      [{ document: 'brvt-2024-q1-phu-luc-1-chi-tieu.md', where: /III\.12/ }].map((place) => ({
        ...place,
        where: expect.stringMatching(place.where),
      })),
    );
  });

  it('answers a file of questions line by line, in order, whatever is asked', async () => {
    const input = join(folder, 'questions.jsonl');
    const output = join(folder, 'answers.jsonl');
    const asker = { role: 'leader', unit: null };
    const questions = [
      { id: 'a', locality: 'ba-ria-vung-tau', asker, history: [], question: QUESTION },
      { id: 'b', locality: 'ba-ria-vung-tau', asker, history: [QUESTION], question: 'đơn vị nào chủ trì?' },
      { id: 'c', locality: null, asker: null, question: 'Thời tiết hôm nay thế nào?' },
      { id: 'd', question: '' },
      { id: 'e', locality: 'khong-co', question: `${'rất dài '.repeat(2000)}🙂` },
    ];
    await writeFile(input, `\n${questions.map((question) => JSON.stringify(question)).join('\r\n')}\r\n`);
    const { code, stdout } = await runAskWith('--batch', input, '--out', output);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const written = await readFile(output, 'utf8');
    expect(written.endsWith('}\n')).toBe(true);
    const answers = written
      .trimEnd()
      .split('\n')
      .map((line) => answerLine.parse(JSON.parse(line)));
    expect(answers.map((answer) => answer.id)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(answers[0]?.answer).toMatch(/80,18%/);
    expect(answers[1]?.answer).toMatch(/Sở Nông nghiệp và Phát triển nông thôn/);
    expect(answers.slice(2).flatMap((answer) => answer.citations)).toEqual([]);
    for (const answer of answers.slice(2)) expect(answer.answer).not.toMatch(/\d+(?:,\d+)?%/);
  });
});

it('a question of a batch that fails is named, the others are answered, and the exit code tells', async () => {
  const brokenDir = join(folder, 'broken-data');
  {
    await using store = await openStore({ dataDir: brokenDir });
    await store.query('drop view kpi.v_observation');
  }
  const document = join(folder, 'bao-cao.md');
  await writeFile(document, inventedPlan());
  await runCommand(brokenDir, runIngest, '--empty', document);
  const [input, output] = [join(folder, 'two.jsonl'), join(folder, 'two-answers.jsonl')];
  const questions = [
    { id: 'a', locality: 'ha-giang', question: 'Tỷ lệ hồ sơ nộp trực tuyến toàn trình đạt bao nhiêu?' },
    { id: 'b', locality: 'ha-giang', question: 'Thời tiết hôm nay thế nào?' },
  ];
  await writeFile(input, questions.map((question) => `${JSON.stringify(question)}\n`).join(''));
  const ended = await runCommand(brokenDir, runAsk, '--empty', '--batch', input, '--out', output);
  expect(ended.code).toBe(1);
  expect(ended.stderr).toMatch(/^Câu a: không trả lời được/);
  const lines = (await readFile(output, 'utf8')).trimEnd().split('\n');
  const answers = lines.map((line) => answerLine.parse(JSON.parse(line)));
  expect(answers.map(({ id, intent }) => ({ id, intent }))).toEqual([
    { id: 'a', intent: 'error' },
    { id: 'b', intent: 'out_of_scope' },
  ]);
});

describe('ask refuses in one line', () => {
  it.each([
    ['no question', [], /Chưa có câu hỏi/],
    ['a role that is none', ['--role', 'chief', QUESTION], /--role/],
    ['an unknown option', ['--lokality', 'khanh-hoa', QUESTION], /--lokality/],
    ['a batch without a place for the answers', ['--batch', 'q.jsonl'], /--out/],
    [
      'a batch that is not there',
      ['--batch', '/khong/co.jsonl', '--out', '/dev/null'],
      /khong\/co\.jsonl.*không có tệp/,
    ],
    ['an option without its value', [QUESTION, '--locality'], /--locality.*thiếu giá trị/],
  ])('%s', async (_, args, reason) => {
    expectRefusal(await runAskWith(...args), reason);
  });

  it('a place for the answers that cannot be written', async () => {
    const input = join(folder, 'one.jsonl');
    await writeFile(input, `${JSON.stringify({ id: 'a', question: QUESTION })}\n`);
    expectRefusal(await runAskWith('--batch', input, '--out', '/khong/co/a.jsonl'), /khong\/co\/a\.jsonl/);
  });

  it('a line of a batch that is no question, by its number, and writes nothing', async () => {
    const input = join(folder, 'broken.jsonl');
    const output = join(folder, 'none.jsonl');
    await writeFile(input, `${JSON.stringify({ id: 'a', question: QUESTION })}\n{"id": 3}\n`);
    expectRefusal(await runAskWith('--batch', input, '--out', output), /dòng 2/);
    await expect(readFile(output)).rejects.toThrow('ENOENT');
  });
});

function expectRefusal(ended: Ended, reason: RegExp): void {
  expect(ended.stderr).toMatch(reason);
  expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
  expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code: 1, stdout: '' });
}
