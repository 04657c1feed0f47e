import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { ensureTemplate } from '../../src/store/template.ts';
import { createTestDatabase, testStores } from './test-database.ts';

let folder: string;
let templateCache: string;
beforeAll(async () => {
  templateCache = await mkdtemp(join(tmpdir(), 'templates-'));
  // Initialising a database takes seconds; what this checkout has initialised anyhow will do.
  const empty = await ensureTemplate([]);
  await cp(empty, join(templateCache, basename(empty)), { recursive: true });
});
afterAll(() => rm(templateCache, { recursive: true, force: true }));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  await writeFile(join(folder, '0001_first.sql'), 'create table first (id int); insert into first values (1);');
  await writeFile(join(folder, '0002_second.sql'), 'alter table first add note text;');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Opens one place again and again, as later starts do. */
const places: {
  name: string;
  create(): Promise<{ options: Parameters<typeof openStore>[0]; remove(): Promise<void> }>;
}[] = testStores().map(({ name }) => ({
  name,
  create: async () => {
    if (name === 'postgresql') {
      const { url, drop } = await createTestDatabase(process.env.TEST_DATABASE_URL ?? '');
      return { options: { databaseUrl: url, migrationsFolder: folder }, remove: drop };
    }
    const dataDir = await mkdtemp(join(tmpdir(), 'store-'));
    return {
      options: { dataDir, migrationsFolder: folder, templateCache },
      remove: () => rm(dataDir, { recursive: true, force: true }),
    };
  },
}));

describe.each(places)('migrations on $name', { timeout: 60_000 }, ({ create }) => {
  let place: Awaited<ReturnType<typeof create>>;
  beforeEach(async () => {
    place = await create();
  });
  afterEach(() => place.remove());

  it('are applied in order and once', async () => {
    for (const _start of [1, 2]) {
      await using db = await openStore(place.options);
      expect(await db.query('select id, note from first')).toEqual([{ id: 1, note: null }]);
      expect(await db.query('select number, name from schema_migration order by number')).toEqual([
        { number: 1, name: 'first' },
        { number: 2, name: 'second' },
      ]);
    }
  });

  it('go on from where the store is', async () => {
    await openStore(place.options).then((db) => db.close());
    await writeFile(join(folder, '0010_third.sql'), 'insert into first values (3)');
    const lines: string[] = [];
    await using db = await openStore({ ...place.options, onProgress: (line) => lines.push(line) });
    expect(await db.query('select id from first order by id')).toEqual([{ id: 1 }, { id: 3 }]);
    expect(lines).toEqual(['Đã cập nhật cấu trúc kho: third']);
  });

  it('leave nothing of a file that fails, and can be tried again', async () => {
    await openStore(place.options).then((db) => db.close());
    const file = join(folder, '0003_third.sql');
    await writeFile(file, 'insert into first values (3); select 1/0;');
    await expect(openStore(place.options)).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringContaining('0003_third.sql'),
    });
    await writeFile(file, 'insert into first values (4);');
    await using db = await openStore(place.options);
    expect(await db.query('select id from first order by id')).toEqual([{ id: 1 }, { id: 4 }]);
  });

  it('refuse a file that was changed after it was applied, but not other line ends', async () => {
    await writeFile(join(folder, '0001_first.sql'), 'create table first (id int);\ninsert into first values (1);\n');
    await openStore(place.options).then((db) => db.close());
    await writeFile(
      join(folder, '0001_first.sql'),
      'create table first (id int);\r\ninsert into first values (1);\r\n',
    );
    await openStore(place.options).then((db) => db.close());
    await writeFile(join(folder, '0001_first.sql'), 'create table first (id bigint);');
    await expect(openStore(place.options)).rejects.toMatchObject({
      code: 'migration-changed',
      message: expect.stringContaining('0001_first.sql'),
    });
  });

  it('refuse a store made by a newer program', async () => {
    await openStore(place.options).then((db) => db.close());
    await rm(join(folder, '0002_second.sql'));
    await expect(openStore(place.options)).rejects.toMatchObject({ code: 'migration-missing' });
  });

  it('are not applied by a store opened for reading', async () => {
    await openStore(place.options).then((db) => db.close());
    await writeFile(join(folder, '0003_third.sql'), 'create table third ()');
    await expect(openStore({ ...place.options, readOnly: true })).rejects.toMatchObject({ code: 'migration-missing' });
  });

  it('must be named and numbered clearly', async () => {
    await writeFile(join(folder, '0002_again.sql'), 'select 1');
    await expect(openStore(place.options)).rejects.toMatchObject({ code: 'migration-failed' });
    await rm(join(folder, '0002_again.sql'));
    await writeFile(join(folder, '3-third.sql'), 'select 1');
    await expect(openStore(place.options)).rejects.toMatchObject({ code: 'migration-failed' });
  });
});

describe.runIf(process.env.TEST_DATABASE_URL)('migrations on a shared server', () => {
  it('are applied once by replicas that start together', async () => {
    const { url, drop } = await createTestDatabase(process.env.TEST_DATABASE_URL ?? '');
    try {
      const replicas = await Promise.all(
        Array.from({ length: 4 }, () => openStore({ databaseUrl: url, migrationsFolder: folder })),
      );
      expect(await replicas[0]?.query('select id from first')).toEqual([{ id: 1 }]);
      await Promise.all(replicas.map((db) => db.close()));
    } finally {
      await drop();
    }
  });

  it('say which extensions an administrator has to create', async () => {
    const { url, drop } = await createTestDatabase(process.env.TEST_DATABASE_URL ?? '');
    try {
      await writeFile(join(folder, '0003_extension.sql'), 'create extension does_not_exist');
      await expect(openStore({ databaseUrl: url, migrationsFolder: folder })).rejects.toMatchObject({
        code: 'extension-missing',
        message: expect.stringContaining('CREATE EXTENSION vector'),
      });
    } finally {
      await drop();
    }
  });

  it('are not reached on a server that does not answer, and the password stays secret', async () => {
    const failure = openStore({ databaseUrl: 'postgres://ai:matkhau@127.0.0.1:1/kho', migrationsFolder: folder });
    await expect(failure).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(/^(?!.*matkhau).*127\.0\.0\.1:1\/kho.*DATABASE_URL/),
    });
  });
});
