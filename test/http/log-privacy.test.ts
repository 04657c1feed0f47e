import { afterEach, describe, expect, it } from 'vitest';
import { createServer } from '../../src/http/create-server.ts';
import { createLogger } from '../../src/logger.ts';
import { fakeAssistant } from './fake-assistant.ts';

const lines: string[] = [];
const sink = { write: (line: string) => void lines.push(line) };
afterEach(() => {
  lines.length = 0;
});

describe('logs', () => {
  it('of a failed question hold where it failed, not what was asked', async () => {
    const { deps } = fakeAssistant({
      logger: createLogger({ level: 'trace', sink }),
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
});
