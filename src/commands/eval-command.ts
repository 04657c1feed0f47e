/** `npm run eval`: the project's own questions, asked of a store made for this run alone. */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type App, createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { ingestDocument } from '../documents/ingest-document.ts';
import { listDocumentFiles } from '../documents/load-knowledge.ts';
import { parseQuestionSet, type QuestionSet } from '../evaluation/eval-question.ts';
import { previousRun, rememberRun } from '../evaluation/previous-run.ts';
import { printFailure, printTable } from '../evaluation/print-run.ts';
import { type GradedSet, runQuestions } from '../evaluation/run-questions.ts';
import { type SetSummary, summariseSet } from '../evaluation/summarise-run.ts';
import { type CommandContext, CommandError } from './command.ts';

const QUESTIONS_FOLDER = fileURLToPath(new URL('../../bench/questions', import.meta.url));
/** Whoever reads these failures starts to work towards them, and the set measures nothing any more. */
const HELD_OUT = /^held-out/;

export async function runEval(args: string[], context: CommandContext): Promise<number> {
  const { values, positionals } = context.parseArgs({
    args,
    allowPositionals: true,
    options: {
      file: { type: 'string', multiple: true },
      documents: { type: 'boolean' },
      failures: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const limit = readLimit(values.failures);
  const documents = values.documents ? await documentFiles(positionals) : [];
  if (!values.documents && positionals.length > 0)
    throw new CommandError(`Không hiểu «${positionals[0]}». Tệp câu hỏi: --file TỆP; văn bản: --documents TỆP…`);
  const sets = await readSets(values.file ?? (await ownFiles()));
  const config = context.readConfig();

  const graded = await withFreshApp(config, documents, context.warn, async (app) => {
    const runs: GradedSet[] = [];
    for (const set of sets) runs.push(await runQuestions(set, (request) => app.ask(request)));
    return runs;
  });

  const summaries = graded.map(summariseSet);
  const kind = documents.length === 0 ? 'knowledge' : 'documents';
  const previous = await previousRun(config.dataDir, kind);
  await rememberRun(config.dataDir, kind, summaries);
  context.print(values.json ? asJson(kind, summaries, graded, limit) : asText({ summaries, previous, graded, limit }));
  return 0;
}

function readLimit(value: string | undefined): number {
  if (value === undefined) return 0;
  const limit = Number(value);
  if (Number.isInteger(limit) && limit >= 0) return limit;
  throw new CommandError(`--failures cần một số nguyên không âm, không phải «${value}».`);
}

async function ownFiles(): Promise<string[]> {
  const names = (await readdir(QUESTIONS_FOLDER)).filter((name) => name.endsWith('.jsonl'));
  return names
    .toSorted((a, b) => Number(HELD_OUT.test(a)) - Number(HELD_OUT.test(b)) || a.localeCompare(b))
    .map((name) => join(QUESTIONS_FOLDER, name));
}

async function readSets(files: readonly string[]): Promise<QuestionSet[]> {
  return Promise.all(
    files.map(async (file) => {
      await mustExist(file);
      return parseQuestionSet(file, await readFile(file, 'utf8'));
    }),
  );
}

async function documentFiles(paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) throw new CommandError('--documents cần ít nhất một tệp hoặc thư mục văn bản.');
  const found = await Promise.all(
    paths.map(async (path) => ((await mustExist(path)).isDirectory() ? listDocumentFiles(path) : [path])),
  );
  return found.flat();
}

async function mustExist(path: string) {
  const info = await stat(path).catch(() => null);
  if (info === null) throw new CommandError(`Không có tệp hay thư mục «${path}».`);
  return info;
}

/** The store in DATA_DIR may hold anything; figures are comparable only over the same documents. */
async function withFreshApp<Result>(
  configured: Config,
  documents: readonly string[],
  onProgress: (line: string) => void,
  work: (app: App) => Promise<Result>,
): Promise<Result> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tro-ly-chi-tieu-eval-'));
  try {
    const config = { ...configured, dataDir, store: { kind: 'embedded' as const, dataDir } };
    await using app = await createApp(config, { empty: documents.length > 0, onProgress });
    for (const file of documents) await ingestDocument(app, { fileName: file, bytes: await readFile(file) }, null);
    // the first question would otherwise pay for building the index
    await app.assistant.lexicon.current();
    return await work(app);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

interface Report {
  summaries: SetSummary[];
  previous: SetSummary[];
  graded: GradedSet[];
  limit: number;
}

function asText({ summaries, previous, graded, limit }: Report): string {
  const failures = shownFailures(graded).slice(0, limit);
  return [printTable(summaries, previous), ...failures.map((failed) => `\n${printFailure(failed)}`)].join('\n');
}

function asJson(kind: string, sets: SetSummary[], graded: GradedSet[], limit: number): string {
  const failures = shownFailures(graded)
    .slice(0, limit)
    .map(({ question, understoodAs, shortfalls, answer }) => ({
      id: question.id,
      intent: question.intent,
      understoodAs,
      question: question.question,
      shortfalls,
      answer,
    }));
  return JSON.stringify({ kind, sets, failures }, null, 2);
}

function shownFailures(graded: readonly GradedSet[]) {
  return graded
    .filter((set) => !HELD_OUT.test(set.name))
    .flatMap((set) => set.answers)
    .filter((answer) => answer.shortfalls.length > 0);
}
