import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { isLoopback } from '../../src/http/client-address.ts';
import type { ServerDeps } from '../../src/http/contract.ts';
import { createServer } from '../../src/http/create-server.ts';
import { fakeAssistant } from './fake-assistant.ts';

let app: FastifyInstance;
afterEach(() => app.close());

function start(changes: Partial<ServerDeps> = {}): void {
  app = createServer(fakeAssistant(changes).deps);
}

describe('protection', () => {
  it.each(['/', '/api/catalogue', '/healthz', '/no-such-page'])('%s carries a strict content policy', async (url) => {
    start();
    const { headers } = await app.inject(url);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it('limits the questions of one address a minute and tells when to come back', async () => {
    start({ requestsPerMinute: 3 });
    const ask = (remoteAddress: string) =>
      app.inject({ method: 'POST', url: '/api/ask', payload: { question: 'x' }, remoteAddress });
    const statuses: number[] = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await ask('203.0.113.5')).statusCode);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const refused = await ask('203.0.113.5');
    expect(refused.json().error).toEqual({ code: 'too_many_requests', message: expect.stringContaining('thử lại') });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask('203.0.113.6')).statusCode).toBe(200);
  });

  it('does not limit the machine itself, but whoever comes through a proxy on it', async () => {
    start({ requestsPerMinute: 1 });
    const ask = (headers: Record<string, string>) =>
      app.inject({ method: 'POST', url: '/api/ask', payload: { question: 'x' }, headers });
    const own = [await ask({}), await ask({}), await ask({})];
    const proxied = [await ask({ 'x-forwarded-for': '203.0.113.9' }), await ask({ 'x-forwarded-for': '203.0.113.9' })];
    expect(own.map((response) => response.statusCode)).toEqual([200, 200, 200]);
    expect(proxied.map((response) => response.statusCode)).toEqual([200, 429]);
    await app.close();
    start({ requestsPerMinute: 1, trustProxy: false });
    const untrusted = [await ask({ 'x-forwarded-for': 'a' }), await ask({ 'x-forwarded-for': 'b' })];
    expect(untrusted.map((response) => response.statusCode)).toEqual([200, 429]);
  });

  it('counts hops only through proxies inside our network', async () => {
    start({ requestsPerMinute: 1, trustProxy: 1 });
    const ask = async (remoteAddress: string, client: string) => {
      const headers = { 'x-forwarded-for': `198.51.100.1, ${client}` };
      return (await app.inject({ url: '/api/catalogue', headers, remoteAddress })).statusCode;
    };
    const viaProxy = [
      await ask('10.0.0.2', '203.0.113.1'),
      await ask('10.0.0.2', '203.0.113.2'),
      await ask('10.0.0.2', '203.0.113.1'),
    ];
    const direct = [await ask('203.0.113.50', '203.0.113.3'), await ask('203.0.113.50', '203.0.113.4')];
    expect(viaProxy).toEqual([200, 200, 429]);
    expect(direct).toEqual([200, 429]);
  });

  it('knows the machine itself in every notation', () => {
    expect(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'].map(isLoopback)).toEqual([true, true, true, true]);
    expect(['10.0.0.1', '::ffff:10.0.0.1', '128.0.0.1', 'localhost', ''].some(isLoopback)).toBe(false);
  });

  it('limits guessing at addresses', async () => {
    start({ requestsPerMinute: 2 });
    const guess = (path: string) => app.inject({ url: path, remoteAddress: '203.0.113.7' });
    const statuses = [await guess('/a'), await guess('/b'), await guess('/c')].map(({ statusCode }) => statusCode);
    expect(statuses).toEqual([404, 404, 429]);
  });
});
