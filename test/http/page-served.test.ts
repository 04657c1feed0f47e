import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { createServer } from '../../src/http/create-server.ts';
import { loadPageAssets } from '../../src/http/page-assets.ts';
import { fakeAssistant } from './fake-assistant.ts';

let app: FastifyInstance | undefined;
afterEach(() => app?.close());

const KILOBYTE = 1024;

describe('the chat page', () => {
  it('is served over a real connection with everything that it refers to', async () => {
    app = createServer(fakeAssistant().deps);
    const origin = await app.listen({ port: 0, host: '127.0.0.1' });
    const response = await fetch(`${origin}/`);
    const page = await response.text();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page).toContain('<html lang="vi">');
    const addresses = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(addresses.length).toBeGreaterThan(20);
    for (const address of new Set(addresses)) {
      expect(address).toMatch(/^\/assets\//);
      const file = await fetch(origin + address);
      expect([address, file.status]).toEqual([address, 200]);
      expect(file.headers.get('cache-control')).toContain('immutable');
      await file.arrayBuffer();
    }
  });

  it('has modules that only import each other, and are plain JavaScript', async () => {
    const { files } = await loadPageAssets();
    const modules = [...files].filter(([name]) => /\.(ts|js)$/.test(name));
    expect(modules.length).toBeGreaterThan(15);
    for (const [name, { body, type }] of modules) {
      const code = body.toString();
      expect(type).toBe('text/javascript; charset=utf-8');
      for (const [, target = ''] of code.matchAll(/\b(?:from|import)\s*["']([^"']+)["']/g)) {
        expect([name, target, files.has(target.replace('./', ''))]).toEqual([name, target, true]);
      }
      expect(code).not.toMatch(/^\s*import type|^export interface|: string\b.*\{$/m);
    }
  });

  it('never writes content as markup and asks no other host', async () => {
    const folder = join(import.meta.dirname, '../../src/http/page');
    const names = await readdir(folder);
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) {
      const content = await readFile(join(folder, name), 'utf8');
      expect([name, content.match(/innerHTML|insertAdjacentHTML|document\.write|\beval\(/)]).toEqual([name, null]);
      const hosts = content.replaceAll('http://www.w3.org/2000/svg', '').match(/https?:\/\//);
      expect([name, hosts]).toEqual([name, null]);
    }
  });

  it('weighs less than 120 KB, fonts included', async () => {
    const { page, files } = await loadPageAssets();
    const total = [page, ...files.values()].reduce((sum, file) => sum + (file.gzip ?? file.body).length, 0);
    expect(total).toBeLessThan(120 * KILOBYTE);
  });

  it('is sent compressed to whoever can read that, and not at all when unchanged', async () => {
    app = createServer(fakeAssistant().deps);
    const plain = await app.inject('/');
    const gzip = await app.inject({ url: '/', headers: { 'accept-encoding': 'gzip' } });
    const brotli = await app.inject({ url: '/', headers: { 'accept-encoding': 'gzip, deflate, br' } });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body);
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotli.rawPayload.length).toBeLessThan(gzipSync(plain.body).length);
    const again = await app.inject({ url: '/', headers: { 'if-none-match': String(plain.headers.etag) } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it('does not serve files beside its own', async () => {
    app = createServer(fakeAssistant().deps);
    const { prefix } = await loadPageAssets();
    for (const path of [`${prefix}../contract.ts`, `${prefix}..%2fcontract.ts`, `${prefix}index.html`, '/assets/']) {
      expect([path, (await app.inject(path)).statusCode]).toEqual([path, 404]);
    }
  });
});
