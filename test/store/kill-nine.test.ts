import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';

const WRITER = fileURLToPath(new URL('./acknowledged-writer.ts', import.meta.url));
const ROUNDS = 3;
const ACKNOWLEDGED_BEFORE_KILL = 120;

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'killed-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

it('keeps every acknowledged row when the process is killed, again and again', { timeout: 120_000 }, async () => {
  const acknowledged: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    acknowledged.push(...(await writeUntilKilled()));
    expect(acknowledged.length).toBeGreaterThanOrEqual(round * ACKNOWLEDGED_BEFORE_KILL);
    await using db = await openStore({ dataDir });
    const rows = await db.query<{ id: number }>('select id from acknowledged order by id');
    const stored = new Set(rows.map((row) => row.id));
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    // Of a transaction that was under way there is all or nothing: groups begin at multiples of five.
    const last = rows.at(-1)?.id ?? 0;
    expect(rows.map((row) => row.id)).toEqual(Array.from({ length: last }, (_, n) => n + 1));
  }
});

/** Runs the writer, kills it as soon as it has acknowledged enough, and gives every id that it printed. */
async function writeUntilKilled(): Promise<number[]> {
  const writer = spawn(process.execPath, [WRITER, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(writer, 'exit');
  const ids: number[] = [];
  for await (const line of createInterface({ input: writer.stdout })) {
    ids.push(Number(line));
    if (ids.length === ACKNOWLEDGED_BEFORE_KILL) writer.kill('SIGKILL');
  }
  const [, signal] = await exited;
  expect(signal).toBe('SIGKILL');
  return ids;
}
