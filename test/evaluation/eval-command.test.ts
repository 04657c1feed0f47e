import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandContext } from '../../src/commands/command.ts';
import { CommandError } from '../../src/commands/command.ts';
import { runEval } from '../../src/commands/eval-command.ts';
import { readConfig } from '../../src/config.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eval-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const PLAN = `Tên văn bản: Phụ lục chỉ tiêu chuyển đổi số năm 2025
Loại văn bản: Phụ lục
Địa phương: tỉnh Hà Giang
Kỳ báo cáo: Quý I/2025

# Phụ lục

| STT | Chỉ tiêu | Đơn vị chủ trì | Chỉ tiêu năm 2025 | Kết quả Quý I/2025 |
| --- | --- | --- | --- | --- |
| 1 | Tỷ lệ hồ sơ nộp trực tuyến | Sở Nội vụ | 80% | 61,5% |
| 2 | Tỷ lệ trường học thu học phí không dùng tiền mặt | Sở Giáo dục và Đào tạo | 90% | 92% |
`;

const question = (id: string, text: string, must: string[]) =>
  JSON.stringify({
    id,
    locality: 'ha-giang',
    asker: { role: 'leader', unit: null },
    question: text,
    intent: 'indicator_status',
    must: [must],
    source: { document: 'phu-luc', where: '1' },
  });

async function run(...args: string[]): Promise<string> {
  const printed: string[] = [];
  const context: CommandContext = {
    readConfig: () => readConfig({ DATA_DIR: join(folder, 'data') }),
    warn: () => undefined,
    print: (text) => printed.push(text),
    parseArgs,
  };
  expect(await runEval(args, context)).toBe(0);
  return printed.join('\n');
}

describe('eval', () => {
  it('asks a store of its own, shows failures on request, and the next time the figures of this run', async () => {
    const document = join(folder, 'phu-luc.md');
    const tuning = join(folder, 'tuning.jsonl');
    const heldOut = join(folder, 'held-out.jsonl');
    await writeFile(document, PLAN);
    await writeFile(
      tuning,
      [
        question('t-1', 'Tỷ lệ hồ sơ nộp trực tuyến quý I đạt bao nhiêu?', ['61,5%']),
        question('t-2', 'Thu học phí không dùng tiền mặt đạt bao nhiêu?', ['không có trong câu trả lời nào']),
      ].join('\n'),
    );
    await writeFile(
      heldOut,
      question('h-1', 'Hồ sơ nộp trực tuyến đạt bao nhiêu?', ['không có trong câu trả lời nào']),
    );
    const files = ['--file', tuning, '--file', heldOut, '--documents', document];

    const first = await run(...files, '--failures', '9');
    expect(first).toMatch(/TẤT CẢ\s+1\/2 50%\s+0\/1 0%/);
    expect(first).toContain('t-2 [indicator_status');
    expect(first).toContain('thiếu: không có trong câu trả lời nào');
    expect(first).toContain('92%');
    expect(first).not.toContain('h-1');

    const second = JSON.parse(await run(...files, '--failures', '9', '--json'));
    expect(second.kind).toBe('documents');
    expect(second.sets).toMatchObject([
      { name: 'tuning', all: { passed: 1, total: 2 }, cited: { passed: 2, total: 2 } },
      { name: 'held-out', all: { passed: 0, total: 1 } },
    ]);
    expect(second.failures.map((failure: { id: string }) => failure.id)).toEqual(['t-2']);

    const third = await run(...files);
    expect(third).toMatch(/TẤT CẢ\s+1\/2 50%\s+1\/2 50%\s+0\/1 0%\s+0\/1 0%/);
    expect(third).not.toContain('t-2');
    expect(Object.keys(JSON.parse(await readFile(join(folder, 'data', 'eval-last.json'), 'utf8')))).toEqual([
      'documents',
    ]);
  }, 60_000);

  it.each([
    ['a number of failures that is none', ['--failures', 'nhiều'], /--failures/],
    ['documents that are not named', ['--documents'], /--documents cần/],
    ['a path that is not there', ['--file', '/khong/co.jsonl'], /Không có tệp/],
    ['a word it does not know', ['tuning'], /Không hiểu «tuning»/],
  ])('refuses %s in one line', async (_, args, message) => {
    const refused = run(...args);
    await expect(refused).rejects.toBeInstanceOf(CommandError);
    await expect(refused).rejects.toThrow(message);
  });
});
