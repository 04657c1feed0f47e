/** `npm run ask -- "câu hỏi"` and `--batch`. */
import { readFile, writeFile } from 'node:fs/promises';
import { type App, createApp } from '../app.ts';
import type { AskRequest } from '../assistant/ask.ts';
import { type CommandContext, CommandError } from './command.ts';

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
  await using app = await createApp(context.readConfig(), { empty: values.empty ?? false, onProgress: context.warn });
  if (values.batch !== undefined) return await batch(app, values.batch, values.out, context);
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

async function batch(app: App, file: string, out: string | undefined, context: CommandContext): Promise<number> {
  if (out === undefined) throw new CommandError('--batch cần --out TỆP.jsonl để ghi câu trả lời.');
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/).filter((line) => line.trim() !== '');
  const replies: string[] = [];
  // the first question pays for building the index; the figures are about answering
  await app.assistant.lexicon.current();
  for (const [i, line] of lines.entries()) {
    const asked = parseLine(line, i + 1, file);
    const request: AskRequest = {
      question: asked.question,
      history: asked.history ?? [],
      asker: { ...asked.asker, locality: asked.locality ?? null },
    };
    const reply = await app.ask(request);
    replies.push(
      JSON.stringify({
        id: asked.id,
        answer: reply.answer,
        citations: reply.citations,
        intent: reply.intent,
        ms: reply.ms,
      }),
    );
    if ((i + 1) % 50 === 0) context.warn(`Đã trả lời ${i + 1}/${lines.length} câu.`);
  }
  await writeFile(out, `${replies.join('\n')}\n`);
  context.warn(`Đã ghi ${replies.length} câu trả lời vào ${out}.`);
  return 0;
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
