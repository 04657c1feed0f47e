/** What an ingest has printed as done is on disk: a process that is killed the moment after loses none of it. */
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { inventedPlan } from '../app/invented-plan.ts';
import { testConfig } from '../app/test-app.ts';
import { startCli } from '../commands/run-cli.ts';

const FILES = 60;
const KILLED_AFTER = [3, 17];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'killed-ingest-'));
  await mkdir(join(folder, 'files'));
  for (let n = 1; n <= FILES; n += 1) {
    const text = inventedPlan({ submitted: `${n},5%`, number: `${n}/BC-UBND` });
    await writeFile(join(folder, 'files', `bao-cao-${String(n).padStart(2, '0')}.md`), text);
  }
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('keeps every document that was printed as done, whole, and goes on where it stopped', {
  timeout: 90_000,
}, async () => {
  const dataDir = join(folder, 'data');
  const done = new Set<string>();
  for (const count of KILLED_AFTER) {
    for (const name of await ingestUntilKilled(dataDir, count)) done.add(name);
    await using app = await createApp(testConfig({ DATA_DIR: dataDir }), { empty: true, onProgress: () => undefined });
    const rows = await app.db.query<{ name: string; indicators: number; passages: number }>(
      `select d.name, (select count(*)::int from indicator i where i.document_id = d.id) as indicators,
              (select count(*)::int from passage p where p.document_id = d.id) as passages
       from document d where d.status = 'published'`,
    );
    const stored = new Map(rows.map((row) => [row.name, row]));
    expect([...done].filter((name) => !stored.has(name))).toEqual([]);
    // Also what was not yet printed is there completely or not at all.
    expect(rows.filter((row) => row.indicators !== 3 || row.passages < 5)).toEqual([]);
  }
  expect(done.size).toBeGreaterThanOrEqual(Math.max(...KILLED_AFTER));
});

/** Kills the ingest once it has printed so many documents; gives the names of all that it printed. */
async function ingestUntilKilled(dataDir: string, count: number): Promise<string[]> {
  const child = startCli(dataDir, ['ingest', '--empty', join(folder, 'files')]);
  const exited = once(child, 'exit');
  child.stderr.resume();
  const names: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const name = /^(bao-cao-\d+): /.exec(line)?.[1];
    if (name === undefined) continue;
    names.push(name);
    if (names.length === count) child.kill('SIGKILL');
  }
  const [, signal] = await exited;
  expect(signal).toBe('SIGKILL');
  return names;
}
