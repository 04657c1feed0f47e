import { createHash, randomBytes } from 'node:crypto';
import { constants, cpSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startEmbeddedBackend } from './embedded.ts';
import { type Migration, migrate } from './migrate.ts';

/**
 * A new embedded store is a copy of a ready-made, migrated data folder: copying takes a tenth of a second, initdb many.
 * The template lives in node_modules/.cache under a name made from everything that went into it, so a change of
 * PGlite or of a migration simply leads to another name. It only ever saves time: whatever is wrong with it, the store
 * is made without it.
 */
export const TEMPLATE_CACHE = fileURLToPath(new URL('../../node_modules/.cache/tro-ly-chi-tieu/', import.meta.url));
const MANIFEST = 'template.json';

interface Manifest {
  files: number;
  bytes: number;
}

/** A template that nobody wants any more is kept this long for a process that may be copying it. */
const KEEP_OLD_MS = 3_600_000;

/**
 * Finds the template for these migrations in the cache folder or builds it, and returns its folder. It is built from
 * the template without migrations, so that initdb (3 to 14 s) runs once and not with every change of a migration.
 */
export async function ensureTemplate(migrations: readonly Migration[], cache = TEMPLATE_CACHE): Promise<string> {
  const folder = await templateFolder(migrations, cache);
  if (await isWhole(folder)) return folder;
  await rm(folder, { recursive: true, force: true });
  const unfinished = temporaryName(folder);
  try {
    await mkdir(cache, { recursive: true });
    if (migrations.length > 0) await copyTemplate(await ensureTemplate([], cache), unfinished);
    await createStoreFolder(unfinished, migrations);
    await writeFile(join(unfinished, MANIFEST), JSON.stringify(await measure(unfinished)));
    await publish(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  await removeOldTemplates(cache, [folder, await templateFolder([], cache)]);
  return folder;
}

/**
 * Makes `folder` a new, migrated PGlite data folder. It appears complete or not at all, so that a start which is cut
 * off leaves nothing behind that a later start would take for data.
 */
export async function createDataFolder(
  folder: string,
  migrations: readonly Migration[],
  options: { cache: string; onProgress: (line: string) => void },
): Promise<void> {
  const unfinished = temporaryName(folder);
  try {
    try {
      await copyTemplate(await ensureTemplate(migrations, options.cache), unfinished);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      options.onProgress(`Không dùng được bản mẫu của kho dữ liệu (${reason}); đang tạo kho từ đầu…`);
      await rm(unfinished, { recursive: true, force: true });
      await createStoreFolder(unfinished, migrations);
    }
    await rename(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Throws away the templates for these migrations, after a store made from them could not be opened. */
export async function discardTemplates(migrations: readonly Migration[], cache: string): Promise<void> {
  for (const content of [migrations, []]) {
    await rm(await templateFolder(content, cache), { recursive: true, force: true });
  }
}

async function copyTemplate(template: string, folder: string): Promise<void> {
  // The synchronous copy is ten times faster for a thousand small files, and nothing else is going on yet.
  cpSync(template, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  await rm(join(folder, MANIFEST));
}

/** Templates of other migrations or PGlite versions, and what builds that were cut off have left. */
async function removeOldTemplates(cache: string, wanted: readonly string[]): Promise<void> {
  for (const name of await readdir(cache)) {
    const folder = join(cache, name);
    if (!name.startsWith('store-') || wanted.includes(folder)) continue;
    // Another process may be tidying up at the same time.
    const age = await stat(folder).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > KEEP_OLD_MS) await rm(folder, { recursive: true, force: true });
  }
}

/** Initialises the folder if it is missing, and migrates it. */
async function createStoreFolder(folder: string, migrations: readonly Migration[]): Promise<void> {
  const backend = await startEmbeddedBackend(folder);
  try {
    const client = new pg.Client({
      user: 'postgres',
      database: 'postgres',
      ssl: false,
      stream: () => backend.connect(),
    });
    await client.connect();
    try {
      await removeSpareDatabases(client);
      await migrate(client, migrations);
    } finally {
      await client.end();
    }
  } finally {
    await backend.close();
  }
}

/** PGlite serves one database. The two that `create database` would copy are two thirds of the files of a store. */
async function removeSpareDatabases(client: pg.ClientBase): Promise<void> {
  await client.query("update pg_database set datistemplate = false where datname in ('template0', 'template1')");
  await client.query('drop database if exists template0');
  await client.query('drop database if exists template1');
}

/** The name is made from everything that decides what the folder contains. */
async function templateFolder(migrations: readonly Migration[], cache: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of ['@electric-sql/pglite', '@electric-sql/pglite-pgvector']) {
    hash.update(await readFile(new URL(`../../node_modules/${name}/package.json`, import.meta.url)));
  }
  hash.update(await readFile(fileURLToPath(import.meta.url)));
  for (const { number, checksum } of migrations) hash.update(`${number} ${checksum}\n`);
  return join(cache, `store-${hash.digest('hex').slice(0, 16)}`);
}

async function isWhole(folder: string): Promise<boolean> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as Manifest;
    const found = await measure(folder);
    return found.files === manifest.files && found.bytes === manifest.bytes;
  } catch {
    // No manifest or an unreadable one: there is no usable template, which is the answer.
    return false;
  }
}

async function measure(folder: string): Promise<Manifest> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== MANIFEST);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).size));
  return { files: files.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** Two processes may build the same template at once; the first to finish wins and the other's is the same. */
async function publish(unfinished: string, folder: string): Promise<void> {
  try {
    await rename(unfinished, folder);
  } catch (error) {
    if (!(await isWhole(folder))) throw error;
  }
}

function temporaryName(folder: string): string {
  return `${folder}.new-${process.pid}-${randomBytes(3).toString('hex')}`;
}
