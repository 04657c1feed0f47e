/** Plain-text exports: paragraphs by line, and five ways in which exporters write tables. */
import type { Block, Paragraph } from '../blocks.ts';
import { alignedToTabs } from './aligned-table.ts';
import { cleanMarkup } from './clean-markup.ts';
import { footnoteLine, liftWordFootnotes } from './footnotes.ts';
import { readIndentedTable } from './indented-table.ts';
import { joinCutParagraphs } from './join-paragraphs.ts';
import { joinCutTables } from './join-tables.ts';
import { layoutTablesToParagraphs } from './layout-tables.ts';
import { readListedTable } from './listed-table.ts';
import { readHtml } from './read-html.ts';
import { isBlank, pipesToTabs, type SourceLine, sourceLines } from './source-line.ts';
import { readTabbedTable } from './tabbed-table.ts';
import { unwrapLines } from './unwrap-lines.ts';

/** Reads an exported text; `firstLine` is the line of its first line in the file. */
export function readText(text: string, firstLine = 1): Block[] {
  const lines = unwrapLines(alignedToTabs(pipesToTabs(sourceLines(text, firstLine))));
  const blocks: Block[] = [];
  const blankBefore = new Set<Block>();
  let blank = true;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (!line) break;
    if (isBlank(line) && !line.text.startsWith('\t')) {
      blank = true;
      at += 1;
      continue;
    }
    if (blank && isPageNumber(lines, at)) {
      at += 1;
      continue;
    }
    const page = htmlTableAt(lines, at);
    if (page) {
      blocks.push(...readHtml(page.html, line.line));
      blank = true;
      at = page.next;
      continue;
    }
    const found =
      (blank ? readIndentedTable(lines, at) : null) ?? readTabbedTable(lines, at) ?? readListedTable(lines, at);
    const { blocks: read, next } = found
      ? { blocks: [found.table] as Block[], next: found.next }
      : readParagraph(lines, at);
    for (const block of read) {
      if (blank) blankBefore.add(block);
      blocks.push(block);
    }
    blank = false;
    at = next;
  }
  return joinCutParagraphs(layoutTablesToParagraphs(joinCutTables(blocks)), blankBefore);
}

/** Some exporters write tables with merged cells as HTML inside the text. */
function htmlTableAt(lines: SourceLine[], at: number): { html: string; next: number } | null {
  if (!/^\s*<table[\s>]/i.test(lines[at]?.text ?? '')) return null;
  let next = at;
  while (next < lines.length && !/<\/table>/i.test(lines[next]?.text ?? '')) next += 1;
  if (next >= lines.length) return null;
  return {
    html: lines
      .slice(at, next + 1)
      .map(({ text }) => text)
      .join('\n'),
    next: next + 1,
  };
}

/** A figure alone between empty lines, "- 3 -" or "Trang 3/12": the number of a page. */
function isPageNumber(lines: SourceLine[], at: number): boolean {
  const text = lines[at]?.text.trim() ?? '';
  const alone = at + 1 >= lines.length || isBlank(lines[at + 1]);
  return alone && /^(?:[-–]\s*)?\d{1,3}(?:\s*[-–])?$|^Trang \d{1,3}(?:\s*\/\s*\d{1,3})?$/i.test(text);
}

/** One paragraph (hard line breaks and marks that close on a later line are followed), and the notes lifted out of it. */
function readParagraph(lines: SourceLine[], at: number): { blocks: Block[]; next: number } {
  const first = lines[at];
  if (!first) return { blocks: [], next: at + 1 };
  let source = first.text;
  let next = at + 1;
  while (next < lines.length && !isBlank(lines[next]) && breaksInside(source, lines[next]?.text ?? '')) {
    source = `${source.trimEnd()} ${(lines[next]?.text ?? '').trimStart()}`;
    if (lines[next]?.text.endsWith('  ')) source += '  ';
    next += 1;
  }
  const note = footnoteLine(source);
  if (note) return { blocks: paragraphs(note, first.line), next };
  const { line, notes } = liftWordFootnotes(source);
  return { blocks: [...letterheadColumns(line), ...notes].flatMap((text) => paragraphs(text, first.line)), next };
}

/** "text␠␠" is markdown's hard break inside a paragraph; an unclosed "**" closes on a later line. */
function breaksInside(source: string, following: string): boolean {
  const unclosedBold = (source.match(/\*\*/g)?.length ?? 0) % 2 === 1;
  if (unclosedBold) return following.includes('**');
  return /\S {2,}$/.test(source) && !following.includes('\t') && !/^\s*(?:[-+•*#]|\d+[.)])\s/.test(following);
}

/** Two columns of a letterhead set side by side with blanks: the right one is the motto, or place and date. */
function letterheadColumns(line: string): string[] {
  const pieces = line.trim().split(/\s{4,}/);
  const right = pieces.findIndex((piece, index) => index > 0 && RIGHT_COLUMN.test(piece));
  return right < 0 ? [line] : [pieces.slice(0, right).join(' '), pieces.slice(right).join(' ')];
}

const RIGHT_COLUMN = /^(?:ĐẢNG CỘNG SẢN|CỘNG H[OÒ]|Độc lập\s|[\p{L} -]{2,30},\s*ngày)/u;

function paragraphs(source: string, line: number): Paragraph[] {
  const { text, heading, emphasis } = cleanMarkup(source);
  if (text === '' || /^[-–_*=]+$/.test(text)) return [];
  return [{ kind: 'paragraph', text, line, ...(heading && { heading }), ...(emphasis && { emphasis }) }];
}
