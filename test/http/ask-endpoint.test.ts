import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import type { ServerDeps } from '../../src/http/contract.ts';
import { createServer } from '../../src/http/create-server.ts';
import { fakeAssistant } from './fake-assistant.ts';

let app: FastifyInstance;
afterEach(() => app.close());

function start(changes: Partial<ServerDeps> = {}) {
  const { deps, asked } = fakeAssistant(changes);
  app = createServer(deps);
  const ask = (payload: unknown) => app.inject({ method: 'POST', url: '/api/ask', payload: payload as object });
  return { ask, asked };
}

describe('POST /api/ask', () => {
  it('answers in the fixed shape', async () => {
    const { ask } = start();
    const response = await ask({ question: 'Tỷ lệ hồ sơ nộp qua mạng?' });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      answer: expect.stringContaining('61,5%'),
      citations: [expect.objectContaining({ document: 'phu-luc-mau', where: 'Phụ lục I, mục I.2', passage: 7 })],
      intent: 'indicator_status',
      ms: 4.2,
    });
  });

  it('keeps choices and chart, and nothing that is not in the contract', async () => {
    const choices = [{ label: 'Chỉ tiêu A', value: 'a' }];
    const chart = { kind: 'bars' as const, title: 'T', unit: '%', items: [{ label: 'A', value: null, target: 80 }] };
    const reply = { answer: 'Chọn một mục.', citations: [], intent: 'clarify', choices, chart, ms: 1, internal: 'x' };
    const { ask } = start({ ask: async () => reply });
    const { internal: _internal, ...fixed } = reply;
    expect((await ask({ question: 'hồ sơ' })).json()).toEqual(fixed);
  });

  it('hands question, history and asker to the assistant as sent', async () => {
    const { ask, asked } = start();
    const question = '  Còn Sở Y tế?\nCảm ơn ';
    await ask({ question, history: ['Câu trước', ' '], asker: { role: 'leader', unit: ' ', locality: 'Sao Hỏa' } });
    await ask({ question: '2', history: null, asker: null });
    expect(asked).toEqual([
      { question, history: ['Câu trước'], asker: { role: 'leader', unit: null, locality: 'Sao Hỏa' } },
      { question: '2' },
    ]);
  });

  it.each([
    ['blank', '', 'empty_question'],
    ['only white space and invisible characters', ' \n\u200b\u00a0', 'empty_question'],
    ['too long', 'a'.repeat(2001), 'question_too_long'],
    ['a null character', 'chỉ\u0000tiêu', 'unreadable_characters'],
    ['an escape sequence', '\u001b[31mchỉ tiêu', 'unreadable_characters'],
    ['bytes that are not UTF-8', 'PNG\ufffd\ufffd', 'unreadable_characters'],
    ['half of a surrogate pair', 'x\ud83d', 'unreadable_characters'],
  ])('refuses a question that is %s', async (_what, question, code) => {
    const { ask, asked } = start();
    const response = await ask({ question });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toEqual({ error: { code, message: expect.stringMatching(/Vui lòng/) } });
    expect(asked).toEqual([]);
  });

  it.each([
    ['2,000 characters', 'ấ'.repeat(2000)],
    ['2,000 characters typed as letter and mark', 'ấ'.repeat(2000).normalize('NFD')],
    ['emoji only', '👨‍👩‍👧🙏'],
    ['SQL', "'; DROP TABLE kpi.target; --"],
    ['markup', '<script>alert(1)</script>'],
    ['tabs and line breaks', 'a\tb\r\nc'],
  ])('leaves it to the assistant to answer %s', async (_what, question) => {
    const { ask, asked } = start();
    expect((await ask({ question })).statusCode).toBe(200);
    expect(asked).toEqual([{ question }]);
  });

  it.each([
    ['no question', {}, /question/],
    ['a question that is no text', { question: 7 }, /question/],
    ['an unknown role', { question: 'x', asker: { role: 'giám đốc' } }, /asker\.role/],
    ['a history that is no list', { question: 'x', history: 'y' }, /history/],
    ['a list as body', [1], /JSON dạng/],
  ])('says what is wrong with %s', async (_what, payload, reason) => {
    const { ask } = start();
    const response = await ask(payload);
    expect(response.statusCode).toBe(400);
    expect(response.json()).toEqual({ error: { code: 'bad_request', message: expect.stringMatching(reason) } });
  });

  it('refuses a long or binary question in the history', async () => {
    const { ask } = start();
    const long = await ask({ question: 'x', history: ['a'.repeat(2001)] });
    const binary = await ask({ question: 'x', history: ['\u0007'] });
    expect([long.statusCode, long.json().error.code]).toEqual([400, 'history_too_long']);
    expect([binary.statusCode, binary.json().error.code]).toEqual([400, 'unreadable_characters']);
  });

  it.each([
    ['broken JSON', 'application/json', '{"question":', 400, 'bad_request'],
    ['nothing', 'application/json', '', 400, 'bad_request'],
    ['a poisoned prototype', 'application/json', '{"__proto__": {"x": 1}, "question": "a"}', 400, 'bad_request'],
    ['a form', 'application/x-www-form-urlencoded', 'question=a', 415, 'unsupported_media_type'],
    ['plain text', 'text/plain', 'question', 415, 'unsupported_media_type'],
    ['more than 64 KB', 'application/json', JSON.stringify({ question: 'a'.repeat(70_000) }), 413, 'too_large'],
  ])('refuses a body of %s', async (_what, type, payload, status, code) => {
    start();
    const response = await app.inject({
      method: 'POST',
      url: '/api/ask',
      headers: { 'content-type': type },
      payload,
    });
    expect(response.statusCode).toBe(status);
    expect(response.json().error.code).toBe(code);
    expect(response.json().error.message).toMatch(/[ạảấầậđêệịọộợụửữỷỹ]/);
  });

  it('tells nobody why it failed', async () => {
    const { ask } = start({
      ask: async () => {
        throw Object.assign(new Error('relation "kpi.secret" does not exist'), { statusCode: 503 });
      },
    });
    const response = await ask({ question: 'x' });
    expect(response.statusCode).toBe(500);
    expect(response.json().error).toEqual({ code: 'internal', message: expect.stringMatching(/^Hệ thống gặp lỗi/) });
    expect(response.body).not.toMatch(/relation|kpi|at /);
  });
});
