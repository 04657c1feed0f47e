/** A run as text for a terminal. */
import type { Shortfall } from './grade-answer.ts';
import type { GradedAnswer } from './run-questions.ts';
import type { SetSummary, Tally } from './summarise-run.ts';

const EXCERPT = 320;

/** One table: a row per intent, for each set the result and in brackets that of the previous run. */
export function printTable(sets: readonly SetSummary[], previous: readonly SetSummary[]): string {
  const before = new Map(previous.map((set) => [set.name, set]));
  const intents = [...new Set(sets.flatMap((set) => Object.keys(set.intents)))].sort();
  const row = (label: string, pick: (set: SetSummary) => Tally | undefined): string[] => [
    label,
    ...sets.flatMap((set) => {
      const last = before.get(set.name);
      return [share(pick(set)), last === undefined ? '' : share(pick(last))];
    }),
  ];
  const figure = (label: string, pick: (set: SetSummary) => string): string[] => [
    label,
    ...sets.flatMap((set) => {
      const last = before.get(set.name);
      return [pick(set), last === undefined ? '' : pick(last)];
    }),
  ];
  return align([
    ['', ...sets.flatMap((set) => [set.name, 'lần trước'])],
    ...intents.map((intent) => row(intent, (set) => set.intents[intent])),
    row('TẤT CẢ', (set) => set.all),
    row('hiểu đúng loại câu', (set) => set.understood),
    row('dẫn đúng văn bản', (set) => set.cited),
    figure('độ dài giữa (ký tự)', (set) => String(set.medianLength)),
    figure('p50 / p95 (ms)', (set) => `${set.p50Ms.toFixed(1)} / ${set.p95Ms.toFixed(1)}`),
  ]);
}

/** What a failed answer lacks, with its beginning. */
export function printFailure(failed: GradedAnswer): string {
  const { question, understoodAs } = failed;
  const asker = [question.locality ?? 'không rõ tỉnh', question.asker.unit].filter((part) => part !== null).join(', ');
  return [
    `${question.id} [${question.intent} → ${understoodAs}] (${asker}) ${[...question.history, question.question].join(' ⏵ ')}`,
    ...failed.shortfalls.map((shortfall) => `  ${describe(shortfall)}`),
    `  «${failed.answer.replace(/\s+/g, ' ').slice(0, EXCERPT)}»`,
  ].join('\n');
}

function describe(shortfall: Shortfall): string {
  switch (shortfall.kind) {
    case 'empty':
      return 'không có câu trả lời';
    case 'missing':
      return `thiếu: ${shortfall.alternatives.slice(0, 3).join(' | ')}`;
    case 'forbidden':
      return `không được nói: ${shortfall.text}`;
    case 'too-long':
      return `dài ${shortfall.length} ký tự, quá ${shortfall.limit}`;
  }
}

function share(tally: Tally | undefined): string {
  if (tally === undefined) return '';
  return `${tally.passed}/${tally.total} ${Math.round((100 * tally.passed) / Math.max(1, tally.total))}%`;
}

function align(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
