import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { previousRun, rememberRun } from '../../src/evaluation/previous-run.ts';
import { printTable } from '../../src/evaluation/print-run.ts';
import type { SetSummary } from '../../src/evaluation/summarise-run.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'previous-run-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const summary = (name: string, passed: number): SetSummary => ({
  name,
  all: { passed, total: 10 },
  intents: { ranking: { passed, total: 10 } },
  understood: { passed, total: 10 },
  cited: { passed, total: 10 },
  medianLength: 300,
  p50Ms: 10,
  p95Ms: 20,
});

it('is nothing before the first run', async () => {
  expect(await previousRun(join(dataDir, 'not-there-yet'), 'knowledge')).toEqual([]);
});

it('is replaced set by set, and the other kind of run keeps its own', async () => {
  await rememberRun(dataDir, 'knowledge', [summary('tuning', 5), summary('held-out', 4)]);
  await rememberRun(dataDir, 'documents', [summary('tuning', 1)]);
  await rememberRun(dataDir, 'knowledge', [summary('tuning', 6)]);
  const knowledge = await previousRun(dataDir, 'knowledge');
  expect(knowledge.map((set) => [set.name, set.all.passed]).sort()).toEqual([
    ['held-out', 4],
    ['tuning', 6],
  ]);
  expect((await previousRun(dataDir, 'documents')).map((set) => set.all.passed)).toEqual([1]);
});

it.each(['{"knowledge": [{"name"', '{"knowledge": [{"name": "tuning"}]}'])(
  'written by another version or cut off counts as none: %s',
  async (text) => {
    await writeFile(join(dataDir, 'eval-last.json'), text);
    expect(await previousRun(dataDir, 'knowledge')).toEqual([]);
    await rememberRun(dataDir, 'knowledge', [summary('tuning', 7)]);
    expect((await previousRun(dataDir, 'knowledge')).map((set) => set.all.passed)).toEqual([7]);
  },
);

it('stands beside this run in the table, empty where a set is new', () => {
  const lines = printTable([summary('tuning', 7), summary('new', 2)], [summary('tuning', 5)]).split('\n');
  expect(lines[0]?.split(/\s{2,}/)).toEqual(['', 'tuning', 'lần trước', 'new', 'lần trước']);
  expect(lines[1]?.split(/\s{2,}/)).toEqual(['ranking', '7/10 70%', '5/10 50%', '2/10 20%']);
});
