/** `npm run ask -- "câu hỏi"` and `--batch`. */
import { readFile, writeFile } from 'node:fs/promises';
import { type App, createApp } from '../app.ts';
import type { AskRequest } from '../assistant/ask.ts';
import { type CommandContext, CommandError, reasonOf } from './command.ts';

export async function runAsk(args: string[], context: CommandContext): Promise<number> {
  const { values, positionals } = context.parseArgs({
    args,
    allowPositionals: true,
    options: {
      locality: { type: 'string' },
      role: { type: 'string' },
      unit: { type: 'string' },
      json: { type: 'boolean' },
      empty: { type: 'boolean' },
      batch: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const role = readRole(values.role);
  const question = positionals.join(' ').trim();
  if (values.batch === undefined && question === '')
    throw new CommandError(
      'Chưa có câu hỏi. Ví dụ: npm run ask -- "Sở Y tế chủ trì những gì?" --locality ba-ria-vung-tau',
    );
  const batch = values.batch === undefined ? null : await readBatch(values.batch, values.out);
  await using app = await createApp(context.readConfig(), { empty: values.empty ?? false, onProgress: context.warn });
  if (batch !== null) return await answerBatch(app, batch, context);
  const reply = await app.ask({
    question,
    asker: { role, unit: values.unit ?? null, locality: values.locality ?? null },
  });
  context.print(values.json ? JSON.stringify(reply, null, 2) : reply.answer);
  return 0;
}

function readRole(value: string | undefined): 'leader' | 'staff' {
  if (value === undefined || value === 'staff') return 'staff';
  if (value === 'leader') return 'leader';
  throw new CommandError(`--role phải là leader hoặc staff, không phải «${value}».`);
}

interface BatchQuestion {
  id: string;
  question: string;
  history?: string[];
  locality?: string | null;
  asker?: { role?: 'leader' | 'staff'; unit?: string | null } | null;
}

interface Batch {
  questions: BatchQuestion[];
  out: string;
}

/** Whatever is wrong with the files is said before anything is opened or answered. */
async function readBatch(file: string, out: string | undefined): Promise<Batch> {
  if (out === undefined) throw new CommandError('--batch cần --out TỆP.jsonl để ghi câu trả lời.');
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CommandError(`Không đọc được tệp câu hỏi «${file}» (${reasonOf(error)}).`);
  });
  const questions = text
    .split(/\r?\n/)
    .map((line, i) => ({ line, number: i + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => parseLine(line, number, file));
  return { questions, out };
}

async function answerBatch(app: App, { questions, out }: Batch, context: CommandContext): Promise<number> {
  const replies: string[] = [];
  let failed = 0;
  // the first question pays for building the index; the figures are about answering
  await app.assistant.lexicon.current();
  for (const asked of questions) {
    const request: AskRequest = {
      question: asked.question,
      history: asked.history ?? [],
      asker: { ...asked.asker, locality: asked.locality ?? null },
    };
    const { answer, citations, intent, ms } = await app.ask(request).catch((error: unknown) => {
      failed += 1;
      context.warn(`Câu ${asked.id}: không trả lời được (${reasonOf(error)}).`);
      return { answer: 'Hệ thống gặp lỗi khi xử lý câu hỏi này.', citations: [], intent: 'error', ms: 0 };
    });
    replies.push(`${JSON.stringify({ id: asked.id, answer, citations, intent, ms })}\n`);
    if (replies.length % 50 === 0) context.warn(`Đã trả lời ${replies.length}/${questions.length} câu.`);
  }
  await writeFile(out, replies.join('')).catch((error: unknown) => {
    throw new CommandError(`Không ghi được «${out}» (${reasonOf(error)}).`);
  });
  context.warn(`Đã ghi ${replies.length} câu trả lời vào ${out}.`);
  return failed === 0 ? 0 : 1;
}

function parseLine(line: string, number: number, file: string): BatchQuestion {
  try {
    const parsed: BatchQuestion = JSON.parse(line);
    if (typeof parsed.id === 'string' && typeof parsed.question === 'string') return parsed;
  } catch {
    // falls through to the message below
  }
  throw new CommandError(`${file}, dòng ${number}: không phải JSON có "id" và "question".`);
}
