/**
 * Environment → typed configuration, read once at the start. Modes are unions: what only a webhook needs exists only
 * in webhook mode. A mistake refuses the start; a setting that nothing in this release reads yields a warning.
 */
import { type ClockSetting, parseInstant } from './clock.ts';
import { type Environment, EnvironmentReader } from './environment.ts';
import { Secret } from './secret.ts';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type StoreSetting = { kind: 'embedded'; dataDir: string } | { kind: 'postgresql'; url: Secret };
/** Where targets and results are asked for: our own store, or a database that somebody else fills. */
export type KpiSetting = { kind: 'own-store' } | { kind: 'external'; url: Secret };

export type TelegramSetting =
  | { mode: 'off' }
  | { mode: 'polling'; token: Secret; apiRoot: string }
  | { mode: 'webhook'; token: Secret; apiRoot: string; secret: Secret; publicUrl: string };

/** One entry in `tokens` per bot; bot N > 1 listens at /webhooks/zalo/N. */
export type ZaloSetting =
  | { mode: 'off' }
  | { mode: 'polling'; tokens: Secret[]; apiBase: string }
  | { mode: 'webhook'; tokens: Secret[]; apiBase: string; secret: Secret; publicUrl: string };

export type ModelSetting =
  | { kind: 'off' }
  | { kind: 'openai-compatible'; apiKey: Secret | null; baseUrl: string; model: string; embeddingModel: string | null };

export interface Config {
  host: string;
  /** 0: any free port. */
  port: number;
  /** Address at which people and messengers reach the server, without a closing slash. */
  publicUrl: string | null;
  /** As Fastify's `trustProxy`: off, all, a number of hops, or a list of addresses. */
  trustProxy: boolean | number | string;
  rateLimitPerMinute: number;
  logLevel: LogLevel;
  /** The page lets its visitor choose a role: for trying out, not for an office's real data. */
  demo: boolean;
  /** Folder of the embedded store; kept beside `store` because caches live there too. */
  dataDir: string;
  store: StoreSetting;
  kpi: KpiSetting;
  telegram: TelegramSetting;
  zalo: ZaloSetting;
  model: ModelSetting;
  clock: ClockSetting;
  /** Vietnamese lines to print once at the start. */
  warnings: string[];
}

/** The configuration cannot be used; `problems` holds one Vietnamese line per mistake. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'CONFIG_INVALID';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Cấu hình chưa dùng được: ${problems.join(' ')}`);
    this.problems = problems;
  }
}

/** Features that this release does not have yet, and the variables that would switch them on. */
export const LATER_FEATURES: readonly { feature: string; variables: readonly string[] }[] = [
  {
    feature: 'kênh Telegram',
    variables: ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_MODE', 'TELEGRAM_WEBHOOK_SECRET', 'TELEGRAM_API_ROOT'],
  },
  { feature: 'kênh Zalo', variables: ['ZALO_BOT_TOKENS', 'ZALO_MODE', 'ZALO_WEBHOOK_SECRET', 'ZALO_API_BASE'] },
  {
    feature: 'mô hình ngôn ngữ',
    variables: ['OPENAI_API_KEY', 'OPENAI_BASE_URL', 'OPENAI_MODEL', 'EMBEDDING_MODEL', 'MODEL_ALLOWED'],
  },
  { feature: 'cơ sở dữ liệu KPI bên ngoài', variables: ['KPI_DATABASE_URL'] },
];

const CHANNEL_MODES = ['off', 'polling', 'webhook'] as const;
const PROXY_ADDRESS =
  /^(?:(?:\d{1,3}\.){3}\d{1,3}(?:\/\d+)?|[\da-f]*:[\da-f:.]*(?:\/\d+)?|loopback|linklocal|uniquelocal)$/i;
const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '::1']);

/**
 * @param env usually `process.env`, after `.env` has been loaded
 * @throws ConfigError with every mistake found
 */
export function readConfig(env: Environment): Config {
  const read = new EnvironmentReader(env);
  const host = readHost(read);
  const publicUrl = read.webAddress('PUBLIC_URL');
  const dataDir = read.text('DATA_DIR') ?? './data';
  const databaseUrl = read.databaseUrl('DATABASE_URL');
  const kpiUrl = read.databaseUrl('KPI_DATABASE_URL');
  const config: Config = {
    host,
    port: read.integer('PORT', 3000, { min: 0, max: 65_535 }),
    publicUrl,
    trustProxy: readTrustProxy(read),
    rateLimitPerMinute: read.integer('RATE_LIMIT_PER_MINUTE', 300, { min: 1, max: 1_000_000 }),
    logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS) ?? 'info',
    demo: read.flag('DEMO', LOOPBACK_HOSTS.has(host)),
    dataDir,
    store: databaseUrl === null ? { kind: 'embedded', dataDir } : { kind: 'postgresql', url: new Secret(databaseUrl) },
    kpi: kpiUrl === null ? { kind: 'own-store' } : { kind: 'external', url: new Secret(kpiUrl) },
    telegram: readTelegram(read, publicUrl),
    zalo: readZalo(read, publicUrl),
    model: readModel(read),
    clock: readClock(read),
    warnings: [],
  };
  if (read.problems.length > 0) throw new ConfigError(read.problems);
  return { ...config, warnings: warningsFor(config, read) };
}

