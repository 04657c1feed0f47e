/** The command line as a process: results on stdout, everything else on stderr, one line and exit code 1 on failure. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { inventedPlan } from '../app/invented-plan.ts';
import { type Ended, runCli } from './run-cli.ts';

let folder: string;
let dataDir: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'command-line-'));
  dataDir = join(folder, 'data');
  await writeFile(join(folder, 'bao-cao.md'), inventedPlan());
  await writeFile(
    join(folder, 'anh.md'),
    Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919) % 256),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function expectRefusal(ended: Ended, reason: RegExp): void {
  expect(ended.stderr).toMatch(reason);
  expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
  expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code: 1, stdout: '' });
}

it('takes a document, exports it and answers from it, each in a process of its own', async () => {
  const taken = await runCli(dataDir, 'ingest', '--empty', '--json', join(folder, 'bao-cao.md'));
  expect({ code: taken.code, stderr: taken.stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(taken.stdout)).toMatchObject([{ document: 'bao-cao', outcome: 'created' }]);
  const exported = await runCli(dataDir, 'export', 'indicators');
  expect({ code: exported.code, stderr: exported.stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(exported.stdout)).toHaveLength(3);
  const answered = await runCli(dataDir, 'ask', 'Hồ sơ nộp trực tuyến đạt bao nhiêu?', '--locality', 'ha-giang');
  expect({ code: answered.code, stderr: answered.stderr }).toEqual({ code: 0, stderr: '' });
  expect(answered.stdout).toMatch(/^Chưa đạt: 61,5%/);
}, 60_000);

it.each([
  ['a command that does not exist', ['aks', 'câu hỏi'], /aks.*ask, .*ingest/],
  ['no command', [], /Các lệnh: ask/],
  ['an unknown option', ['ask', 'câu hỏi', '--lokality', 'khanh-hoa'], /không có tùy chọn --lokality/],
  ['a file that is not there', ['ingest', '/khong/co.md'], /«\/khong\/co\.md»/],
])('refuses %s', async (_, args, reason) => {
  expectRefusal(await runCli(dataDir, ...args), reason);
});

it('refuses a file that cannot be read, and says which', async () => {
  expectRefusal(await runCli(dataDir, 'ingest', join(folder, 'anh.md')), /anh\.md: \S/);
});

it('refuses a setting that it cannot use, by its name', async () => {
  vi.stubEnv('PORT', 'ba nghìn');
  try {
    expectRefusal(await runCli(dataDir, 'ask', 'câu hỏi'), /^PORT: /);
  } finally {
    vi.unstubAllEnvs();
  }
});
