/** `npm run export -- indicators|scores|obligations|units|anomalies [--document NAME]` */
import { createApp } from '../app.ts';
import { EXPORT_KINDS, exportFacts } from '../documents/export-facts.ts';
import { type CommandContext, CommandError } from './command.ts';

export async function runExport(args: string[], context: CommandContext): Promise<number> {
  const { values, positionals } = context.parseArgs({
    args,
    allowPositionals: true,
    options: { document: { type: 'string' }, empty: { type: 'boolean' } },
  });
  const kind = EXPORT_KINDS.find((known) => known === positionals[0]);
  if (kind === undefined) throw new CommandError(`Cần chọn loại dữ liệu: ${EXPORT_KINDS.join(' | ')}.`);
  await using app = await createApp(context.readConfig(), { empty: values.empty ?? false, onProgress: context.warn });
  context.print(JSON.stringify(await exportFacts(app.db, kind, values.document ?? null), null, 1));
  return 0;
}