function readHost(read: EnvironmentReader): string {
  const host = read.text('HOST') ?? '127.0.0.1';
  if (!/^[\w.:%-]+$/.test(host)) read.reject('HOST', 'cần tên máy hoặc địa chỉ IP, không kèm http:// hay dấu /');
  return host;
}

function readTrustProxy(read: EnvironmentReader): boolean | number | string {
  const value = read.text('TRUST_PROXY');
  // A proxy on the same machine (nginx) is the usual case, and nobody outside can pretend to be it.
  if (value === null) return 'loopback';
  // "1" is one hop here, not "yes": trusting every proxy would let a visitor choose the address that is counted.
  if (/^\d{1,2}$/.test(value)) return Number(value) || false;
  const addresses = value.split(',').map((address) => address.trim());
  if (addresses.every((address) => PROXY_ADDRESS.test(address))) return addresses.join(',');
  return read.flag('TRUST_PROXY', false);
}

function readTelegram(read: EnvironmentReader, publicUrl: string | null): TelegramSetting {
  const token = readTokens(read, 'TELEGRAM_BOT_TOKEN')[0];
  const mode = channelMode(read, { modeName: 'TELEGRAM_MODE', tokenName: 'TELEGRAM_BOT_TOKEN', linked: !!token });
  const apiRoot = read.webAddress('TELEGRAM_API_ROOT') ?? 'https://api.telegram.org';
  if (mode === 'off' || token === undefined) return { mode: 'off' };
  if (mode === 'polling') return { mode, token, apiRoot };
  const secret = webhookSecret(
    read,
    'TELEGRAM_WEBHOOK_SECRET',
    /^[A-Za-z0-9_-]{1,256}$/,
    '1–256 chữ cái không dấu, chữ số, "_" hoặc "-"',
  );
  const address = webhookAddress(read, 'TELEGRAM_MODE', publicUrl);
  return secret && address ? { mode, token, apiRoot, secret, publicUrl: address } : { mode: 'off' };
}

function readZalo(read: EnvironmentReader, publicUrl: string | null): ZaloSetting {
  const tokens = readTokens(read, 'ZALO_BOT_TOKENS');
  const mode = channelMode(read, { modeName: 'ZALO_MODE', tokenName: 'ZALO_BOT_TOKENS', linked: tokens.length > 0 });
  const apiBase = read.webAddress('ZALO_API_BASE') ?? 'https://bot-api.zaloplatforms.com';
  if (mode === 'off' || tokens.length === 0) return { mode: 'off' };
  if (mode === 'polling') return { mode, tokens, apiBase };
  const secret = webhookSecret(
    read,
    'ZALO_WEBHOOK_SECRET',
    /^[\x21-\x7e]{8,256}$/,
    '8–256 ký tự không dấu, không có dấu cách',
  );
  const address = webhookAddress(read, 'ZALO_MODE', publicUrl);
  return secret && address ? { mode, tokens, apiBase, secret, publicUrl: address } : { mode: 'off' };
}

/** A token goes into the path of an address, so anything that would change the path is a pasting mistake. */
function readTokens(read: EnvironmentReader, name: string): Secret[] {
  const tokens = (read.text(name) ?? '')
    .split(',')
    .map((token) => token.trim())
    .filter((token) => token !== '');
  const bad = tokens.findIndex((token) => !/^[\w:.~-]+$/.test(token));
  if (bad >= 0)
    read.reject(
      name,
      `mã bot thứ ${bad + 1} có ký tự lạ; chép lại nguyên mã dạng số:chuỗi, nhiều mã cách nhau dấu phẩy`,
    );
  if (new Set(tokens).size < tokens.length) read.reject(name, 'có mã bot bị lặp; mỗi bot chỉ ghi một lần');
  return tokens.map((token) => new Secret(token));
}

