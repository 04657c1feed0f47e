import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import type { ServerDeps } from '../../src/http/contract.ts';
import { createServer } from '../../src/http/create-server.ts';
import { fakeAssistant } from './fake-assistant.ts';

let app: FastifyInstance;
afterEach(() => app.close());

function start(changes: Partial<ServerDeps> = {}): void {
  app = createServer(fakeAssistant(changes).deps);
}

describe('passages', () => {
  it('are shown with their document, section and row', async () => {
    start();
    const response = await app.inject('/api/passages/7');
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({
      document: { title: 'Báo cáo quý I năm 2031', number: null },
      section: ['Phụ lục I', 'I. Chính quyền số'],
      row: { cells: ['2.', 'Tỷ lệ hồ sơ nộp qua mạng', '61,5%'] },
    });
  });

  it('that are unknown are not found', async () => {
    start();
    const response = await app.inject('/api/passages/8');
    expect([response.statusCode, response.json().error.code]).toEqual([404, 'passage_not_found']);
  });

  it.each(['abc', '0', '-1', '1.5', '1e400', '%00'])('with the id %s are a bad request', async (id) => {
    start();
    const response = await app.inject(`/api/passages/${id}`);
    expect(response.statusCode).toBe(400);
    expect(response.json().error.message).toBe('Mã đoạn phải là số nguyên dương.');
  });
});

describe('catalogue', () => {
  it.each([true, false])('says whether this is a demo (%s)', async (demo) => {
    start({ demo });
    expect((await app.inject('/api/catalogue')).json()).toMatchObject({
      demo,
      localities: [{ slug: 'tinh-mau', name: 'Tỉnh Mẫu' }],
      units: { 'tinh-mau': ['Sở Nội vụ'] },
      examples: [expect.stringContaining('hồ sơ')],
    });
  });
});

describe('probes', () => {
  it('tell alive from ready', async () => {
    start({ ready: async () => ({ ok: false, checks: [{ name: 'store', ok: false, detail: 'không trả lời' }] }) });
    const alive = await app.inject('/healthz');
    const ready = await app.inject('/readyz');
    expect([alive.statusCode, alive.json()]).toEqual([200, { status: 'ok' }]);
    expect([ready.statusCode, ready.json().checks[0].detail]).toEqual([503, 'không trả lời']);
  });

  it('say ready with 200', async () => {
    start();
    expect((await app.inject('/readyz')).statusCode).toBe(200);
  });
});

describe('metrics', () => {
  it('count answers by intent, failures, and requests by route pattern', async () => {
    let healthy = true;
    const { deps } = fakeAssistant();
    start({
      ask: async (request) => {
        if (!healthy) throw new Error('down');
        return deps.ask(request);
      },
    });
    const ask = () => app.inject({ method: 'POST', url: '/api/ask', payload: { question: 'x' } });
    await ask();
    await ask();
    healthy = false;
    await ask();
    await app.inject('/api/passages/7');
    const { body, headers } = await app.inject('/metrics');
    expect(headers['content-type']).toMatch(/^text\/plain/);
    expect(body).toContain('assistant_answers_total{intent="indicator_status"} 2');
    expect(body).toContain('assistant_failures_total 1');
    expect(body).toContain('assistant_answer_seconds_count{intent="indicator_status"} 2');
    expect(body).toContain('http_request_seconds_count{method="GET",route="/api/passages/:id",status="200"} 1');
    expect(body).toContain('process_resident_memory_bytes');
  });
});

describe('API page', () => {
  it('describes the public routes in Vietnamese and hides the rest', async () => {
    start();
    const document = (await app.inject('/api/docs/json')).json();
    expect(Object.keys(document.paths).sort()).toEqual([
      '/api/ask',
      '/api/catalogue',
      '/api/passages/{id}',
      '/healthz',
      '/readyz',
    ]);
    expect(document.paths['/api/ask'].post.summary).toBe('Đặt một câu hỏi');
    expect((await app.inject('/api/docs/')).body).toContain('Trợ lý Chỉ tiêu');
  });
});
