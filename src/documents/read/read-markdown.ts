/** Markdown → blocks, by the tokens of `marked`. */
import { Lexer, type Token, type Tokens } from 'marked';
import type { Block, Paragraph } from '../blocks.ts';
import { cleanCell, cleanMarkup } from './clean-markup.ts';
import { footnoteLine } from './footnotes.ts';
import { joinCutParagraphs, startsAnew } from './join-paragraphs.ts';
import { joinCutTables } from './join-tables.ts';
import { layoutTablesToParagraphs } from './layout-tables.ts';
import { readHtml } from './read-html.ts';
import { readText } from './read-text.ts';

/** Reads markdown. Stretches with tabs (exported tables) are read as plain-text exports. */
export function readMarkdown(text: string): Block[] {
  const front = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(text);
  const frontLines = front?.[1] ? keyLines(front[1], 2) : [];
  const body = front ? text.slice(front[0].length) : text;
  const firstLine = front ? front[0].split('\n').length : 1;
  const blocks = layoutTablesToParagraphs(joinCutTables(readTokens(blockTokens(body), firstLine)));
  return [...frontLines, ...joinCutParagraphs(blocks, new Set(blocks))];
}

/** Only blocks: marks inside a line are dropped by our own rules, and faster. */
function blockTokens(text: string): Token[] {
  const plain = text.replace(MARKS_ALONE, (marks) => marks.trimStart().slice(0, 2));
  return new Lexer().blockTokens(plain, []);
}

/** Dozens of list or quotation marks in a row nest nothing; a reader that follows each of them runs out of stack. */
const MARKS_ALONE = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])(?=[ \t>])){12,}/gm;

function readTokens(tokens: Token[], firstLine: number): Block[] {
  const blocks: Block[] = [];
  let line = firstLine;
  for (const token of tokens) {
    const start = line + leadingBreaks(token.raw);
    blocks.push(...readToken(token, start));
    line += token.raw.split('\n').length - 1;
  }
  return blocks;
}

function readToken(token: Token, line: number, depth = 0): Block[] {
  switch (token.type) {
    case 'heading':
      return paragraph(token.text, line, token.depth);
    case 'table':
      return [tableBlock(token as Tokens.Table, line)];
    case 'list':
      return listItems(token as Tokens.List, line, depth);
    case 'blockquote':
      return readTokens((token as Tokens.Blockquote).tokens, line);
    case 'html':
      return /<(?:table|p|div|ul|ol|h[1-6])\b/i.test(token.raw)
        ? readHtml(token.raw, line)
        : paragraph(token.raw, line);
    case 'code':
      return textBlocks((token as Tokens.Code).text, line + (/^[`~]{3}/.test(token.raw.trimStart()) ? 1 : 0));
    case 'paragraph':
    case 'text':
      return textBlocks(token.raw, line);
    default:
      return [];
  }
}

/** "Số: …" lines stay lines; tabbed stretches are tables; other line breaks are blanks. */
function textBlocks(raw: string, line: number): Block[] {
  const lines = raw.trim().split('\n');
  if (raw.includes('\t')) return readText(raw.trim(), line);
  if (lines.length > 1 && lines.every((text) => /^[\p{L}\s*]{2,40}:/u.test(text))) return keyLines(raw.trim(), line);
  const note = footnoteLine(raw.trim());
  if (note) return paragraph(note, line);
  return paragraphLines(lines).flatMap(({ text, index }) => paragraph(text, line + index));
}

/**
 * A line begins a paragraph of its own after a hard break, with a list mark after a finished line, and in letterheads
 * (capitals, "Số: …", place and date). Any other line break is only a wrap. Marks that are still open go on.
 */
function paragraphLines(lines: string[]): { text: string; index: number }[] {
  const groups: { text: string; index: number }[] = [];
  let above = '';
  for (const [index, line] of lines.entries()) {
    const last = groups.at(-1);
    const open = last !== undefined && (last.text.split('*').length - 1) % 2 === 1;
    if (last && (open || !beginsParagraph(cleanMarkup(line).text, above))) last.text += ` ${line.trim()}`;
    else groups.push({ text: line.trim(), index });
    above = line;
  }
  return groups.map(({ text, index }) => ({ text: text.replace(/\\$/, ''), index }));
}

function beginsParagraph(text: string, lineAbove: string): boolean {
  if (/(?: {2}|\\|<br\s*\/?>)$/i.test(lineAbove)) return true;
  const above = cleanMarkup(lineAbove).text;
  if (isCapitals(above) || isCapitals(text)) return true;
  if (/^Số\s*:|^[\p{L} .-]{2,40},\s*ngày\s/u.test(text) || /^(?:Số\s*:|Độc lập\s)/u.test(above)) return true;
  return startsAnew(text) && /[.;:,]$/.test(above);
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase() && /\p{Lu}{2}/u.test(text) && !/^[("]/.test(text);
}

function keyLines(raw: string, line: number): Paragraph[] {
  return raw.split('\n').flatMap((text, index) => paragraph(text, line + index));
}

/** Items keep a printed mark; bullets inside bullets get "+", as offices print them. */
function listItems(list: Tokens.List, firstLine: number, depth: number): Block[] {
  const blocks: Block[] = [];
  let line = firstLine;
  const printed = list.items.map((item) => /^\s*(\d{1,9}[.)])/.exec(item.raw)?.[1] ?? null);
  // "1. 1. 1." leaves the counting to the reader; other numbers are kept as printed, gaps included.
  const counts = printed.length > 1 && new Set(printed).size === 1;
  for (const [index, item] of list.items.entries()) {
    const number = counts ? `${Number(list.start || 1) + index}.` : (printed[index] ?? `${index + 1}.`);
    const mark = list.ordered ? `${number} ` : depth > 0 ? '+ ' : '- ';
    let inner = line;
    let marked = false;
    for (const token of item.tokens) {
      const start = inner + leadingBreaks(token.raw);
      const read = readToken(token, start, depth + 1);
      const [first] = read;
      if (!marked && first?.kind === 'paragraph') {
        first.text = `${mark}${first.text}`;
        marked = true;
      }
      blocks.push(...read);
      inner += token.raw.split('\n').length - 1;
    }
    line += item.raw.split('\n').length - 1;
    if (index < list.items.length - 1 && !item.raw.endsWith('\n')) line += 1;
  }
  return blocks;
}

function tableBlock(token: Tokens.Table, line: number): Block {
  const cellsAt = (cells: Tokens.TableCell[], at: number) =>
    cells.map((cell) => ({ text: cleanCell(cell.text), line: at }));
  return {
    kind: 'table',
    line,
    layout: 'grid',
    rows: [cellsAt(token.header, line), ...token.rows.map((row, index) => cellsAt(row, line + 2 + index))],
  };
}

function paragraph(source: string, line: number, depth?: number): Paragraph[] {
  const { text, heading, emphasis } = cleanMarkup(source.replace(/\n/g, ' '));
  const level = depth ?? heading;
  if (text === '') return [];
  return [{ kind: 'paragraph', text, line, ...(level && { heading: level }), ...(emphasis && { emphasis }) }];
}

function leadingBreaks(raw: string): number {
  return /^\n*/.exec(raw)?.[0].length ?? 0;
}