/** Without a mode, a token alone means polling: it works behind any firewall. */
function channelMode(
  read: EnvironmentReader,
  channel: { modeName: string; tokenName: string; linked: boolean },
): (typeof CHANNEL_MODES)[number] {
  const mode = read.oneOf(channel.modeName, CHANNEL_MODES) ?? (channel.linked ? 'polling' : 'off');
  if (mode !== 'off' && !channel.linked) {
    read.reject(
      channel.tokenName,
      `${channel.modeName}=${mode} cần mã bot; ghi mã vào đây hoặc đặt ${channel.modeName}=off`,
    );
  }
  return mode;
}

/** An empty secret would let anybody post messages in other people's names, so it refuses the start. */
function webhookSecret(read: EnvironmentReader, name: string, shape: RegExp, wording: string): Secret | null {
  const value = read.text(name);
  if (value !== null && shape.test(value)) return new Secret(value);
  const need = value === null ? 'chế độ webhook bắt buộc có chuỗi bí mật' : 'chuỗi bí mật sai dạng';
  read.reject(name, `${need}: ${wording}; tạo bằng lệnh openssl rand -hex 24`);
  return null;
}

function webhookAddress(read: EnvironmentReader, modeName: string, publicUrl: string | null): string | null {
  if (publicUrl?.startsWith('https://')) return publicUrl;
  if (publicUrl !== null || read.text('PUBLIC_URL') === null) {
    read.reject(
      'PUBLIC_URL',
      `${modeName}=webhook cần địa chỉ công khai https://; đặt PUBLIC_URL hoặc dùng ${modeName}=polling`,
    );
  }
  return null;
}

/** The model is on only when it is named: an OPENAI_API_KEY that other tools left in the shell switches nothing on. */
function readModel(read: EnvironmentReader): ModelSetting {
  const [apiKey, baseUrl, model] = [
    read.text('OPENAI_API_KEY'),
    read.webAddress('OPENAI_BASE_URL'),
    read.text('OPENAI_MODEL'),
  ];
  const embeddingModel = read.text('EMBEDDING_MODEL');
  if (!read.flag('MODEL_ALLOWED', true) || model === null || (apiKey === null && baseUrl === null))
    return { kind: 'off' };
  return {
    kind: 'openai-compatible',
    apiKey: apiKey === null ? null : new Secret(apiKey),
    baseUrl: baseUrl ?? 'https://api.openai.com/v1',
    model,
    embeddingModel,
  };
}

/** A clock that stands still would silence every reminder, so it takes two variables to get one. */
function readClock(read: EnvironmentReader): ClockSetting {
  const instant = read.text('NOW');
  const allowed = read.flag('ALLOW_FAKE_CLOCK', false);
  if (instant === null) return { kind: 'system' };
  if (!allowed) read.reject('NOW', 'chỉ dùng khi thử nghiệm; bỏ biến này, hoặc đặt thêm ALLOW_FAKE_CLOCK=1');
  if (parseInstant(instant) === null) {
    read.reject('NOW', 'cần một thời điểm ISO có múi giờ, ví dụ NOW=2024-04-15T08:00:00+07:00');
  }
  return { kind: 'fixed', instant };
}

function warningsFor(config: Config, read: EnvironmentReader): string[] {
  const warnings: string[] = [];
  for (const { feature, variables } of LATER_FEATURES) {
    const set = variables.filter((name) => read.text(name) !== null);
    if (set.length > 0) warnings.push(`Bản này chưa có ${feature}: ${set.join(', ')} chưa có tác dụng.`);
  }
  if (config.clock.kind === 'fixed') {
    warnings.push(`Đồng hồ đang đứng ở ${config.clock.instant} (NOW); bỏ NOW và ALLOW_FAKE_CLOCK khi dùng thật.`);
  }
  if (config.demo && !LOOPBACK_HOSTS.has(config.host)) {
    warnings.push('DEMO=1 trên địa chỉ mở ra mạng: ai vào được trang cũng tự chọn được vai; đặt DEMO=0 khi dùng thật.');
  }
  if (config.trustProxy === true) {
    warnings.push(
      'TRUST_PROXY=true tin mọi máy chuyển tiếp; nên ghi số máy chuyển tiếp (TRUST_PROXY=1) hoặc địa chỉ của chúng.',
    );
  }
  return warnings;
}

/**
 * Loads `.env` into `process.env`; variables that are already set keep their value, a missing file is fine.
 * @returns whether there was a file
 */
export function loadEnvFile(path: string): boolean {
  try {
    process.loadEnvFile(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw new ConfigError([`${path}: không đọc được; kiểm tra quyền đọc và mỗi dòng có dạng TÊN=giá trị.`]);
  }
}
