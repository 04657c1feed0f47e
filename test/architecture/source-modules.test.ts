/** The architecture rules are only worth something if the reader behind them sees every way to break one. */
import { describe, expect, it } from 'vitest';
import { findCycles, parseModule } from './source-modules.ts';

const parse = (source: string, path = 'kpi/x.ts') => parseModule(path, source);

describe('imports', () => {
  it.each([
    ["import { a } from 'pg';", 'pg', false],
    ["import 'pg';", 'pg', false],
    ["import * as a from 'pg/lib/x.js';", 'pg', false],
    ["import type { A } from '@fastify/helmet';", '@fastify/helmet', true],
    ["export { a } from 'pino';", 'pino', false],
    ["export * from 'pino';", 'pino', false],
    ["export type { A } from 'pino';", 'pino', true],
    ["const a = await import('node:http');", 'node:http', false],
    ["type A = import('openai').A;", 'openai', true],
    ["import { a } from '../store/database.ts';", 'store/database.ts', false],
    ["import { a } from './target.ts';", 'kpi/target.ts', false],
  ])('%s', (source, target, typeOnly) => {
    expect(parse(source).imports).toEqual([expect.objectContaining({ target, typeOnly, at: 'kpi/x.ts:1' })]);
  });

  it('in comments and texts are none', () => {
    expect(
      parse("// import 'pg'\nexport const a = \"import x from 'pg'\" + `import('pg')` + /'pg'/.source;").imports,
    ).toEqual([]);
  });

  it('that only running would tell are noted', () => {
    expect(parse('const name = "pg";\nawait import(name);').unreadableImports).toEqual(['kpi/x.ts:2']);
  });
});

describe('what a module does', () => {
  it.each([
    ['const a = process.env.PORT;'],
    ["const a = process['env'];"],
    ['const { env } = process;'],
    ["import { env } from 'node:process';"],
  ])('reads the environment: %s', (source) => {
    expect(parse(source).environmentReads).toHaveLength(1);
  });

  it.each([['Date.now();'], ['new Date();'], ['Date();'], ['const now = Date.now;'], ['Math.random();']])(
    'reads the clock or chance: %s',
    (source) => {
      expect(parse(source).clockReads).toHaveLength(1);
    },
  );

  it('may count time that it was given', () => {
    expect(
      parse("new Date('2024-01-01'); Date.parse(text); Date.UTC(2024, 1); clock.now(); new Map();").clockReads,
    ).toEqual([]);
  });

  it.each([
    ['let a: any;'],
    ['const a = b as any;'],
    ['const a = new Map<string, any>();'],
    ['function f(...a: any[]) {}'],
  ])('uses any: %s', (source) => {
    expect(parse(source).anyTypes).toHaveLength(1);
  });

  it.each([['export default 3;'], ['const a = 1; export { a as default };']])(
    'exports without a name: %s',
    (source) => {
      expect(parse(source).defaultExports).toHaveLength(1);
    },
  );

  it('is a barrel when it only passes on', () => {
    expect(parse("import { b } from './b.ts';\nexport * from './a.ts';\nexport { b };").isBarrel).toBe(true);
    expect(parse("export * from './a.ts';\nexport const c = 1;").isBarrel).toBe(false);
    expect(parse("import './a.ts';\nstart();").isBarrel).toBe(false);
  });
});

describe('cycles', () => {
  it('are found however long, and each once', () => {
    const modules = [
      parse("import './b.ts'; import './d.ts';", 'a.ts'),
      parse("import './sub/c.ts';", 'b.ts'),
      parse("import '../a.ts';", 'sub/c.ts'),
      parse("import './b.ts'; import 'pg';", 'd.ts'),
    ];
    expect(findCycles(modules)).toEqual(['a.ts → b.ts → sub/c.ts → a.ts']);
  });

  it('are not seen where one way is a type', () => {
    const modules = [parse("import { b } from './b.ts';", 'a.ts'), parse("import type { A } from './a.ts';", 'b.ts')];
    expect(findCycles(modules)).toEqual([]);
  });

  it('are not seen where two ways lead to one module', () => {
    const modules = [
      parse("import './b.ts'; import './c.ts';", 'a.ts'),
      parse("import './d.ts';", 'b.ts'),
      parse("import './d.ts';", 'c.ts'),
      parse('', 'd.ts'),
    ];
    expect(findCycles(modules)).toEqual([]);
  });
});
