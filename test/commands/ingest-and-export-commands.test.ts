/** `ingest` and `export`: what goes in comes out again, in the shapes that scripts rely on. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runExport } from '../../src/commands/export-command.ts';
import { runIngest } from '../../src/commands/ingest-command.ts';
import { inventedPlan } from '../app/invented-plan.ts';
import { runCommand } from './run-command.ts';

let folder: string;
let dataDir: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ingest-command-'));
  dataDir = join(folder, 'data');
  await mkdir(join(folder, 'files', 'sub'), { recursive: true });
  await writeFile(join(folder, 'files', 'bao-cao.md'), inventedPlan());
  await writeFile(
    join(folder, 'files', 'sub', 'bao-cao-2.txt'),
    inventedPlan({ number: '32/BC-UBND', submitted: '70%' }),
  );
  await writeFile(join(folder, 'files', 'README.md'), '# Không phải văn bản');
  await writeFile(
    join(folder, 'anh.md'),
    Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919) % 256),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const outcomeSchema = z.object({
  file: z.string(),
  document: z.string(),
  outcome: z.enum(['created', 'replaced', 'unchanged']),
  version: z.number().int(),
  found: z
    .object({ passages: z.number(), indicators: z.number(), obligations: z.number(), units: z.number() })
    .optional(),
  doubts: z.array(z.object({ what: z.string(), quote: z.string(), line: z.number() })).optional(),
});

describe('ingest', () => {
  it('--json prints one outcome per file of a folder, README files aside', async () => {
    const { code, stdout } = await runCommand(dataDir, runIngest, '--empty', '--json', join(folder, 'files'));
    expect(code).toBe(0);
    const outcomes = z.array(outcomeSchema).parse(JSON.parse(stdout));
    expect(outcomes.map(({ document, outcome, version }) => ({ document, outcome, version }))).toEqual([
      { document: 'bao-cao', outcome: 'created', version: 1 },
      { document: 'bao-cao-2', outcome: 'created', version: 1 },
    ]);
    expect(outcomes.map((outcome) => outcome.found?.indicators)).toEqual([3, 3]);
  });

  it('prints what was found, and "không đổi" the second time', async () => {
    const file = join(folder, 'files', 'bao-cao.md');
    expect((await runCommand(dataDir, runIngest, file)).stdout).toMatch(/^bao-cao: không đổi, phiên bản 1\n$/);
    await writeFile(file, inventedPlan({ submitted: '62%' }));
    const { code, stdout } = await runCommand(dataDir, runIngest, file);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^bao-cao: thay bản cũ, phiên bản 2\n.*Hà Giang.*\n.*3 chỉ tiêu/);
  });

  it('refuses an unreadable file in one line, and takes the others', async () => {
    const alone = await runCommand(dataDir, runIngest, join(folder, 'anh.md'));
    expect({ code: alone.code, stdout: alone.stdout }).toEqual({ code: 1, stdout: '' });
    expect(alone.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(alone.stderr).toMatch(/anh\.md/);
    const third = join(folder, 'bao-cao-3.md');
    await writeFile(third, inventedPlan({ number: '33/BC-UBND' }));
    const both = await runCommand(dataDir, runIngest, '--json', join(folder, 'anh.md'), third);
    expect(both.code).toBe(1);
    expect(JSON.parse(both.stdout)).toMatchObject([
      { outcome: 'failed', error: expect.stringMatching(/\S/) },
      { document: 'bao-cao-3', outcome: 'created' },
    ]);
  });

  it.each([
    ['no file', [], /Chưa có tệp nào/],
    ['a path that is not there', ['/khong/co.md'], /khong\/co\.md/],
    ['a province that is none', ['--locality', 'atlantis', '/khong/co.md'], /atlantis/],
    ['an unknown option', ['--jsn', '/khong/co.md'], /--jsn/],
  ])('refuses %s in one line', async (_, args, reason) => {
    const ended = await runCommand(dataDir, runIngest, ...args);
    expect(ended.stderr).toMatch(reason);
    expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code: 1, stdout: '' });
  });
});

describe('export', () => {
  const rowsOf = async (...args: string[]): Promise<Record<string, unknown>[]> => {
    const { code, stdout, stderr } = await runCommand(dataDir, runExport, ...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return z.array(z.record(z.string(), z.unknown())).parse(JSON.parse(stdout));
  };

  it('indicators carry target, result, units and place', async () => {
    const rows = await rowsOf('indicators', '--document', 'bao-cao-2.txt');
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ name: 'Tỷ lệ hồ sơ nộp trực tuyến toàn trình', locality: 'ha-giang' });
    expect(JSON.stringify(rows[0])).toMatch(/70.*Sở Nội vụ|Sở Nội vụ.*70/);
  });

  it('of a document is the version that answers today', async () => {
    const text = JSON.stringify(await rowsOf('indicators', '--document', 'bao-cao'));
    expect(text).toMatch(/62/);
    expect(text).not.toMatch(/61[.,]5/);
  });

  it.each(['scores', 'anomalies'])('%s is a list, also when there is nothing', async (kind) => {
    expect(await rowsOf(kind, '--document', 'khong-co-van-ban-nay')).toEqual([]);
  });

  it('units and obligations are those that the document names', async () => {
    expect(JSON.stringify(await rowsOf('units', '--document', 'bao-cao'))).toMatch(/Sở Giáo dục và Đào tạo/);
    const [duty] = await rowsOf('obligations', '--document', 'bao-cao');
    expect(JSON.stringify(duty)).toMatch(/Sở Khoa học và Công nghệ/);
  });

  it.each([
    ['no kind', []],
    ['a kind that is none', ['targets']],
  ])('refuses %s in one line', async (_, args) => {
    const ended = await runCommand(dataDir, runExport, ...args);
    expect(ended.stderr).toMatch(/indicators \| scores \| obligations \| units \| anomalies/);
    expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code: 1, stdout: '' });
  });
});
