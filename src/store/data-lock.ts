import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync, rmSync, utimesSync } from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { StoreError } from './database.ts';

/**
 * Keeps a second process away from an embedded store: two PGlite processes on one folder overwrite each other silently.
 *
 * The lock is a file created with 'wx' that names its owner by process id *and* start time (ids are reused: in a
 * container the next server is process 1 again). An owner on this machine that no longer runs has no lock. An owner in
 * another pid namespace (a container sharing the volume) cannot be looked up; it is taken for dead when the time stamp
 * of the file, renewed every two seconds, stands still.
 */
export interface DataLock {
  /** Gives the lock back; the second call does nothing. */
  release(): void;
}

interface Owner {
  pid: number;
  /** When the process started, in ticks since the machine booted; '' where the system does not tell. */
  started: string;
  /** Within which process ids can be compared. */
  place: string;
  token: string;
}

export interface LockTiming {
  /** How often the owner renews the time stamp. */
  beatMs: number;
  /** How long a time stamp that cannot be explained otherwise must stand still before the owner counts as dead. */
  silenceMs: number;
}

const TIMING: LockTiming = { beatMs: 2_000, silenceMs: 8_000 };
const ABANDONED_TAKEOVER_MS = 10_000;

/** Takes the lock file, or throws StoreError `locked` with the owner's pid and the remedy. */
export async function takeDataLock(path: string, timing: LockTiming = TIMING): Promise<DataLock> {
  const self: Owner = { pid: process.pid, started: startOf(process.pid), place: placeOfPids(), token: randomUUID() };
  while (!(await createExclusively(path, self))) {
    const owner = await readOwner(path);
    if (owner === 'gone') continue;
    if (await isAlive(owner, path, timing)) throw lockedBy(owner, path);
    if (await takeOver(path, owner, self)) break;
  }
  return hold(path, self, timing);
}

function lockedBy(owner: Owner, path: string): StoreError {
  return new StoreError(
    'locked',
    `Kho dữ liệu đang được tiến trình ${owner.pid} dùng (${path}); hãy dùng API của máy chủ đang chạy (POST /api/ask), dừng tiến trình đó, hoặc đặt DATABASE_URL.`,
  );
}

/** Replaces a dead owner. Only one process can be inside for one owner, and it looks again before it acts. */
async function takeOver(path: string, dead: Owner, self: Owner): Promise<boolean> {
  const guard = `${path}.${dead.token || 'unreadable'}`;
  if (!(await createExclusively(guard, self))) {
    // Somebody else is at it; a guard that stays was left by a process killed right here.
    if (Date.now() - (await timeStamp(guard)) > ABANDONED_TAKEOVER_MS) await rm(guard, { force: true });
    await delay(20);
    return false;
  }
  const prepared = `${path}.${self.token}`;
  try {
    const owner = await readOwner(path);
    if (owner === 'gone' || owner.token !== dead.token) return false;
    await writeFile(prepared, JSON.stringify(self));
    await rename(prepared, path);
    return true;
  } finally {
    await rm(prepared, { force: true });
    await rm(guard, { force: true });
  }
}

async function isAlive(owner: Owner, path: string, timing: LockTiming): Promise<boolean> {
  if (owner.token === '' || owner.place !== placeOfPids()) return showsLife(path, timing);
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    // Any other code (EPERM) means that it runs under another user.
    if (hasCode(error, 'ESRCH')) return false;
  }
  return owner.started === startOf(owner.pid);
}

/** Watches for a change instead of comparing with the clock, which may differ between two machines. */
async function showsLife(path: string, { silenceMs }: LockTiming): Promise<boolean> {
  const before = await timeStamp(path);
  const until = performance.now() + silenceMs;
  while (performance.now() < until) {
    await delay(silenceMs / 20);
    const now = await timeStamp(path);
    if (now === 0) return false;
    if (now !== before) return true;
  }
  return false;
}

function hold(path: string, self: Owner, { beatMs }: LockTiming): DataLock {
  const isOurs = (): boolean => {
    try {
      return parseOwner(readFileSync(path, 'utf8')).token === self.token;
    } catch {
      // The file or its folder was removed by hand: there is nothing left that could be renewed or given back.
      return false;
    }
  };
  const beat = setInterval(() => {
    if (isOurs()) utimesSync(path, new Date(), new Date());
  }, beatMs);
  beat.unref();
  const release = (): void => {
    clearInterval(beat);
    process.off('exit', release);
    for (const signal of EXIT_SIGNALS) process.off(signal, onSignal);
    if (isOurs()) rmSync(path, { force: true });
  };
  // A program with its own handler closes the store itself; releasing earlier would let a second process in.
  const onSignal = (signal: NodeJS.Signals): void => {
    if (process.listenerCount(signal) > 1) return;
    release();
    process.kill(process.pid, signal);
  };
  process.on('exit', release);
  for (const signal of EXIT_SIGNALS) process.on(signal, onSignal);
  return { release };
}

const EXIT_SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

async function createExclusively(path: string, self: Owner): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(self), { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw new StoreError(
      'unusable-folder',
      `Không ghi được ${path} (${error instanceof Error ? error.message : String(error)}); hãy kiểm tra DATA_DIR và quyền ghi.`,
      { cause: error },
    );
  }
}

async function readOwner(path: string): Promise<Owner | 'gone'> {
  try {
    return parseOwner(await readFile(path, 'utf8'));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'gone';
    throw error;
  }
}

/** A text that is not (yet) an owner gives one without a token, which is judged by its time stamp. */
function parseOwner(text: string): Owner {
  const unreadable: Owner = { pid: 0, started: '', place: '', token: '' };
  try {
    const owner = JSON.parse(text) as Partial<Owner> | null;
    return { ...unreadable, ...owner };
  } catch (error) {
    if (error instanceof SyntaxError) return unreadable;
    throw error;
  }
}

/** Milliseconds of the last renewal; 0 without a file. */
async function timeStamp(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 0;
    throw error;
  }
}

/** Field 22 of /proc/PID/stat, counted from behind the command name, which may contain spaces; '' without /proc. */
function startOf(pid: number): string {
  return readSystemFile(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[19] ?? '';
}

function placeOfPids(): string {
  const boot = readSystemFile('/proc/sys/kernel/random/boot_id').trim();
  return boot === '' ? hostname() : `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
}

function readSystemFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Not Linux, or the process has just ended: not knowing is the answer.
    return '';
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
