import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';
import { type DoctorChecks, formatDoctorLine, isUnhealthy, runDoctor } from '../../src/doctor.ts';
import type { Environment } from '../../src/environment.ts';
import { StoreError } from '../../src/store/database.ts';

const folder = mkdtempSync(join(tmpdir(), 'tro-ly-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));

const knowledgeDir = join(folder, 'knowledge');
mkdirSync(join(knowledgeDir, 'tro-giup'), { recursive: true });
for (const name of ['README.md', 'ke-hoach.md', 'tro-giup/gioi-thieu.md'])
  writeFileSync(join(knowledgeDir, name), '# x\n');

/** Opens at once and counts how often it was closed. */
function openable(row: object = { version: '18.6', vector: '0.8.7' }) {
  const counter = { closed: 0 };
  const checks: DoctorChecks = {
    knowledgeDir,
    openStore: async () => ({
      kind: 'embedded',
      query: async <Row extends object>() => [row as Row],
      close: async () => {
        counter.closed += 1;
      },
    }),
  };
  return { checks, counter };
}

function failing(error: Error): DoctorChecks {
  return {
    knowledgeDir,
    openStore: async () => {
      throw error;
    },
  };
}

async function doctor(env: Environment, checks: DoctorChecks) {
  const lines = await runDoctor(readConfig({ DATA_DIR: join(folder, 'data'), ...env }), checks);
  return { lines, text: lines.map(formatDoctorLine), unhealthy: isUnhealthy(lines) };
}

describe('a machine on which everything is right', () => {
  it('gets ✓ only, and the store is closed again', async () => {
    const { checks, counter } = openable();
    const { lines, text, unhealthy } = await doctor({}, checks);
    expect(lines.filter((line) => line.mark !== '✓')).toEqual([]);
    expect(unhealthy).toBe(false);
    expect(counter.closed).toBe(1);
    expect(text).toContain('✓ Tri thức mẫu: 2 tệp.');
    expect(text).toContain('✓ Kho dữ liệu (kho nhúng): mở được, PostgreSQL 18.6, pgvector 0.8.7.');
    expect(text).toContain('✓ Kênh Telegram: tắt.');
  });
});

describe('what does not work', () => {
  it('in the configuration is listed line by line, and the machine is still checked', async () => {
    const lines = await runDoctor(new ConfigError(['PORT: sai.', 'HOST: sai.']), openable().checks);
    expect(lines.map(formatDoctorLine).slice(0, 2)).toEqual(['✗ Cấu hình: PORT: sai.', '✗ Cấu hình: HOST: sai.']);
    expect(lines.length).toBeGreaterThan(3);
    expect(isUnhealthy(lines)).toBe(true);
  });

  it.each([
    ['22.17.1', '✗'],
    ['20.20.0', '✗'],
    ['22.18.0', '✓'],
    ['24.21.0', '✓'],
  ])('Node %s is %s', async (nodeVersion, mark) => {
    const { lines } = await doctor({}, { ...openable().checks, nodeVersion });
    expect(lines.find((line) => line.what.startsWith('Node.js'))?.mark).toBe(mark);
  });

  it('is a data folder that is a file; the store is then not tried', async () => {
    const file = join(folder, 'tep');
    writeFileSync(file, '');
    const { text, unhealthy } = await doctor({ DATA_DIR: file }, failing(new Error('must not be opened')));
    expect(unhealthy).toBe(true);
    expect(text.filter((line) => line.startsWith('✗'))).toEqual([
      expect.stringContaining('đặt DATA_DIR là một thư mục'),
    ]);
  });

  it('is a data folder that cannot be created', async () => {
    const { text } = await doctor({ DATA_DIR: '/proc/tro-ly' }, openable().checks);
    expect(text.filter((line) => line.startsWith('✗'))).toEqual([
      expect.stringMatching(/^✗ Thư mục dữ liệu .*: không ghi được .* → /),
    ]);
  });

  it('is a store that says itself what to do', async () => {
    const error = new StoreError('unreachable', 'Máy chủ không trả lời; kiểm tra DATABASE_URL.');
    const { text, unhealthy } = await doctor(
      { DATABASE_URL: 'postgres://nguoi:hunter2@may.noi-bo:5433/tro_ly' },
      failing(error),
    );
    expect(unhealthy).toBe(true);
    expect(text).toContain(`✗ Kho dữ liệu (PostgreSQL may.noi-bo:5433/tro_ly): không mở được → ${error.message}`);
    expect(text.join()).not.toContain('hunter2');
    expect(text.join()).not.toContain('Thư mục dữ liệu');
  });

  it('is a store without pgvector, which is closed all the same', async () => {
    const { checks, counter } = openable({ version: '15.9', vector: null });
    const { unhealthy } = await doctor({}, checks);
    expect(unhealthy).toBe(true);
    expect(counter.closed).toBe(1);
  });

  it('never prints a password that an error of the driver repeats', async () => {
    const { text } = await doctor({}, failing(new Error('connect postgres://nguoi:hunter2@may failed')));
    expect(text.join()).toContain('connect postgres://nguoi:***@may failed');
  });
});

describe('what works but should be looked at', () => {
  it('is a store that a running server holds', async () => {
    const { lines, unhealthy } = await doctor({}, failing(new StoreError('locked', 'Tiến trình 12 đang giữ kho.')));
    expect(unhealthy).toBe(false);
    expect(lines).toContainEqual({
      mark: '!',
      what: expect.stringContaining('đang giữ'),
      advice: 'Tiến trình 12 đang giữ kho.',
    });
  });

  it('is a missing knowledge folder', async () => {
    const { text } = await doctor({}, { ...openable().checks, knowledgeDir: join(folder, 'none') });
    expect(text.filter((line) => line.startsWith('!'))).toEqual([expect.stringContaining('ENOENT')]);
  });

  it('is a feature that is configured but not in this release: once, and not called off', async () => {
    const { text } = await doctor({ TELEGRAM_BOT_TOKEN: '123:abc' }, openable().checks);
    expect(text.filter((line) => line.includes('Telegram'))).toEqual([
      '! Cấu hình: Bản này chưa có kênh Telegram: TELEGRAM_BOT_TOKEN chưa có tác dụng.',
    ]);
  });
});
