import { afterEach, describe, expect, it } from 'vitest';
import { createServer } from '../../src/http/create-server.ts';
import { createLogger } from '../../src/http/log.ts';
import { fakeAssistant } from './fake-assistant.ts';

const lines: string[] = [];
const destination = { write: (line: string) => void lines.push(line) };
afterEach(() => {
  lines.length = 0;
});

describe('logs', () => {
  it('of a failed question hold where it failed, not what was asked', async () => {
    const { deps } = fakeAssistant({
      logger: { level: 'trace', destination },
      ask: async ({ question }) => {
        throw new TypeError(`invalid input syntax: "${question}"`);
      },
    });
    const app = createServer(deps);
    const question = 'Lương của ông Nguyễn Văn A là bao nhiêu?';
    await app.inject({ method: 'POST', url: '/api/ask', payload: { question } });
    await app.inject(`/api/nowhere/${encodeURIComponent(question)}?question=Nguyen`);
    await app.close();
    const written = lines.join('');
    expect(written).toContain('"type":"TypeError"');
    expect(written).toContain('log-privacy.test.ts');
    expect(written).toContain('"route":"/api/ask"');
    expect(written).toContain('"route":"unmatched"');
    expect(written).not.toMatch(/Lương|Nguy/);
  });

  it('mask tokens, phone and identity numbers wherever they stand', () => {
    const log = createLogger({ level: 'info', destination });
    log.info(
      { token: 'abc', chat: { phone: '1' }, bytes: 123456789, url: '/bot123456789:AAGhd-k3jd8Hs_ksjd83jdks83jd/getMe' },
      'x',
    );
    log.warn('gọi 0912 345 678 hoặc +84912345678, CCCD 079123456789, CMND 023456789, số tiền 9.885.295.762');
    const written = lines.join('');
    expect(written).not.toMatch(/abc|"phone":"1"|AAGhd|345 678|84912345678|079123456789|023456789/);
    expect(written).toContain('9.885.295.762');
    expect(lines.map((line) => JSON.parse(line)).at(0)).toMatchObject({ bytes: 123456789, token: '[ẩn]' });
  });
});
