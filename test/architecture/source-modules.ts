/** Reads TypeScript sources as syntax trees and notes what the architecture rules ask about. */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseAst } from 'vitest/node';

export interface SourceModule {
  /** Path below src/, with slashes: "documents/read/text.ts". */
  path: string;
  lines: number;
  imports: Import[];
  /** What the rules look for, each as "path:line". */
  anyTypes: string[];
  defaultExports: string[];
  environmentReads: string[];
  clockReads: string[];
  /** Dynamic imports whose target only running would tell: no rule can see through them. */
  unreadableImports: string[];
  /** Nothing in it but re-exports. */
  isBarrel: boolean;
}

export interface Import {
  /** A path below src/ for relative imports, otherwise the package ("@fastify/helmet", "node:fs"). */
  target: string;
  internal: boolean;
  typeOnly: boolean;
  at: string;
}

interface SyntaxNode {
  type: string;
  start: number;
  [key: string]: unknown;
}

/** All modules below a folder, in path order. */
export function readModules(folder: string): SourceModule[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => parseModule(path, readFileSync(`${folder}/${path}`, 'utf8')));
}

/** @param path below src/, decides where relative imports lead */
export function parseModule(path: string, source: string): SourceModule {
  const program: unknown = parseAst(source, { lang: 'ts' });
  if (!isNode(program)) throw new Error(`${path} has no syntax tree`);
  const at = (node: SyntaxNode) => `${path}:${source.slice(0, node.start).split('\n').length}`;
  const module: SourceModule = {
    path,
    lines: source.trimEnd().split('\n').length,
    imports: [],
    anyTypes: [],
    defaultExports: [],
    environmentReads: [],
    clockReads: [],
    unreadableImports: [],
    isBarrel: isBarrel(program),
  };
  for (const node of walk(program)) {
    if (node.type === 'TSAnyKeyword') module.anyTypes.push(at(node));
    if (node.type === 'ExportDefaultDeclaration' || exportsUnderDefault(node)) module.defaultExports.push(at(node));
    if (readsEnvironment(node)) module.environmentReads.push(at(node));
    if (readsClock(node)) module.clockReads.push(at(node));
    if (!isNode(node.source)) continue;
    const specifier = node.source.value;
    if (typeof specifier === 'string') {
      module.imports.push({ ...resolveImport(path, specifier), typeOnly: isTypeOnly(node), at: at(node) });
    } else if (node.type === 'ImportExpression') {
      module.unreadableImports.push(at(node));
    }
  }
  return module;
}

/** Cycles of imports that are loaded at run time, each once, as "a.ts → b.ts → a.ts"; types are erased and load nothing. */
export function findCycles(modules: readonly SourceModule[]): string[] {
  const edges = new Map(
    modules.map((module) => [
      module.path,
      new Set(module.imports.filter((each) => !each.typeOnly).map((each) => each.target)),
    ]),
  );
  const finished = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const seen = trail.indexOf(path);
    if (seen >= 0) cycles.push([...trail.slice(seen), path].join(' → '));
    if (seen >= 0 || finished.has(path)) return;
    for (const next of edges.get(path) ?? []) if (edges.has(next)) visit(next, [...trail, path]);
    finished.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return cycles;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function* walk(node: SyntaxNode): Generator<SyntaxNode> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child);
  }
}

function resolveImport(path: string, specifier: string): Pick<Import, 'target' | 'internal'> {
  if (specifier.startsWith('.')) return { target: posix.join(posix.dirname(path), specifier), internal: true };
  const [first = '', second = ''] = specifier.split('/');
  return { target: specifier.startsWith('@') ? `${first}/${second}` : first, internal: false };
}

/** "import type", "export type … from" and import('…').Type leave nothing to load at run time. */
function isTypeOnly(node: SyntaxNode): boolean {
  return node.importKind === 'type' || node.exportKind === 'type' || node.type === 'TSImportType';
}

function isBarrel(program: SyntaxNode): boolean {
  const statements = Array.isArray(program.body) ? program.body.filter(isNode) : [];
  const exported = statements.filter((statement) => statement.type !== 'ImportDeclaration');
  return exported.length > 0 && exported.every((node) => node.type.startsWith('Export') && !node.declaration);
}

/** `export { x as default }` */
function exportsUnderDefault(node: SyntaxNode): boolean {
  return node.type === 'ExportSpecifier' && isNode(node.exported) && node.exported.name === 'default';
}

/** process.env, `const { env } = process`, `import { env } from 'node:process'` */
function readsEnvironment(node: SyntaxNode): boolean {
  if (node.type === 'MemberExpression') return isNamed(node.object, 'process') && isNamed(node.property, 'env');
  if (node.type === 'VariableDeclarator')
    return isNode(node.id) && node.id.type === 'ObjectPattern' && isNamed(node.init, 'process');
  if (node.type !== 'ImportDeclaration' || !isNode(node.source)) return false;
  return node.source.value === 'node:process' || node.source.value === 'process';
}

/** Date.now(), new Date(), Date(), Math.random(): values that differ from run to run. */
function readsClock(node: SyntaxNode): boolean {
  if (node.type === 'MemberExpression') {
    const [object, property] = [node.object, node.property];
    return (
      (isNamed(object, 'Date') && isNamed(property, 'now')) || (isNamed(object, 'Math') && isNamed(property, 'random'))
    );
  }
  const withoutArguments = Array.isArray(node.arguments) && node.arguments.length === 0;
  return /^(New|Call)Expression$/.test(node.type) && withoutArguments && isNamed(node.callee, 'Date');
}

function isNamed(value: unknown, name: string): boolean {
  return (
    isNode(value) &&
    ((value.type === 'Identifier' && value.name === name) || (value.type === 'Literal' && value.value === name))
  );
}
