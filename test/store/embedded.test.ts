import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { type EmbeddedBackend, startEmbeddedBackend } from '../../src/store/embedded.ts';
import { BackendStream } from '../../src/store/embedded-stream.ts';
import { readMigrations } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createDataFolder, TEMPLATE_CACHE } from '../../src/store/template.ts';

describe('embedded store', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openStore({ memory: true });
    await db.query('create table item (id int)');
  });
  afterAll(() => db.close());

  it('comes back after its backend has crashed, with everything that was acknowledged', async () => {
    await db.query('insert into item values (1)');
    // Known to end the WebAssembly program.
    const crash = db.transaction(async (tx) => {
      await tx.query('insert into item values (2)');
      await tx.query('copy item from stdin');
    });
    const waiting = db.query('select 1 as n').catch((error: unknown) => error);
    await expect(crash).rejects.toMatchObject({ code: 'crashed', message: expect.stringContaining('thử lại') });
    await waiting;
    expect(await db.query('select id from item')).toEqual([{ id: 1 }]);
    await db.query('insert into item values (3)');
    expect(await db.query('select count(*) as n from item')).toEqual([{ n: 2 }]);
  });

  it('leaves the event loop free while a statement runs', async () => {
    let finished = false;
    const slow = db.query('select count(*) from generate_series(1, 2000000)').then(() => {
      finished = true;
    });
    let turns = 0;
    while (!finished) {
      await nextTurn();
      turns += 1;
    }
    await slow;
    expect(turns).toBeGreaterThan(50);
  });
});

describe('embedded backend', () => {
  let parent: string;
  let backend: EmbeddedBackend;
  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'backend-'));
    const folder = join(parent, 'store');
    await createDataFolder(folder, await readMigrations(), { cache: TEMPLATE_CACHE, onProgress: () => undefined });
    backend = await startEmbeddedBackend(folder);
  });
  afterAll(async () => {
    await backend.close();
    await rm(parent, { recursive: true, force: true });
  });
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({
      user: 'postgres',
      database: 'postgres',
      ssl: false,
      stream: () => backend.connect(),
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };

  it('rolls back what a lost connection left open', async () => {
    const stream = backend.connect();
    const lost = new pg.Client({ user: 'postgres', database: 'postgres', ssl: false, stream: () => stream });
    const lostError = new Promise((resolve) => lost.on('error', resolve));
    await lost.connect();
    await lost.query('create table kept (id int)');
    await lost.query('begin; insert into kept values (1)');
    stream.destroy(new Error('gone'));
    await lostError;
    const next = await connect();
    await next.query('insert into kept values (2)');
    expect((await next.query('select id from kept')).rows).toEqual([{ id: 2 }]);
    await next.end();
  });

  it('never runs the statements of one connection in the transaction of another', async () => {
    const one = await connect();
    const two = await connect();
    await one.query('begin');
    await expect(two.query('select 1')).rejects.toMatchObject({ code: 'busy' });
    await one.query('commit');
    await one.end();
  });
});

describe('stream for the driver', () => {
  it('sends the same whole batches however the bytes are cut', async () => {
    const startUp = [0, 0, 0, 9, 0, 3, 0, 0, 0];
    const extended = [message('P', '\0select $1\0\0\0'), message('B', 'Chỉ tiêu'), message('E', ''), message('S', '')];
    const batches = [[Buffer.from(startUp)], [message('Q', 'select 1\0')], extended, [message('Q', '\0')]];
    const expected = batches.map((messages) => Buffer.concat(messages).toString('hex'));
    const bytes = Buffer.concat(batches.flat());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 20 }), async (cuts) => {
        const sent: string[] = [];
        const stream = new BackendStream(() => ({
          send: (batch) => sent.push(Buffer.from(batch).toString('hex')),
          end: () => undefined,
        })).connect();
        const ends = [...cuts.sort((a, b) => a - b), bytes.length];
        let start = 0;
        for (const end of ends) {
          stream.write(bytes.subarray(start, end));
          start = end;
        }
        await new Promise<void>((resolve) => stream.write(Buffer.alloc(0), () => resolve()));
        expect(sent).toEqual(expected);
        stream.destroy();
      }),
    );
  });
});

/** A message of the PostgreSQL protocol: type, length of the rest including itself, body. */
function message(type: string, body: string): Buffer {
  const content = Buffer.from(body);
  const head = Buffer.alloc(5);
  head.write(type, 'latin1');
  head.writeInt32BE(4 + content.length, 1);
  return Buffer.concat([head, content]);
}
