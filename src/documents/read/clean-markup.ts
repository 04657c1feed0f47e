/** Inline marks of the exporters (markdown, a few HTML tags, Word residue) → printed text. */
import { tidy } from '../../language/fold.ts';

export interface CleanText {
  text: string;
  heading?: number;
  emphasis?: 'bold' | 'italic';
}

/**
 * Drops inline markup from one line or paragraph and says what the markup told about the whole of it.
 * A lone "*" between blanks is a multiplication sign and stays.
 */
export function cleanMarkup(source: string): CleanText {
  let text = source.trim();
  const result: CleanText = { text: '' };
  const hashes = /^(#{1,6})\s+(.*?)\s*#*$/s.exec(text);
  if (hashes?.[1] && hashes[2] !== undefined) {
    result.heading = hashes[1].length;
    text = hashes[2];
  }
  const emphasis = wholeEmphasis(text);
  if (emphasis) result.emphasis = emphasis;
  result.text = tidy(decodeEntities(dropMarks(text)));
  return result;
}

/** Text of a table cell: like a paragraph, but `<br>` stays a line break. */
export function cleanCell(source: string): string {
  return source
    .split(/<br\s*\/?>|\n/i)
    .map((part) => cleanMarkup(part).text)
    .join('\n')
    .trim();
}

function wholeEmphasis(text: string): 'bold' | 'italic' | undefined {
  if (/^\*\*(?!\s)(?:(?!\*\*).)+\*\*[.:;,]?$/s.test(text)) return 'bold';
  if (/^\*\*\*(?:(?!\*\*).)+\*\*\*[.:;,]?$/s.test(text) || /^<(b|strong)>(?:(?!<\/?\1>).)+<\/\1>$/is.test(text)) {
    return 'bold';
  }
  if (/^\*(?![\s*])[^*]+\*[.:;,]?$/s.test(text) || /^<(i|em)>(?:(?!<\/?\1>).)+<\/\1>$/is.test(text)) return 'italic';
  return undefined;
}

function dropMarks(text: string): string {
  return (
    text
      // Spans are bounded: a stray mark in a line of thousands of them must not search to its end each time.
      .replace(/\[(?:bookmark|image|picture):[^\]]*\]/gi, '')
      // A raised figure inside a sentence is a reference to a footnote; glued to "2030" it would change the figure.
      .replace(/<sup>\s*\d{1,3}\s*<\/sup>/gi, '')
      .replace(/<br\s*\/?>/gi, ' ')
      .replace(/<\/?(?:b|i|u|em|strong|sup|sub|span|font|p|s|strike|a|small|mark)(?:\s[^<>]*)?>/gi, '')
      .replace(/!?\[([^\][]+)\]\((?:https?:|#|mailto:|\.?\/)[^)\s]*\)/g, '$1')
      .replace(/\*\*\*(?=\S)(.{1,3000}?)(?<=\S)\*\*\*/gs, '$1')
      .replace(/\*\*(?=\S)(.{1,3000}?)(?<=\S)\*\*/gs, '$1')
      .replace(/(?<![\p{L}\p{N}*\\])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gsu, '$1')
      .replace(/(?<![\p{L}\p{N}_])__(?=\S)(.{1,500}?)(?<=\S)__(?![\p{L}\p{N}_])/gsu, '$1')
      .replace(/`([^`]+)`/g, '$1')
      .replace(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, '$1')
  );
}

const ENTITIES: Record<string, string> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ge: '≥',
  le: '≤',
  ndash: '–',
  mdash: '—',
};

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name: string | undefined) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return ENTITIES[name?.toLowerCase() ?? ''] ?? whole;
  });
}
