/**
 * What to look at when the assistant does not start or does not answer: configuration, machine, store, knowledge,
 * channels, model. Each finding is one Vietnamese line that says what to do.
 */
import { mkdtemp, readdir, rmdir, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { OFFICE_TIME_ZONE } from './clock.ts';
import { type Config, ConfigError } from './config.ts';
import { maskSecrets, type Secret } from './secret.ts';
import { type Database, StoreError } from './store/database.ts';

/** ✓ good, ! works but look at it, ✗ does not work. */
export type DoctorMark = '✓' | '!' | '✗';

export interface DoctorLine {
  mark: DoctorMark;
  what: string;
  /** What to do about it; null when there is nothing to do. */
  advice: string | null;
}

/** What the checks need from outside. */
export interface DoctorChecks {
  /** Opens the store as the server would; the doctor closes it. */
  openStore(): Promise<Pick<Database, 'kind' | 'query' | 'close'>>;
  /** Folder of the demo knowledge. */
  knowledgeDir: string;
  /** `process.versions.node`, unless a test says otherwise. */
  nodeVersion?: string;
}

/** From this version on Node strips types without a flag. */
const OLDEST_NODE: readonly [number, number] = [22, 18];
const LITTLE_DISK_BYTES = 1024 ** 3;

/**
 * @param config the configuration, or the error that reading it threw: the machine is then still checked
 * @returns lines in the order in which they should be mended
 */
export async function runDoctor(config: Config | ConfigError, checks: DoctorChecks): Promise<DoctorLine[]> {
  const machine = [
    checkNode(checks.nodeVersion ?? process.versions.node),
    checkTimeZone(),
    await checkKnowledge(checks.knowledgeDir),
  ];
  if (config instanceof ConfigError) {
    return [...config.problems.map((problem) => line('✗', `Cấu hình: ${problem}`)), ...machine];
  }
  return [...checkConfig(config), ...machine, ...(await checkStore(config, checks)), ...listSwitchedOff(config)];
}

/** One printable line: "✗ Kho dữ liệu: không mở được. → Dừng máy chủ đang chạy…" */
export function formatDoctorLine(line: DoctorLine): string {
  return line.advice === null ? `${line.mark} ${line.what}` : `${line.mark} ${line.what} → ${line.advice}`;
}

/** Whether something does not work: the command then ends with an exit code other than 0. */
export function isUnhealthy(lines: readonly DoctorLine[]): boolean {
  return lines.some((line) => line.mark === '✗');
}

/** A line whose text already says all, remedy included. */
function line(mark: DoctorMark, what: string): DoctorLine {
  return { mark, what, advice: null };
}
function good(what: string): DoctorLine {
  return line('✓', what);
}
function doubtful(what: string, advice: string): DoctorLine {
  return { mark: '!', what, advice };
}
function bad(what: string, advice: string): DoctorLine {
  return { mark: '✗', what, advice };
}

function checkConfig(config: Config): DoctorLine[] {
  const address =
    config.publicUrl ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`;
  return [
    good(
      `Cấu hình: hợp lệ, lắng nghe ${config.host}:${config.port}, địa chỉ ${address}, vai dùng thử ${config.demo ? 'bật' : 'tắt'}.`,
    ),
    ...config.warnings.map((warning) => line('!', `Cấu hình: ${warning}`)),
  ];
}

function checkNode(version: string): DoctorLine {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return good(`Node.js ${version}.`);
  const oldest = `${oldestMajor}.${oldestMinor}`;
  return bad(
    `Node.js ${version} quá cũ`,
    `chạy bằng npm (npm start, npm run …) hoặc cài Node.js từ ${oldest} trở lên.`,
  );
}

/** A Node built without full time zone data puts deadlines on the wrong day. */
function checkTimeZone(): DoctorLine {
  const what = `Dữ liệu múi giờ ${OFFICE_TIME_ZONE}`;
  try {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: OFFICE_TIME_ZONE, hour: '2-digit', hourCycle: 'h23' });
    if (format.format(new Date('2024-12-19T17:30:00Z')) === '00') return good(`${what}: đúng UTC+7.`);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return bad(`${what}: thiếu hoặc sai`, 'dùng bản Node.js có đủ dữ liệu ICU (bản cài cùng npm ci có sẵn).');
}

async function checkKnowledge(folder: string): Promise<DoctorLine> {
  const remedy = 'lấy lại thư mục knowledge từ mã nguồn, hoặc nạp văn bản của mình: npm run ingest -- TỆP --empty';
  try {
    const files = await readdir(folder, { recursive: true });
    const documents = files.filter((file) => file.endsWith('.md') && !file.endsWith('README.md'));
    if (documents.length > 0) return good(`Tri thức mẫu: ${documents.length} tệp.`);
    return doubtful('Tri thức mẫu: thư mục knowledge trống', remedy);
  } catch (error) {
    return doubtful(`Tri thức mẫu: không đọc được thư mục knowledge (${reason(error)})`, remedy);
  }
}

async function checkStore(config: Config, checks: DoctorChecks): Promise<DoctorLine[]> {
  const folder = config.store.kind === 'embedded' ? await checkDataDir(config.store.dataDir) : [];
  if (isUnhealthy(folder)) return folder;
  return [...folder, await checkOpening(config, checks)];
}

/** The folder need not exist yet: then the nearest folder above it must let us create it. */
async function checkDataDir(dataDir: string): Promise<DoctorLine[]> {
  const what = `Thư mục dữ liệu ${dataDir}`;
  try {
    const existing = await nearestExisting(resolve(dataDir));
    if (!(await stat(existing)).isDirectory())
      return [bad(`${what}: ${existing} là một tệp`, 'đặt DATA_DIR là một thư mục.')];
    // Tried rather than asked for: permission bits say nothing about read-only and virtual file systems.
    await rmdir(await mkdtemp(join(existing, '.doctor-')));
    const { bavail, bsize } = await statfs(existing);
    const free = `còn trống ${((bavail * bsize) / 1024 ** 3).toFixed(1).replace('.', ',')} GB`;
    if (bavail * bsize < LITTLE_DISK_BYTES)
      return [doubtful(`${what}: ghi được, chỉ ${free}`, 'dọn ổ đĩa hoặc chuyển DATA_DIR sang ổ khác.')];
    return [good(`${what}: ghi được, ${free}.`)];
  } catch (error) {
    return [
      bad(`${what}: không ghi được (${reason(error)})`, 'cấp quyền ghi cho tài khoản đang chạy hoặc đổi DATA_DIR.'),
    ];
  }
}

async function nearestExisting(path: string): Promise<string> {
  try {
    await stat(path);
    return path;
  } catch (error) {
    const parent = dirname(path);
    if (reason(error) !== 'ENOENT' || parent === path) throw error;
    return nearestExisting(parent);
  }
}

async function checkOpening(config: Config, checks: DoctorChecks): Promise<DoctorLine> {
  const where = config.store.kind === 'embedded' ? 'kho nhúng' : `PostgreSQL ${databasePlace(config.store.url)}`;
  try {
    const store = await checks.openStore();
    try {
      const [found] = await store.query<{ version: string; vector: string | null }>(
        `select current_setting('server_version') as version,
                (select extversion from pg_extension where extname = 'vector') as vector`,
      );
      if (!found?.vector)
        return bad(`Kho dữ liệu (${where}): thiếu pgvector`, 'chạy create extension vector; bằng tài khoản quản trị.');
      return good(`Kho dữ liệu (${where}): mở được, PostgreSQL ${found.version}, pgvector ${found.vector}.`);
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof StoreError && error.code === 'locked') {
      return doubtful(`Kho dữ liệu (${where}): máy chủ khác đang giữ`, error.message);
    }
    const advice =
      error instanceof StoreError ? error.message : 'xem chi tiết lỗi, rồi kiểm tra DATABASE_URL hoặc DATA_DIR.';
    const detail =
      error instanceof StoreError ? '' : ` (${maskSecrets(error instanceof Error ? error.message : String(error))})`;
    return bad(`Kho dữ liệu (${where}): không mở được${detail}`, advice);
  }
}

/** What is switched off, so that nobody looks for it; what is set but not there yet is among the warnings. */
function listSwitchedOff({ kpi, telegram, zalo, model }: Config): DoctorLine[] {
  const lines: DoctorLine[] = [];
  if (kpi.kind === 'own-store') lines.push(good('Chỉ tiêu và kết quả: đọc từ kho dữ liệu của trợ lý.'));
  if (telegram.mode === 'off') lines.push(good('Kênh Telegram: tắt.'));
  if (zalo.mode === 'off') lines.push(good('Kênh Zalo: tắt.'));
  if (model.kind === 'off') lines.push(good('Mô hình ngôn ngữ: tắt, trợ lý trả lời không cần mô hình.'));
  return lines;
}

/** Host and database of a connection string, without the account. */
function databasePlace(url: Secret): string {
  const { host, pathname } = new URL(url.reveal());
  return `${host}${pathname}`;
}

/** The system's short word for what went wrong ("ENOENT"), or the message. */
function reason(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}
