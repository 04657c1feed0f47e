/** `npm run ingest -- PATH…` */
import { readFile, stat } from 'node:fs/promises';
import { createApp } from '../app.ts';
import { type IngestOutcome, ingestDocument } from '../documents/ingest-document.ts';
import { listDocumentFiles } from '../documents/load-knowledge.ts';
import { localityByName, localityBySlug } from '../people/provinces.ts';
import { type CommandContext, CommandError, reasonOf } from './command.ts';

export async function runIngest(args: string[], context: CommandContext): Promise<number> {
  const { values, positionals } = context.parseArgs({
    args,
    allowPositionals: true,
    options: { locality: { type: 'string' }, json: { type: 'boolean' }, empty: { type: 'boolean' } },
  });
  if (positionals.length === 0)
    throw new CommandError('Chưa có tệp nào. Ví dụ: npm run ingest -- van-ban/ke-hoach.md --locality khanh-hoa');
  const locality = readLocality(values.locality);
  const files = (await Promise.all(positionals.map(expand))).flat();
  await using app = await createApp(context.readConfig(), { empty: values.empty ?? false, onProgress: context.warn });
  const outcomes: object[] = [];
  let failed = 0;
  for (const [i, file] of files.entries()) {
    try {
      const outcome = await ingestDocument(app, { fileName: file, bytes: await readFile(file) }, locality);
      outcomes.push(summary(outcome));
      if (!values.json) context.print(describe(outcome));
      if (files.length > 1) context.warn(`[${i + 1}/${files.length}] xong ${file}`);
    } catch (error) {
      failed += 1;
      const message = reasonOf(error);
      outcomes.push({ file, outcome: 'failed', error: message });
      context.warn(`${file}: ${message}`);
    }
  }
  if (values.json) context.print(JSON.stringify(outcomes, null, 2));
  return failed === 0 ? 0 : 1;
}

async function expand(path: string): Promise<string[]> {
  const info = await stat(path).catch(() => null);
  if (info === null) throw new CommandError(`Không có tệp hay thư mục «${path}».`);
  return info.isDirectory() ? listDocumentFiles(path) : [path];
}

function readLocality(value: string | undefined): string | null {
  if (value === undefined) return null;
  const province = localityBySlug(value) ?? localityByName(value);
  if (province === undefined)
    throw new CommandError(`Không biết địa phương «${value}»; hãy dùng tên tỉnh hoặc dạng ba-ria-vung-tau.`);
  return province.slug;
}

function summary(outcome: IngestOutcome): object {
  const { facts } = outcome;
  return {
    file: outcome.file,
    document: outcome.document,
    outcome: outcome.outcome,
    version: outcome.version,
    ...(facts === null
      ? {}
      : {
          header: facts.header,
          found: {
            passages: facts.passages.length,
            indicators: facts.indicators.length,
            scores: facts.scores.length,
            obligations: facts.obligations.length,
            units: facts.units.length,
            abbreviations: facts.abbreviations.length,
            flags: facts.flags.filter((flag) => flag.severity !== 'info').length,
          },
          doubts: facts.doubts,
        }),
  };
}

const OUTCOMES = { created: 'mới nạp', replaced: 'thay bản cũ', unchanged: 'không đổi' } as const;

function describe(outcome: IngestOutcome): string {
  const head = `${outcome.document}: ${OUTCOMES[outcome.outcome]}, phiên bản ${outcome.version}`;
  const { facts } = outcome;
  if (facts === null) return head;
  const lines = [
    head,
    `  ${facts.header.kind ?? 'Văn bản'} ${facts.header.number ?? '(chưa ghi số)'} · ${facts.header.localityName ?? 'không rõ địa phương'} · ${facts.header.period ?? 'không rõ kỳ'}`,
    `  ${facts.indicators.length} chỉ tiêu, ${facts.scores.length} điểm, ${facts.obligations.length} nghĩa vụ báo cáo/thời hạn, ${facts.units.length} đơn vị, ${facts.passages.length} đoạn`,
  ];
  const flags = facts.flags.filter((flag) => flag.severity !== 'info');
  if (flags.length > 0)
    lines.push(
      `  ${flags.length} điểm số liệu cần kiểm tra:`,
      ...flags.slice(0, 5).map((flag) => `    - ${flag.detail}`),
    );
  if (facts.doubts.length > 0)
    lines.push(
      `  ${facts.doubts.length} chỗ đọc chưa chắc:`,
      ...facts.doubts
        .slice(0, 5)
        .map((doubt) => `    - ${doubt.what}: «${doubt.quote.slice(0, 100)}» (dòng ${doubt.line})`),
    );
  return lines.join('\n');
}
