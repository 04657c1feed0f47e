import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { LogLevel } from '../../src/config.ts';
import { createLogger, type Logger } from '../../src/logger.ts';
import { maskSecrets } from '../../src/secret.ts';

/** What one piece of logging writes, as lines. */
function logged(work: (log: Logger) => void, level: LogLevel = 'info'): string[] {
  let text = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  work(createLogger({ level, sink }));
  return text.split('\n').filter((line) => line !== '');
}

describe('a log line', () => {
  it('is JSON with numbers left alone', () => {
    const [line = ''] = logged((log) => log.info({ freeBytes: 123456789, ms: 12 }, 'sẵn sàng'));
    expect(JSON.parse(line)).toMatchObject({ level: 30, msg: 'sẵn sàng', freeBytes: 123456789, ms: 12 });
  });

  it('holds no header or field that authorises', () => {
    const [line = ''] = logged((log) =>
      log.info({
        authorization: 'hunter2',
        req: {
          headers: {
            authorization: 'Bearer hunter2',
            cookie: 'phien=hunter2',
            'x-telegram-bot-api-secret-token': 'hunter2',
          },
        },
        res: { headers: { 'set-cookie': ['phien=hunter2'] } },
        bot: { token: 'hunter2', secret: 'hunter2' },
        headers: { 'x-bot-api-secret-token': 'hunter2', host: 'may' },
      }),
    );
    expect(line).not.toContain('hunter2');
    expect(JSON.parse(line)).toMatchObject({ headers: { host: 'may' } });
  });

  it('masks personal numbers wherever they hide: message, nested text, error', () => {
    const [line = ''] = logged((log) =>
      log.error(
        { person: { phones: ['0912 345 678'] }, err: new Error('không gửi được\n0912345678 tới "CCCD 079203001234"') },
        'gọi +84912345678',
      ),
    );
    expect(line).not.toMatch(/91[23 ]*345|079203001234/);
    expect(JSON.parse(line)).toMatchObject({ msg: 'gọi ***', person: { phones: ['***'] } });
  });

  it('is left out below the level', () => {
    expect(logged((log) => log.info('x'), 'warn')).toEqual([]);
    expect(logged((log) => log.fatal('x'), 'silent')).toEqual([]);
  });
});

describe('masking', () => {
  it.each([
    'số 0912345678.',
    'số 0912.345.678',
    'số 0912.34.56.78',
    'số 091 234 5678',
    'số +84 912 345 678',
    'số 84912345678',
    'số 0254.3852.414',
    'số 02543852414',
    'CCCD 079203001234',
    'CCCD 079 203 001 234',
    'CMND 273456789',
  ])('hides the number in "%s"', (text) => {
    expect(maskSecrets(text)).toContain('***');
    expect(maskSecrets(text)).not.toMatch(/\d/);
  });

  it.each([
    ['POST https://may/bot123456789:AAbbCCddEEffGGhhIIjj/sendMessage', 'AAbbCCdd'],
    ['GET /botmeo/getMe', 'meo'],
    ['Authorization: Bearer abcdef.ghijkl', 'abcdef'],
    ['khóa sk-proj-abcdefghij sai', 'abcdefghij'],
    ['postgres://nguoi:hunter2@may:5432/csdl không trả lời', 'hunter2'],
  ])('hides the secret in "%s"', (text, secret) => {
    expect(maskSecrets(text)).toContain('***');
    expect(maskSecrets(text)).not.toContain(secret);
  });

  it.each([
    'Công văn 11252/KH-UBND ngày 04-12-2023 10:20',
    'lúc 2026-11-25T10:00:10.123+07:00',
    'kết quả 1.013/1.013 (93,55%), (145.440+639.841)/911.125',
    'lắng nghe http://127.0.0.1:3000',
    'từ 05.11.2026 10.30 đến 06.11.2026',
  ])('leaves "%s" as it is', (text) => {
    expect(maskSecrets(text)).toBe(text);
  });
});
