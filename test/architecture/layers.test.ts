import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findCycles, type Import, readModules, type SourceModule } from './source-modules.ts';

const modules = readModules(fileURLToPath(new URL('../../src', import.meta.url)));

/** Domain folders: they decide, and are given what they need. */
const DOMAIN = ['assistant', 'documents', 'kpi', 'language', 'people', 'reminders'];
/** The edges: they know protocols and drivers, and import the domain. */
const EDGES = ['channels', 'http', 'model', 'store'];
const EDGE_PACKAGES =
  /^(fastify|@fastify\/.*|grammy|@grammyjs\/.*|pg|pg-.*|@electric-sql\/.*|langchain|@langchain\/.*|openai|pino|node:https?)$/;
/** What the domain may know of the store: the handle and the revision counter, which are SQL over the handle. */
const STORE_CONTRACT = ['store/database.ts', 'store/revision.ts'];
/** Where the program starts and is wired together: main.ts with serve.ts (the server), cli.ts (the commands), app.ts. */
const WIRING = ['app.ts', 'main.ts', 'cli.ts', 'serve.ts'];
/** The commands are the command line's own edge: each builds the app that it works with, and closes it. */
const inCommands = (module: SourceModule) => folderOf(module.path) === 'commands';

const folderOf = (path: string) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '');

/** Imports that break a rule, as "documents/x.ts:3 imports pg". */
function offences(from: (module: SourceModule) => boolean, forbidden: (target: Import) => boolean): string[] {
  return modules
    .filter(from)
    .flatMap((module) => module.imports.filter(forbidden).map((each) => `${each.at} imports ${each.target}`));
}

const inDomain = (module: SourceModule) => DOMAIN.includes(folderOf(module.path));

it('has looked at the modules, the domain among them', () => {
  expect(modules.length).toBeGreaterThanOrEqual(30);
  expect(modules.filter(inDomain).length).toBeGreaterThanOrEqual(15);
  const paths = new Set(modules.map((module) => module.path));
  const internal = modules.flatMap((module) => module.imports).filter((each) => each.internal);
  expect(internal.length).toBeGreaterThan(10);
  expect(internal.filter((each) => !paths.has(each.target)).map((each) => `${each.at} imports ${each.target}`)).toEqual(
    [],
  );
});

describe('the domain', () => {
  it('imports no server, messenger, driver, model or log package', () => {
    expect(offences(inDomain, (each) => !each.internal && EDGE_PACKAGES.test(each.target))).toEqual([]);
  });

  it('imports no edge; of the store it knows the contract only', () => {
    const isEdge = (each: Import) => EDGES.includes(folderOf(each.target)) && !STORE_CONTRACT.includes(each.target);
    expect(offences(inDomain, (each) => each.internal && isEdge(each))).toEqual([]);
    const inContract = (module: SourceModule) => STORE_CONTRACT.includes(module.path);
    expect(modules.filter(inContract)).toHaveLength(STORE_CONTRACT.length);
    expect(offences(inContract, (each) => !STORE_CONTRACT.includes(each.target))).toEqual([]);
  });

  it('knows neither the configuration nor the log', () => {
    const known = ['config.ts', 'environment.ts', 'logger.ts', 'doctor.ts'];
    expect(offences(inDomain, (each) => each.internal && known.includes(each.target))).toEqual([]);
  });
});

describe('the edges', () => {
  it('do not know of each other across messengers', () => {
    const [telegram, zalo] = ['channels/telegram/', 'channels/zalo/'];
    expect([
      ...offences(
        (module) => module.path.startsWith(telegram),
        (each) => each.target.startsWith(zalo),
      ),
      ...offences(
        (module) => module.path.startsWith(zalo),
        (each) => each.target.startsWith(telegram),
      ),
    ]).toEqual([]);
  });

  it('reach the database driver and PGlite inside store/ only', () => {
    const outside = (module: SourceModule) => folderOf(module.path) !== 'store';
    expect(offences(outside, (each) => /^(pg|pg-.*|@electric-sql\/.*)$/.test(each.target))).toEqual([]);
  });

  it('are wired together in app.ts, which only the starting points and the commands import', () => {
    expect(modules.filter(inCommands).length).toBeGreaterThanOrEqual(5);
    expect(
      offences(
        (module) => !WIRING.includes(module.path) && !inCommands(module),
        (each) => each.internal && WIRING.includes(each.target),
      ),
    ).toEqual([]);
    expect(
      offences(inCommands, (each) => each.internal && each.target !== 'app.ts' && WIRING.includes(each.target)),
    ).toEqual([]);
    expect(
      offences(
        (module) => module.path === 'app.ts',
        (each) => ['main.ts', 'cli.ts', 'serve.ts'].includes(each.target) || folderOf(each.target) === 'commands',
      ),
    ).toEqual([]);
  });

  it('start in cli.ts alone as far as commands go', () => {
    expect(
      offences(
        (module) => module.path !== 'cli.ts' && !inCommands(module),
        (each) => folderOf(each.target) === 'commands',
      ),
    ).toEqual([]);
  });
});

describe('every module', () => {
  it('is free of import cycles', () => {
    expect(findCycles(modules)).toEqual([]);
  });

  it('says what it imports in plain text', () => {
    expect(modules.flatMap((module) => module.unreadableImports)).toEqual([]);
  });

  it('is no barrel and no bag of utilities', () => {
    const badName = /(^|\/)(index|utils?|helpers?|common|misc)\.ts$/;
    expect(
      modules.filter((module) => module.isBarrel || badName.test(module.path)).map((module) => module.path),
    ).toEqual([]);
  });

  it('exports by name', () => {
    expect(modules.flatMap((module) => module.defaultExports)).toEqual([]);
  });

  it('has at most 400 lines', () => {
    expect(modules.filter((module) => module.lines > 400).map((module) => `${module.path}: ${module.lines}`)).toEqual(
      [],
    );
  });

  it('has no any', () => {
    expect(modules.flatMap((module) => module.anyTypes)).toEqual([]);
  });

  it('leaves the environment to the configuration and the starting points', () => {
    const allowed = ['config.ts', 'main.ts', 'cli.ts'];
    expect(
      modules.filter((module) => !allowed.includes(module.path)).flatMap((module) => module.environmentReads),
    ).toEqual([]);
  });

  it('is given the time and chance, unless it is the clock or an edge', () => {
    const allowed = (path: string) =>
      ['clock.ts', 'main.ts', 'cli.ts'].includes(path) || ['store', 'http'].includes(folderOf(path));
    expect(modules.filter((module) => !allowed(module.path)).flatMap((module) => module.clockReads)).toEqual([]);
  });
});
