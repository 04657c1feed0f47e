/** Plain answer text → the few kinds of blocks that the page shows. Words and figures are never changed. */

export interface ListItem {
  text: string;
  /** Printed number of an ordered item. */
  number: number | null;
  /** 1 for an item indented under another one. */
  level: 0 | 1;
}

export type AnswerBlock =
  | { kind: 'lead'; text: string }
  | { kind: 'paragraph'; lines: string[] }
  | { kind: 'facts'; items: { label: string; value: string }[] }
  | { kind: 'list'; ordered: boolean; items: ListItem[] }
  | { kind: 'table'; header: string[]; rows: string[][] }
  | { kind: 'note'; text: string }
  | { kind: 'source'; text: string };

const BULLET = /^(\s*)[-•*–]\s+(\S.*)$/;
const NUMBERED = /^(\s*)(\d{1,3})[.)]\s+(\S.*)$/;
/** "Kết quả: 72,5%": a short label without figures or sentence marks, then something. */
const LABELLED = /^([^\d:.;?!«»"]{2,34}):\s+(\S.*)$/;
const NOTE = /^(?:⚠️?\s*|(?:Lưu ý|Chú ý)[^:\n]{0,40}:)/u;
const SOURCE = /^Nguồn(?: trích dẫn)?\s*:/;
const TABLE_RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;

/** A longer first line is running text, and bold running text is hard to read. */
const LONGEST_LEAD = 260;

type LineKind = 'table' | 'bullet' | 'numbered' | 'note' | 'source' | 'labelled' | 'plain';

/** Lines of the same kind that follow each other make one block; a blank line ends it. */
export function readAnswer(answer: string): AnswerBlock[] {
  const blocks: AnswerBlock[] = [];
  let run: string[] = [];
  let runKind: LineKind = 'plain';
  const flush = () => {
    if (run.length > 0) blocks.push(toBlock(runKind, run));
    run = [];
  };
  let first = true;
  for (const line of answer.normalize('NFC').split(/\r?\n/)) {
    if (line.trim() === '') {
      flush();
      continue;
    }
    const kind = kindOf(line);
    if (first && (kind === 'plain' || kind === 'labelled') && line.length <= LONGEST_LEAD) {
      blocks.push({ kind: 'lead', text: line.trim() });
      first = false;
      continue;
    }
    first = false;
    const single = kind === 'note' || kind === 'source';
    if (run.length > 0 && (kind !== runKind || single)) flush();
    runKind = kind;
    run.push(line);
  }
  flush();
  return blocks;
}

function kindOf(line: string): LineKind {
  if (line.includes('\t') || /^\s*\|.*\|\s*$/.test(line)) return 'table';
  if (SOURCE.test(line.trim())) return 'source';
  if (NOTE.test(line.trim())) return 'note';
  if (BULLET.test(line)) return 'bullet';
  if (NUMBERED.test(line)) return 'numbered';
  if (LABELLED.test(line.trim())) return 'labelled';
  return 'plain';
}

function toBlock(kind: LineKind, lines: string[]): AnswerBlock {
  const texts = lines.map((line) => line.trim());
  switch (kind) {
    case 'table':
      return toTable(lines);
    case 'note':
      return { kind: 'note', text: texts.join('\n') };
    case 'source':
      return { kind: 'source', text: texts.join('\n') };
    case 'labelled':
      return texts.length >= 2 ? { kind: 'facts', items: texts.map(toFact) } : { kind: 'paragraph', lines: texts };
    case 'bullet':
    case 'numbered':
      return toList(kind, lines);
    case 'plain':
      return { kind: 'paragraph', lines: texts };
  }
}

function toList(kind: 'bullet' | 'numbered', lines: string[]): AnswerBlock {
  const ordered = kind === 'numbered';
  const items = lines.map((line): ListItem => {
    const [, indent = '', number, text] = ordered
      ? (NUMBERED.exec(line) ?? [])
      : [undefined, BULLET.exec(line)?.[1], undefined, BULLET.exec(line)?.[2]];
    const level = indent.length >= 2 ? 1 : 0;
    return { text: text ?? line.trim(), number: number === undefined ? null : Number(number), level };
  });
  const allFacts = !ordered && items.length >= 2 && items.every((item) => item.level === 0 && LABELLED.test(item.text));
  if (allFacts) return { kind: 'facts', items: items.map((item) => toFact(item.text)) };
  return { kind: 'list', ordered, items };
}

function toFact(line: string): { label: string; value: string } {
  const [, label = '', value = line] = LABELLED.exec(line) ?? [];
  return { label, value };
}

/** Rows by tab or by pipe; shorter rows are filled up, so that each figure stays under its heading. */
function toTable(lines: string[]): AnswerBlock {
  const rows = lines.filter((line) => !TABLE_RULE.test(line)).map(cellsOf);
  const width = Math.max(...rows.map((row) => row.length));
  if (rows.length < 2 || width < 2) return { kind: 'paragraph', lines: rows.map((row) => row.join(' ')) };
  const full = rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
  const [header = [], ...body] = full;
  return { kind: 'table', header, rows: body };
}

function cellsOf(line: string): string[] {
  const bare = line.trim().replace(/^\||\|$/g, '');
  return (line.includes('\t') ? line.split('\t') : bare.split('|')).map((cell) => cell.trim());
}

/** "**a** b" → a strong and a plain stretch; a lone pair of asterisks stays as typed. */
export function readEmphasis(text: string): { text: string; strong: boolean }[] {
  return text
    .split(/(\*\*[^*\n]+\*\*)/)
    .filter((part) => part !== '')
    .map((part) =>
      /^\*\*[^*]+\*\*$/.test(part) ? { text: part.slice(2, -2), strong: true } : { text: part, strong: false },
    );
}
