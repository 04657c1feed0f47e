import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { ConfigError, loadEnvFile, readConfig } from '../../src/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'tro-ly-env-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

it('goes on without a file', () => {
  expect(loadEnvFile(join(folder, 'none.env'))).toBe(false);
});

it('fills what the environment leaves open and overrides nothing', () => {
  vi.stubEnv('PORT', '4000');
  vi.stubEnv('RATE_LIMIT_PER_MINUTE', undefined);
  const path = join(folder, 'some.env');
  writeFileSync(path, '# ghi chú\nPORT=5000\nRATE_LIMIT_PER_MINUTE=7\n');

  expect(loadEnvFile(path)).toBe(true);

  expect(readConfig(process.env)).toMatchObject({ port: 4000, rateLimitPerMinute: 7 });
});

it('names a file that is there but cannot be read', () => {
  expect(() => loadEnvFile(folder)).toThrow(ConfigError);
});
