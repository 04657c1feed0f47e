import { chmod, cp, mkdir, mkdtemp, readdir, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readMigrations } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open-store.ts';
import { ensureTemplate } from '../../src/store/template.ts';

let parent: string;
let templateCache: string;
let migrationsFolder: string;
let emptyTemplate: string;
beforeAll(async () => {
  emptyTemplate = await ensureTemplate([]);
});
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'template-'));
  templateCache = join(parent, 'cache');
  migrationsFolder = join(parent, 'migrations');
  await mkdir(migrationsFolder);
  // Initialising a database takes seconds; the tests share what this checkout has initialised anyhow.
  await cp(emptyTemplate, join(templateCache, basename(emptyTemplate)), { recursive: true });
  await writeFile(join(migrationsFolder, '0001_first.sql'), 'create table first (id int)');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

async function expectUsable(dataDir: string): Promise<void> {
  await using db = await openStore({ dataDir: join(parent, dataDir), migrationsFolder, templateCache });
  await db.query('insert into first values (1)');
  expect(await db.query('select id from first')).toEqual([{ id: 1 }]);
}

describe('template of the embedded store', { timeout: 60_000 }, () => {
  it('is built by the first start and copied by others, which do not see each other', async () => {
    await expectUsable('one');
    const template = await ensureTemplate(await readMigrations(migrationsFolder), templateCache);
    const { mtimeMs, ino } = await stat(template);
    await expectUsable('two');
    expect(await stat(template)).toMatchObject({ mtimeMs, ino });
    expect(await readdir(join(parent, 'two'))).toEqual(['store']);
  });

  it('is another one for other migrations', async () => {
    const before = await ensureTemplate(await readMigrations(migrationsFolder), templateCache);
    await writeFile(join(migrationsFolder, '0002_second.sql'), 'create table second (id int)');
    const after = await ensureTemplate(await readMigrations(migrationsFolder), templateCache);
    expect(after).not.toBe(before);
  });

  it('is built anew when something is missing from it', async () => {
    const folder = await ensureTemplate(await readMigrations(migrationsFolder), templateCache);
    await rm(join(folder, 'base'), { recursive: true });
    await expectUsable('one');
    await writeFile(join(folder, 'template.json'), 'not json');
    await expectUsable('two');
  });

  it('is built anew when it looks whole but does not start', async () => {
    const folder = await ensureTemplate(await readMigrations(migrationsFolder), templateCache);
    const control = join(folder, 'global', 'pg_control');
    await writeFile(control, Buffer.alloc((await stat(control)).size, 0xff));
    await expectUsable('one');
    expect((await stat(control)).size).toBeGreaterThan(0);
    await expectUsable('two');
  });

  it('is done without where nothing can be cached', async () => {
    await rm(templateCache, { recursive: true });
    await writeFile(templateCache, 'a file where the folder should be');
    await expectUsable('one');
  });

  it('leaves no half-made store when a start is cut off, and no old templates for ever', async () => {
    const old = join(templateCache, 'store-old');
    const recent = join(templateCache, 'store-recent');
    await mkdir(old);
    await mkdir(recent);
    const longAgo = new Date(Date.now() - 7_200_000);
    await utimes(old, longAgo, longAgo);
    await expectUsable('one');
    const left = await readdir(templateCache);
    expect(left).toContain('store-recent');
    expect(left.filter((name) => name !== 'store-recent' && !/^store-[0-9a-f]{16}$/.test(name))).toEqual([]);
  });
});

describe('a data folder with data', { timeout: 60_000 }, () => {
  it('is never made anew, whatever is wrong with it', async () => {
    await expectUsable('one');
    const control = join(parent, 'one', 'store', 'global', 'pg_control');
    await truncate(control, 10);
    await expect(openStore({ dataDir: join(parent, 'one'), migrationsFolder, templateCache })).rejects.toMatchObject({
      code: 'unusable-folder',
      message: expect.stringContaining('DATA_DIR'),
    });
    expect((await stat(control)).size).toBe(10);
  });

  it('must be a place where files can be written', async () => {
    const file = join(parent, 'file');
    await writeFile(file, '');
    await chmod(file, 0o400);
    await expect(openStore({ dataDir: file })).rejects.toMatchObject({ code: 'unusable-folder' });
    await expect(openStore({})).rejects.toMatchObject({ code: 'unusable-folder' });
  });
});
