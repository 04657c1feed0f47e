import { readFileSync } from 'node:fs';
import { inspect, parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Config, ConfigError, LATER_FEATURES, readConfig } from '../../src/config.ts';
import type { Environment } from '../../src/environment.ts';

const exampleText = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');

function problemsOf(env: Environment): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('without any variable', () => {
  it('serves this machine only, on the embedded store, with channels and model off', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: null,
      trustProxy: 'loopback',
      rateLimitPerMinute: 300,
      logLevel: 'info',
      demo: true,
      dataDir: './data',
      store: { kind: 'embedded', dataDir: './data' },
      kpi: { kind: 'own-store' },
      telegram: { mode: 'off' },
      zalo: { mode: 'off' },
      model: { kind: 'off' },
      clock: { kind: 'system' },
      warnings: [],
    } satisfies Config);
  });

  it('takes an empty or blank value as not set', () => {
    expect(readConfig({ PORT: '', HOST: '  ', DATABASE_URL: '', TELEGRAM_BOT_TOKEN: '' })).toEqual(readConfig({}));
  });
});

describe('mistakes', () => {
  it.each<[string, Environment]>([
    ['HOST', { HOST: 'http://localhost' }],
    ['PORT', { PORT: '70000' }],
    ['PORT', { PORT: '3000a' }],
    ['PORT', { PORT: '-1' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'tro-ly.example.vn' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://may/csdl' }],
    ['KPI_DATABASE_URL', { KPI_DATABASE_URL: 'may:5432' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'verbose' }],
    ['DEMO', { DEMO: 'maybe' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'nginx' }],
    ['RATE_LIMIT_PER_MINUTE', { RATE_LIMIT_PER_MINUTE: '0' }],
    ['TELEGRAM_MODE', { TELEGRAM_MODE: 'push' }],
    ['TELEGRAM_BOT_TOKEN', { TELEGRAM_MODE: 'polling' }],
    ['TELEGRAM_BOT_TOKEN', { TELEGRAM_BOT_TOKEN: '123:abc/def' }],
    ['TELEGRAM_API_ROOT', { TELEGRAM_API_ROOT: 'ftp://may' }],
    ['ZALO_BOT_TOKENS', { ZALO_BOT_TOKENS: '1:abc,1:abc' }],
    ['ZALO_BOT_TOKENS', { ZALO_MODE: 'webhook', ZALO_WEBHOOK_SECRET: 'du-dai-roi' }],
    ['OPENAI_BASE_URL', { OPENAI_BASE_URL: 'localhost' }],
    ['NOW', { NOW: '2024-04-15T08:00:00+07:00' }],
    ['NOW', { NOW: '2024-04-15', ALLOW_FAKE_CLOCK: '1' }],
    ['NOW', { NOW: '2024-02-30T08:00:00Z', ALLOW_FAKE_CLOCK: '1' }],
  ])('%s is named in exactly one line: %o', (name, env) => {
    const problems = problemsOf(env);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}: .+\\.$`));
    expect(problems[0]).not.toContain('\n');
  });

  it('are all reported at once', () => {
    const problems = problemsOf({ PORT: 'x', LOG_LEVEL: 'x', DATABASE_URL: 'x' });
    expect(problems.map((line) => line.split(':')[0])).toEqual(['DATABASE_URL', 'PORT', 'LOG_LEVEL']);
  });

  it('never repeat a value that may be a secret', () => {
    const problems = problemsOf({
      DATABASE_URL: 'hunter2 x',
      TELEGRAM_BOT_TOKEN: 'hunter2/x',
      ZALO_BOT_TOKENS: 'hunter2 x',
    });
    expect(problems).toHaveLength(3);
    expect(problems.join()).not.toContain('hunter2');
  });
});

describe('webhooks', () => {
  const telegram = {
    TELEGRAM_BOT_TOKEN: '123:abc',
    TELEGRAM_MODE: 'webhook',
    PUBLIC_URL: 'https://tro-ly.example.vn/',
  };
  const zalo = { ZALO_BOT_TOKENS: '1:a, 2:b', ZALO_MODE: 'webhook', PUBLIC_URL: 'https://tro-ly.example.vn' };

  it.each<[string, Environment]>([
    ['TELEGRAM_WEBHOOK_SECRET', telegram],
    ['TELEGRAM_WEBHOOK_SECRET', { ...telegram, TELEGRAM_WEBHOOK_SECRET: '   ' }],
    ['TELEGRAM_WEBHOOK_SECRET', { ...telegram, TELEGRAM_WEBHOOK_SECRET: 'bí mật' }],
    ['ZALO_WEBHOOK_SECRET', zalo],
    ['ZALO_WEBHOOK_SECRET', { ...zalo, ZALO_WEBHOOK_SECRET: 'ngan' }],
    ['PUBLIC_URL', { ...telegram, TELEGRAM_WEBHOOK_SECRET: 's3cret', PUBLIC_URL: '' }],
    ['PUBLIC_URL', { ...telegram, TELEGRAM_WEBHOOK_SECRET: 's3cret', PUBLIC_URL: 'http://tro-ly.example.vn' }],
  ])('refuse to start without a usable %s', (name, env) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(new RegExp(`^${name}: `))]);
  });

  it('carry secret and address when complete, and every Zalo bot', () => {
    const config = readConfig({
      ...telegram,
      ...zalo,
      TELEGRAM_WEBHOOK_SECRET: 's3cret',
      ZALO_WEBHOOK_SECRET: 'du-dai-roi',
    });
    if (config.telegram.mode !== 'webhook' || config.zalo.mode !== 'webhook') throw new Error('both must be webhooks');
    expect(config.telegram.secret.reveal()).toBe('s3cret');
    expect(config.telegram.publicUrl).toBe('https://tro-ly.example.vn');
    expect(config.zalo.tokens.map((token) => token.reveal())).toEqual(['1:a', '2:b']);
  });
});

describe('modes', () => {
  it('poll when only a token is given, and stay off when told so', () => {
    expect(readConfig({ TELEGRAM_BOT_TOKEN: '123:abc' }).telegram.mode).toBe('polling');
    expect(readConfig({ TELEGRAM_BOT_TOKEN: '123:abc', TELEGRAM_MODE: 'off' }).telegram).toEqual({ mode: 'off' });
  });

  it('turn the model on only by its name, and off by MODEL_ALLOWED=0', () => {
    const env = { OPENAI_API_KEY: 'sk-thu', OPENAI_MODEL: 'mo-hinh' };
    expect(readConfig({ OPENAI_API_KEY: 'sk-thu' }).model).toEqual({ kind: 'off' });
    expect(readConfig(env).model).toMatchObject({ kind: 'openai-compatible', model: 'mo-hinh' });
    expect(readConfig({ ...env, MODEL_ALLOWED: '0' }).model).toEqual({ kind: 'off' });
    expect(readConfig({ OPENAI_BASE_URL: 'http://mo-hinh.noi-bo:8000/v1', OPENAI_MODEL: 'm' }).model).toMatchObject({
      apiKey: null,
      baseUrl: 'http://mo-hinh.noi-bo:8000/v1',
    });
  });

  it('leave the demo role selector off once the server is open to the network', () => {
    expect(readConfig({ HOST: '0.0.0.0' }).demo).toBe(false);
    expect(readConfig({ HOST: 'localhost' }).demo).toBe(true);
    expect(readConfig({ HOST: '0.0.0.0', DEMO: '1' }).warnings).toEqual([expect.stringContaining('DEMO=1')]);
  });

  it.each([
    ['0', false],
    ['1', 1],
    ['true', true],
    ['10.0.0.1, 10.0.0.0/8', '10.0.0.1,10.0.0.0/8'],
    ['::1', '::1'],
    ['loopback, 10.1.0.0/16', 'loopback,10.1.0.0/16'],
  ])('TRUST_PROXY=%s', (value, expected) => {
    expect(readConfig({ TRUST_PROXY: value }).trustProxy).toBe(expected);
  });

  it('fix the clock only with both variables, and say so', () => {
    const config = readConfig({ NOW: '2024-04-15T08:00:00+07:00', ALLOW_FAKE_CLOCK: '1' });
    expect(config.clock).toEqual({ kind: 'fixed', instant: '2024-04-15T08:00:00+07:00' });
    expect(config.warnings).toEqual([expect.stringContaining('NOW')]);
  });
});

describe('features of a later release', () => {
  it.each(LATER_FEATURES.flatMap(({ feature, variables }) => variables.map((name) => ({ name, feature }))))(
    '$name yields one warning line',
    ({ name, feature }) => {
      const values: Environment = {
        TELEGRAM_MODE: 'off',
        ZALO_MODE: 'off',
        MODEL_ALLOWED: '1',
        TELEGRAM_API_ROOT: 'https://may',
        ZALO_API_BASE: 'https://may',
        OPENAI_BASE_URL: 'https://may',
        KPI_DATABASE_URL: 'postgres://doc@may/kpi',
      };
      const { warnings } = readConfig({ [name]: values[name] ?? '123:abc' });
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toContain(feature);
      expect(warnings[0]).toContain(name);
    },
  );
});

describe('secrets', () => {
  it('do not show when the configuration is printed, inspected or serialised', () => {
    const config = readConfig({
      DATABASE_URL: 'postgres://nguoi:hunter2@may/csdl',
      KPI_DATABASE_URL: 'postgres://nguoi:hunter2@may/kpi',
      TELEGRAM_BOT_TOKEN: '123:hunter2',
      ZALO_BOT_TOKENS: '1:hunter2',
      OPENAI_API_KEY: 'sk-hunter2',
      OPENAI_MODEL: 'm',
    });
    const shown = `${JSON.stringify(config)} ${inspect(config, { depth: null, showHidden: true })} ${config.kpi.kind === 'external' && config.kpi.url}`;
    expect(shown).toContain('***');
    expect(shown).not.toContain('hunter2');
  });
});

describe('.env.example', () => {
  const listed = parseEnv(exampleText);

  it('lists exactly the variables that the configuration reads', () => {
    const asked = new Set<string>();
    // A channel without a token asks for less, so every way through is walked.
    for (const mode of ['off', 'webhook']) {
      const values: Environment = {
        TELEGRAM_BOT_TOKEN: '1:a',
        ZALO_BOT_TOKENS: '1:a',
        TELEGRAM_MODE: mode,
        ZALO_MODE: mode,
      };
      const env = new Proxy(values, {
        get: (target, name) => {
          asked.add(String(name));
          return target[String(name)];
        },
      });
      problemsOf(env);
    }
    expect(Object.keys(listed).sort()).toEqual([...asked].sort());
  });

  it('changes nothing when it is copied as it is', () => {
    expect(readConfig(listed)).toEqual(readConfig({}));
  });

  it('explains each variable in one line, and says which ones wait for a later release', () => {
    const later = new Set(LATER_FEATURES.flatMap(({ variables }) => variables));
    const lines = exampleText.split('\n');
    for (const name of Object.keys(listed)) {
      const at = lines.findIndex((line) => line.startsWith(`${name}=`));
      expect(lines[at - 1], name).toMatch(/^# \S/);
      expect(lines[at - 1]?.includes('(dành cho bản sau)'), name).toBe(later.has(name));
    }
  });
});
