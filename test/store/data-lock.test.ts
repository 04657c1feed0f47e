import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeDataLock } from '../../src/store/data-lock.ts';
import { openStore } from '../../src/store/open-store.ts';

const FAST = { beatMs: 20, silenceMs: 200 };
const LOCK_MODULE = new URL('../../src/store/data-lock.ts', import.meta.url).href;

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
  path = join(folder, 'store.lock');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs a small program that has `takeDataLock` and `path`. */
function program(body: string): string[] {
  return [
    '--input-type=module',
    '-e',
    `import { takeDataLock } from ${JSON.stringify(LOCK_MODULE)}; const path = ${JSON.stringify(path)}; ${body}`,
  ];
}
async function ownerInFile(): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
}

describe('lock of the embedded store', () => {
  it('lets one owner in and the next one after its release', async () => {
    const lock = await takeDataLock(path);
    await expect(takeDataLock(path)).rejects.toMatchObject({ code: 'locked' });
    lock.release();
    lock.release();
    expect(await readdir(folder)).toEqual([]);
    (await takeDataLock(path)).release();
  });

  it('tells a second process in one line whom to ask and what to do', async () => {
    await using _db = await openStore({ dataDir: folder });
    const second = openStore({ dataDir: folder });
    await expect(second).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringMatching(new RegExp(`^(?!.*\\n).*tiến trình ${process.pid}.*/api/ask.*DATABASE_URL`)),
    });
  });

  it('is taken over from a process that was killed', async () => {
    const owner = spawn(
      process.execPath,
      program("await takeDataLock(path); console.log('held'); setInterval(() => {}, 1e6);"),
    );
    await once(owner.stdout, 'data');
    await expect(takeDataLock(path)).rejects.toMatchObject({ message: expect.stringContaining(String(owner.pid)) });
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    expect(await ownerInFile()).toMatchObject({ pid: owner.pid });
    (await takeDataLock(path)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it.each(['SIGTERM', 'SIGINT', 'exit'])('is released on %s', async (end) => {
    const owner = spawn(
      process.execPath,
      program("await takeDataLock(path); console.log('held'); process.stdin.on('data', () => process.exit(0));"),
    );
    await once(owner.stdout, 'data');
    if (end === 'exit') owner.stdin.write('now');
    else owner.kill(end as NodeJS.Signals);
    const [code, signal] = await once(owner, 'exit');
    expect(signal ?? code).toBe(end === 'exit' ? 0 : end);
    expect(await readdir(folder)).toEqual([]);
  });

  it('stays while a program with its own handler winds down after a signal', async () => {
    const owner = spawn(
      process.execPath,
      program(`const lock = await takeDataLock(path);
        process.stdin.on('data', () => { lock.release(); process.exit(0); });
        process.on('SIGTERM', () => console.log('winding down'));
        console.log('held');`),
    );
    await once(owner.stdout, 'data');
    owner.kill('SIGTERM');
    await once(owner.stdout, 'data');
    await expect(takeDataLock(path)).rejects.toMatchObject({ code: 'locked' });
    owner.stdin.write('done');
    await once(owner, 'exit');
    (await takeDataLock(path)).release();
  });

  it('is taken over when the process id belongs to another program by now', async () => {
    const lock = await takeDataLock(path, FAST);
    const owner = await ownerInFile();
    lock.release();
    await writeFile(path, JSON.stringify({ ...owner, started: '1' }));
    (await takeDataLock(path, FAST)).release();
    await writeFile(path, JSON.stringify({ ...owner, pid: 4_000_000 }));
    (await takeDataLock(path, FAST)).release();
  });

  it('follows the signs of life of an owner whose process cannot be looked up', async () => {
    const lock = await takeDataLock(path, FAST);
    const elsewhere = { ...(await ownerInFile()), place: 'another container' };
    // The owner goes on renewing its own file, here with another place in it.
    await writeFile(path, JSON.stringify(elsewhere));
    await expect(takeDataLock(path, FAST)).rejects.toMatchObject({ code: 'locked' });
    lock.release();
    await writeFile(path, JSON.stringify(elsewhere));
    (await takeDataLock(path, FAST)).release();
  });

  it('is not stopped for ever by a file that was cut off or by a takeover that was', async () => {
    await writeFile(path, '{"pid":');
    (await takeDataLock(path, FAST)).release();
    await writeFile(path, '');
    (await takeDataLock(path, FAST)).release();
  });

  it('has one winner when many processes find a dead owner at once', async () => {
    const lock = await takeDataLock(path);
    const dead = { ...(await ownerInFile()), pid: 4_000_000, token: 'dead' };
    lock.release();
    await writeFile(path, JSON.stringify(dead));
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () =>
        promisify(execFile)(
          process.execPath,
          program(`try { await takeDataLock(path); process.stdout.write('won'); setTimeout(() => {}, 1500); }
            catch (error) { process.stdout.write(error.code); }`),
        ),
      ),
    );
    expect(outcomes.map(({ stdout }) => stdout).sort()).toEqual([...Array(5).fill('locked'), 'won']);
  });
});
