/** The life of the server process: it says where it is when it can answer, and leaves nothing behind when it is stopped. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startMain } from './start-main.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'start-stop-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const lockFile = () => join(dataDir, 'store.lock');

async function ask(url: string): Promise<string> {
  const response = await fetch(`${url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      question: 'Thanh toán hóa đơn nước không dùng tiền mặt đạt bao nhiêu?',
      asker: { locality: 'ba-ria-vung-tau' },
    }),
  });
  expect(response.status).toBe(200);
  return response.text();
}

it('prints its address once it answers, and ends with code 0 on SIGTERM', async () => {
  const main = startMain(dataDir);
  const url = await main.url;
  expect(main.output().stdout).toMatch(/^Trợ lý Chỉ tiêu đã sẵn sàng: http:\/\/127\.0\.0\.1:\d+\n$/);
  expect(await ask(url)).toMatch(/80,18%/);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect((await fetch(url)).headers.get('content-type')).toMatch(/text\/html/);
  main.child.kill('SIGTERM');
  expect(await main.ended).toEqual({ code: 0, signal: null });
  expect(existsSync(lockFile())).toBe(false);
});

it('starts again on what it had, without loading the demo documents a second time', async () => {
  const main = startMain(dataDir);
  expect(await ask(await main.url)).toMatch(/80,18%/);
  expect(main.output().stderr).toBe('');
  main.child.kill('SIGINT');
  expect(await main.ended).toEqual({ code: 0, signal: null });
});

it('stops when the shell that npm started it in is gone', async () => {
  const main = startMain(dataDir, { inShell: true });
  const url = await main.url;
  main.child.kill('SIGTERM');
  // Its ends of the pipes close with the server, not with the shell.
  expect(await main.ended).toEqual({ code: null, signal: 'SIGTERM' });
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  expect(existsSync(lockFile())).toBe(false);
});

it('says in one line that its port is taken, and gives the folder back', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const main = startMain(dataDir, { port });
  expect(await main.ended).toEqual({ code: 1, signal: null });
  expect(main.output()).toEqual({ stdout: '', stderr: expect.stringMatching(new RegExp(`^Lỗi: Cổng ${port} .*\\n$`)) });
  expect(existsSync(lockFile())).toBe(false);
  await new Promise((resolve) => other.close(resolve));
});

it('refuses an option that it does not have', async () => {
  const main = startMain(dataDir, { args: ['--emty'] });
  expect(await main.ended).toEqual({ code: 1, signal: null });
  expect(main.output()).toEqual({ stdout: '', stderr: 'Lỗi: không có tùy chọn --emty; hãy kiểm tra lại cách viết.\n' });
});
