/**
 * npm run bench [-- --quick]: how fast the program is as its users start it, JSON on stdout, progress on stderr.
 *
 * It starts the server on an empty folder, asks it, stops it, starts it again, asks in a batch, and measures the floors
 * on the same store. Nothing here fails a test: figures are read by people, each beside its goal and its floor.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { bareFastifyFloor, plainSqlFloor } from './floors.ts';
import { PROJECT, type RunningServer, runCommand, startServer } from './own-process.ts';
import { type BatchQuestion, catalogueSchema, indicatorsSchema, makeQuestions } from './questions.ts';
import { measureReading } from './reading-speed.ts';
import { round, summarise, timeEach } from './statistics.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const size = values.quick
  ? { questions: 60, floorRepeats: 200, readingRounds: 2, settleMs: 1500 }
  : { questions: 400, floorRepeats: 2000, readingRounds: 10, settleMs: 10_000 };

const folder = await mkdtemp(join(tmpdir(), 'tro-ly-bench-'));
try {
  console.log(JSON.stringify(await measureAll(folder), null, 2));
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measureAll(work: string) {
  const dataDir = join(work, 'data');
  progress('reading documents');
  const reading = await measureReading(join(PROJECT, 'knowledge'), size.readingRounds);
  progress('first start on an empty folder');
  const first = await measureStart(dataDir, async (server) =>
    catalogueSchema.parse(await getJson(`${server.url}/api/catalogue`)),
  );
  progress('questions');
  const indicators = indicatorsSchema.parse(JSON.parse(await runCommand(dataDir, ['export', 'indicators'])));
  const questions = makeQuestions(first.result, indicators, size.questions);
  const batch = await measureBatch(work, dataDir, questions);
  progress('later start, questions over HTTP');
  const later = await measureStart(dataDir, (server) => measureHttp(server, questions));
  progress('floors');
  const sql = await plainSqlFloor(dataDir, size.floorRepeats);
  const fastify = await bareFastifyFloor(size.floorRepeats);
  return {
    mode: values.quick ? 'quick' : 'full',
    machine: {
      node: process.versions.node,
      cores: availableParallelism(),
      memoryGb: Math.round(totalmem() / 1024 ** 3),
    },
    startToFirstAnswer: { first: first.figures, later: later.figures, goal: { firstMs: 6000, laterMs: 3000 } },
    answer: {
      ...batch,
      goal: { p50Ms: 15, p95Ms: 50 },
      floor: { what: 'one row by its key on the same store', ...sql },
    },
    answerOverHttp: { ...later.result.durations, floor: { what: 'bare Fastify GET', ...fastify } },
    memory: {
      idleMb: later.result.idleMb,
      afterQuestionsMb: later.result.loadedMb,
      goal: { idleMb: 500, underLoadMb: 900 },
    },
    reading: { ...reading, goal: { pagesPerSecond: 50 } },
  };
}

/** Start → address printed → first answer; then whatever else is wanted of the running server; then stop. */
async function measureStart<Result>(dataDir: string, work: (server: RunningServer) => Promise<Result>) {
  const started = performance.now();
  const server = await startServer(dataDir);
  try {
    await ask(server, { question: 'Anh/chị giúp được gì?' });
    const figures = { readyMs: round(server.readyMs), firstAnswerMs: round(performance.now() - started) };
    return { figures, result: await work(server) };
  } finally {
    await server.stop();
  }
}

async function measureHttp(server: RunningServer, questions: readonly BatchQuestion[]) {
  // Memory is called idle once start-up garbage has had time to be collected.
  await new Promise((resolve) => setTimeout(resolve, size.settleMs));
  const idleMb = await server.residentMb();
  const durations = await timeEach(questions, ({ question, locality, asker }) =>
    ask(server, { question, asker: { ...asker, locality } }),
  );
  return { idleMb, durations: summarise(durations), loadedMb: await server.residentMb() };
}

/** The time that the program itself notes for each answer, and what a question costs with starting and writing. */
async function measureBatch(work: string, dataDir: string, questions: readonly BatchQuestion[]) {
  const [input, output] = [join(work, 'questions.jsonl'), join(work, 'answers.jsonl')];
  await writeFile(input, questions.map((question) => `${JSON.stringify(question)}\n`).join(''));
  const started = performance.now();
  await runCommand(dataDir, ['ask', '--batch', input, '--out', output]);
  const wholeRunMs = round(performance.now() - started);
  const lines = (await readFile(output, 'utf8')).trimEnd().split('\n');
  const answers = lines.map((line) =>
    z.object({ answer: z.string().min(1), intent: z.string(), ms: z.number() }).parse(JSON.parse(line)),
  );
  if (answers.length !== questions.length)
    throw new Error(`${questions.length} questions, but ${answers.length} answers`);
  const intents = Object.entries(Object.groupBy(answers, (answer) => answer.intent)).map(([intent, group = []]) => [
    intent,
    summarise(group.map((answer) => answer.ms)),
  ]);
  return { ...summarise(answers.map((answer) => answer.ms)), wholeRunMs, byIntent: Object.fromEntries(intents) };
}

async function ask(server: RunningServer, body: object): Promise<void> {
  const response = await fetch(`${server.url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST /api/ask answered ${response.status}: ${await response.text()}`);
  z.object({ answer: z.string().min(1) }).parse(await response.json());
}

async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`GET ${url} answered ${response.status}`);
  return response.json();
}

function progress(step: string): void {
  console.error(`bench: ${step}…`);
}
