/** One folder, one process: a second one is told so in a line and touches nothing. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { ingestDocument } from '../../src/documents/ingest-document.ts';
import { runCli } from '../commands/run-cli.ts';
import { bytesOf, inventedPlan } from './invented-plan.ts';
import { startMain } from './start-main.ts';
import { testConfig } from './test-app.ts';

let dataDir: string;
let first: App;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'second-process-'));
  first = await createApp(testConfig({ DATA_DIR: dataDir }), { empty: true, onProgress: () => undefined });
  await ingestDocument(first, { fileName: 'bao-cao.md', bytes: bytesOf(inventedPlan()) }, null);
});
afterAll(async () => {
  await first.close();
  await rm(dataDir, { recursive: true, force: true });
});

const ONE_LINE = new RegExp(`^Lỗi: Kho dữ liệu đang được tiến trình ${process.pid} dùng .*\\n$`);

it('a command gives up in one line with exit code 1', async () => {
  for (const args of [
    ['ask', 'Sở Nội vụ chủ trì chỉ tiêu nào?'],
    ['ingest', '--empty', '.'],
  ]) {
    const ended = await runCli(dataDir, ...args);
    expect(ended).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(ONE_LINE) });
  }
});

it('so does a second server', async () => {
  const main = startMain(dataDir);
  expect(await main.ended).toEqual({ code: 1, signal: null });
  expect(main.output()).toEqual({ stdout: '', stderr: expect.stringMatching(ONE_LINE) });
});

it('and the first one goes on, its data as they were, also after it has been opened again', async () => {
  await ingestDocument(first, { fileName: 'bao-cao.md', bytes: bytesOf(inventedPlan({ submitted: '90%' })) }, null);
  await first.close();
  first = await createApp(testConfig({ DATA_DIR: dataDir }), { empty: true, onProgress: () => undefined });
  const versions = await first.db.query('select version, status from document order by version');
  expect(versions).toEqual([
    { version: 1, status: 'superseded' },
    { version: 2, status: 'published' },
  ]);
  const reply = await first.ask({
    question: 'Tỷ lệ hồ sơ nộp trực tuyến toàn trình đạt bao nhiêu?',
    asker: { locality: 'ha-giang' },
  });
  expect(reply.answer).toMatch(/^Đạt: 90%/);
});
