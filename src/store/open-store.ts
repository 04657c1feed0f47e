import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { takeDataLock } from './data-lock.ts';
import { type Database, StoreError } from './database.ts';
import { type EmbeddedBackend, embeddedSettings, startEmbeddedBackend } from './embedded.ts';
import { type Migration, migrate, readMigrations, requireMigrated } from './migrate.ts';
import { createPoolDatabase, type PoolSettings, sessionOptions } from './pool-database.ts';
import { postgresqlSettings } from './postgresql.ts';
import { createDataFolder, discardTemplates, TEMPLATE_CACHE } from './template.ts';

export interface StoreOptions {
  /** A PostgreSQL server; takes precedence over the folder. */
  databaseUrl?: string | undefined;
  /** Where the embedded store lives; created when missing. */
  dataDir?: string | undefined;
  /** A new embedded store that disappears when it is closed; for tests. */
  memory?: boolean;
  /** Nothing is written: sessions are read-only, and missing migrations are an error instead of being applied. */
  readOnly?: boolean;
  /** Another folder of migrations; for tests. */
  migrationsFolder?: string;
  /** Another place for ready-made empty stores; for tests. */
  templateCache?: string;
  /** One Vietnamese line for each step that takes time, and for each connection lost later. */
  onProgress?: (line: string) => void;
}

type Steps = Required<Pick<StoreOptions, 'readOnly' | 'onProgress' | 'templateCache'>> & {
  migrations: readonly Migration[];
};

/**
 * Opens the store and brings it to the newest migration. Whoever opens it closes it (`await using` does).
 * Throws StoreError: `locked` (another process has the folder), `unreachable`, `unusable-folder`, `crashed`, and those
 * of migrate().
 */
export async function openStore(options: StoreOptions): Promise<Database> {
  const steps: Steps = {
    readOnly: options.readOnly ?? false,
    onProgress: options.onProgress ?? (() => undefined),
    templateCache: options.templateCache ?? TEMPLATE_CACHE,
    migrations: await readMigrations(options.migrationsFolder),
  };
  if (options.databaseUrl) return openPostgresql(options.databaseUrl, steps);
  if (options.memory) return openTemporary(steps);
  if (options.dataDir) return openFolder(options.dataDir, steps);
  throw new StoreError('unusable-folder', 'Chưa biết kho dữ liệu ở đâu; hãy đặt DATA_DIR hoặc DATABASE_URL.');
}

async function openPostgresql(url: string, steps: Steps): Promise<Database> {
  const settings = postgresqlSettings({ url, readOnly: steps.readOnly, onWarning: steps.onProgress });
  await bringUpToDate(settings, steps);
  return createPoolDatabase(settings);
}

async function openFolder(dataDir: string, steps: Steps): Promise<Database> {
  await makeFolder(dataDir);
  const lock = await takeDataLock(join(dataDir, 'store.lock'));
  try {
    const folder = join(dataDir, 'store');
    return await openEmbedded(folder, steps, async () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** On disk as well, because a copied folder opens three times faster than one unpacked into memory. */
async function openTemporary(steps: Steps): Promise<Database> {
  const parent = await mkdtemp(join(tmpdir(), 'tro-ly-chi-tieu-'));
  const remove = () => rm(parent, { recursive: true, force: true });
  try {
    return await openEmbedded(join(parent, 'store'), steps, remove);
  } catch (error) {
    await remove();
    throw error;
  }
}

async function openEmbedded(folder: string, steps: Steps, release: () => Promise<void>): Promise<Database> {
  const backend = await startOrCreate(folder, steps);
  try {
    const settings = embeddedSettings(backend, {
      readOnly: steps.readOnly,
      onWarning: steps.onProgress,
      release: async () => {
        await backend.close();
        await release();
      },
    });
    await bringUpToDate(settings, steps);
    return createPoolDatabase(settings);
  } catch (error) {
    await backend.close();
    throw error;
  }
}

async function startOrCreate(folder: string, steps: Steps): Promise<EmbeddedBackend> {
  if (await exists(folder)) return start(folder);
  const create = () =>
    createDataFolder(folder, steps.migrations, { cache: steps.templateCache, onProgress: steps.onProgress });
  await create();
  try {
    return await startEmbeddedBackend(folder);
  } catch {
    // It has never held anything, so it may be made again; a folder with data is never touched.
    steps.onProgress('Bản mẫu của kho dữ liệu bị hỏng; đang tạo lại…');
    await discardTemplates(steps.migrations, steps.templateCache);
    await rm(folder, { recursive: true, force: true });
    await create();
    return start(folder);
  }
}

async function start(folder: string): Promise<EmbeddedBackend> {
  try {
    return await startEmbeddedBackend(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      'unusable-folder',
      `Không mở được kho dữ liệu ${folder} (${reason}); hãy khôi phục thư mục này từ bản sao lưu hoặc đặt DATA_DIR khác.`,
      { cause: error },
    );
  }
}

/** On a connection of its own, before the pool exists: pooled sessions look up the vector type when they begin. */
async function bringUpToDate(settings: PoolSettings, steps: Steps): Promise<void> {
  const { onConnect: _, ...options } = sessionOptions({ ...settings, readOnly: false });
  const { stream } = options;
  const client = new pg.Client({ ...options, ...(typeof stream === 'function' ? { stream } : {}) });
  client.on('error', (error) => steps.onProgress(`Mất kết nối khi cập nhật cấu trúc kho: ${error.message}`));
  try {
    await client.connect();
  } catch (error) {
    throw settings.explainFailure(error instanceof Error ? error : new Error(String(error)));
  }
  try {
    if (steps.readOnly) await requireMigrated(client, steps.migrations);
    else
      for (const name of await migrate(client, steps.migrations)) steps.onProgress(`Đã cập nhật cấu trúc kho: ${name}`);
  } finally {
    await client.end();
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError('unusable-folder', `Không tạo được thư mục ${folder} (${reason}); hãy kiểm tra DATA_DIR.`, {
      cause: error,
    });
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
