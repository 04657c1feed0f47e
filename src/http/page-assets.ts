/**
 * The files of the chat page, made ready once at start: TypeScript modules with their types stripped, the two
 * libraries they use, styles and fonts. No bundler and no build step; browsers get standard modules.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { findPackageJSON, stripTypeScriptTypes } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

export interface Asset {
  type: string;
  body: Buffer;
  /** Absent where compressing again gains nothing. */
  brotli?: Buffer;
  gzip?: Buffer;
}

export interface PageAssets {
  /** index.html with the addresses filled in. */
  page: Asset;
  /** Folder of all other files; its name changes with their content, so that they may be cached for ever. */
  prefix: string;
  files: Map<string, Asset>;
}

const PAGE_FOLDER = join(import.meta.dirname, 'page');
const TYPES: Record<string, string> = {
  '.ts': 'text/javascript; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Bare module names in page modules, and the file of the installed package that each stands for. */
const LIBRARIES = [
  { name: 'preact', file: 'dist/preact.mjs', package: 'preact', as: 'preact.js' },
  { name: 'preact/hooks', file: 'hooks/dist/hooks.mjs', package: 'preact', as: 'preact-hooks.js' },
  { name: 'htm', file: 'dist/htm.mjs', package: 'htm', as: 'htm.js' },
  { name: 'htm/preact', file: 'preact/index.mjs', package: 'htm', as: 'htm-preact.js' },
];

const FONT_PACKAGE = '@fontsource/be-vietnam-pro';
const FONTS = ['vietnamese-400', 'latin-400', 'vietnamese-600', 'latin-600'];

/** Reads everything the page needs. Throws when a package or page file is missing. */
export async function loadPageAssets(): Promise<PageAssets> {
  const files = new Map<string, Asset>();
  for (const name of (await readdir(PAGE_FOLDER)).sort()) {
    const type = TYPES[extname(name)];
    if (type) files.set(name, text(type, await readPageFile(name)));
  }
  for (const library of LIBRARIES) {
    const code = await readFile(packageFile(library.package, library.file), 'utf8');
    files.set(library.as, text(TYPES['.js'] ?? '', addressLibraries(code)));
  }
  for (const font of FONTS) {
    const name = `be-vietnam-pro-${font}-normal.woff2`;
    const body = await readFile(packageFile(FONT_PACKAGE, `files/${name}`));
    files.set(name, { type: TYPES['.woff2'] ?? '', body });
  }
  const prefix = `/assets/${hashOf(files)}/`;
  return { page: text('text/html; charset=utf-8', await renderPage(prefix, files)), prefix, files };
}

async function readPageFile(name: string): Promise<string> {
  const content = await readFile(join(PAGE_FOLDER, name), 'utf8');
  return name.endsWith('.ts') ? addressLibraries(stripTypes(content)) : content;
}

/** Stripping leaves blanks where types stood, so that lines stay the same; trailing ones are of no use to anybody. */
function stripTypes(code: string): string {
  return stripTypeScriptTypes(code).replace(/[ \t]+$/gm, '');
}

/**
 * `from 'preact'` → `from './preact.js'`. An import map would do the same, but needs an inline script (a hole in the
 * content policy) and is unknown to the older phones that are still around.
 */
function addressLibraries(code: string): string {
  return LIBRARIES.reduce(
    (done, { name, as }) => done.replaceAll(new RegExp(`(from\\s*)(["'])${name}\\2`, 'g'), `$1"./${as}"`),
    code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'),
  );
}

async function renderPage(prefix: string, files: Map<string, Asset>): Promise<string> {
  const template = await readFile(join(PAGE_FOLDER, 'index.html'), 'utf8');
  const modules = [...files.keys()].filter((name) => /\.(ts|js)$/.test(name));
  const preloads = modules.map((name) => `<link rel="modulepreload" href="${prefix}${name}">`).join('\n    ');
  return template.replaceAll('{{assets}}', prefix).replace('{{preloads}}', preloads);
}

function packageFile(packageName: string, file: string): string {
  const found = findPackageJSON(packageName, import.meta.url);
  if (!found) throw new Error(`Package ${packageName} is not installed: run npm ci.`);
  return join(dirname(found), file);
}

function text(type: string, content: string): Asset {
  const body = Buffer.from(content);
  return { type, body, brotli: brotliCompressSync(body), gzip: gzipSync(body, { level: 9 }) };
}

function hashOf(files: Map<string, Asset>): string {
  const hash = createHash('sha256');
  for (const [name, asset] of files) hash.update(name).update(asset.body);
  return hash.digest('base64url').slice(0, 12);
}
