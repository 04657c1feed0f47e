/** HTML → blocks: headings, paragraphs, list items and tables with merged cells. */
import { type CheerioAPI, load } from 'cheerio';
import { tidy } from '../../language/fold.ts';
import type { Block, Cell, Paragraph, Table } from '../blocks.ts';
import { joinCutParagraphs } from './join-paragraphs.ts';
import { joinCutTables } from './join-tables.ts';
import { layoutTablesToParagraphs } from './layout-tables.ts';
import { UnreadableDocumentError } from './unreadable-document-error.ts';

type Node = ReturnType<CheerioAPI>[number];

const BLOCK_TAGS = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table ul'.split(
    ' ',
  ),
);
const MAX_DEPTH = 400;
const SILENT_TAGS = new Set(['script', 'style', 'head', 'noscript', 'template', 'svg', 'iframe', 'button', 'select']);

/** Reads a page or a fragment; `firstLine` is the line of its first line in the file. */
export function readHtml(html: string, firstLine = 1): Block[] {
  const page = load(html, { sourceCodeLocationInfo: true });
  const blocks: Block[] = [];
  const body = page('body')[0];
  if (body) refuseTooDeep(body);
  if (body) readNode(page, body, firstLine - 1, blocks);
  return layoutTablesToParagraphs(joinCutTables(blocks));
}

/** Tags nested thousands deep come from a broken or hostile file; walking them would overflow the stack. */
function refuseTooDeep(body: Node): void {
  let level: Node[] = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) {
      throw new UnreadableDocumentError(
        'too_deep',
        'Tệp HTML có các thẻ lồng nhau quá sâu, có thể đã hỏng. Hãy mở tệp bằng trình duyệt rồi lưu lại, hoặc gửi tệp gốc.',
      );
    }
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
}

function readNode(page: CheerioAPI, node: Node, offset: number, out: Block[]): void {
  const tag = tagName(node);
  if (SILENT_TAGS.has(tag)) return;
  if (tag === 'table') {
    const table = readTable(page, node, offset);
    if (table) out.push(table);
    return;
  }
  if (!hasBlockInside(page, node)) {
    out.push(...paragraphsOf(page, node, offset));
    return;
  }
  let inline: Node[] = [];
  const flush = () => {
    if (inline.length > 0) out.push(...paragraphsOf(page, inline, offset));
    inline = [];
  };
  for (const child of page(node).contents().toArray()) {
    if (BLOCK_TAGS.has(tagName(child)) || hasBlockInside(page, child)) {
      flush();
      readNode(page, child, offset, out);
    } else if (!SILENT_TAGS.has(tagName(child))) {
      inline.push(child);
    }
  }
  flush();
}

/** Lines of one paragraph; a line that goes on in the middle of a sentence is joined. */
function paragraphsOf(page: CheerioAPI, nodes: Node | Node[], offset: number): Block[] {
  const list = Array.isArray(nodes) ? nodes : [nodes];
  const [first] = list;
  if (!first) return [];
  const tag = tagName(first);
  const heading = /^h[1-6]$/.test(tag) ? Number(tag[1]) : undefined;
  const whole = list.map((node) => printedText(page, node)).join('');
  const emphasis = heading ? undefined : wholeEmphasis(page, list, tidy(whole));
  const mark = tag === 'li' ? listMark(page, first) : '';
  const lines = whole
    .split('\n')
    .map(tidy)
    .filter((text) => text !== '')
    .map(
      (text, index): Paragraph => ({
        kind: 'paragraph',
        text: index === 0 && mark && !/^[-+•]/.test(text) ? `${mark}${text}` : text,
        line: lineOf(first, offset),
        ...(heading && { heading }),
        ...(emphasis && { emphasis }),
      }),
    );
  return joinCutParagraphs(lines, new Set());
}

/** Printed text of a node; `<br>` is a line break, a raised figure inside text refers to a footnote and is dropped. */
function printedText(page: CheerioAPI, node: Node): string {
  if (node.type === 'text') return node.data.replace(/\s+/g, ' ');
  const tag = tagName(node);
  if (tag === 'br') return '\n';
  if (SILENT_TAGS.has(tag) || node.type === 'comment') return '';
  if (tag === 'sup' && /^\s*\[?\d{1,3}\]?\s*$/.test(page(node).text())) return '';
  const inner = page(node)
    .contents()
    .toArray()
    .map((child) => printedText(page, child))
    .join('');
  return BLOCK_TAGS.has(tag) ? `${inner}\n` : inner;
}

function wholeEmphasis(page: CheerioAPI, nodes: Node[], text: string): 'bold' | 'italic' | undefined {
  const covered = (tags: string) =>
    tidy(nodes.map((node) => page(node).find(tags).addBack(tags).not(`:is(${tags}) :is(${tags})`).text()).join(' '));
  if (text !== '' && covered('b, strong') === text) return 'bold';
  if (text !== '' && covered('i, em') === text) return 'italic';
  return undefined;
}

function listMark(page: CheerioAPI, item: Node): string {
  const parent = page(item).parent();
  if (!parent.is('ol')) return '- ';
  return `${Number(parent.attr('start') ?? 1) + parent.children('li').index(page(item))}. `;
}

/** Spreads rowspan and colspan: a merged cell stands in every place that it covers. */
function readTable(page: CheerioAPI, node: Node, offset: number): Table | null {
  const rows: Cell[][] = [];
  const trs = page(node)
    .find('tr')
    .filter((_, tr) => page(tr).closest('table')[0] === node)
    .toArray();
  for (const [index, tr] of trs.entries()) {
    const row = rowAt(rows, index);
    for (const td of page(tr).children('td, th').toArray()) {
      const text = printedText(page, td)
        .split('\n')
        .map(tidy)
        .join('\n')
        .replace(/\n{2,}/g, '\n')
        .trim();
      const cell = { text, line: lineOf(td, offset) };
      const width = spanOf(page(td).attr('colspan'));
      const height = Math.min(spanOf(page(td).attr('rowspan')), trs.length - index);
      const column = firstFree(row);
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          rowAt(rows, index + y)[column + x] = x + y === 0 ? cell : { ...cell, merged: true };
        }
      }
    }
  }
  const width = Math.max(0, ...rows.map((row) => row.length));
  const line = lineOf(node, offset);
  const full = rows.map((row) =>
    Array.from({ length: width }, (_, x) => row[x] ?? { text: '', line: row[0]?.line ?? line }),
  );
  const filled = full.filter((row) => row.some((cell) => cell.text !== ''));
  return filled.length > 0 ? { kind: 'table', line, rows: filled, layout: 'grid' } : null;
}

function rowAt(rows: Cell[][], index: number): Cell[] {
  rows[index] ??= [];
  return rows[index];
}

function firstFree(row: Cell[]): number {
  let column = 0;
  while (row[column]) column += 1;
  return column;
}

function spanOf(value: string | undefined): number {
  const span = Number.parseInt(value ?? '1', 10);
  return span >= 1 && span <= 1000 ? span : 1;
}

function hasBlockInside(page: CheerioAPI, node: Node): boolean {
  return page(node).find([...BLOCK_TAGS].join(',')).length > 0;
}

function tagName(node: Node): string {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style' ? node.name.toLowerCase() : '';
}

function lineOf(node: Node, offset: number): number {
  return (node.sourceCodeLocation?.startLine ?? 1) + offset;
}
