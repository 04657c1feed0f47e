/** Rows written with pipes ("| a | b |") → rows written with tabs, so that one reader does both. */
import type { SourceLine } from './source-line.ts';

export function pipesToTabs(lines: SourceLine[]): SourceLine[] {
  return lines
    .map(({ text, line }) => {
      if (!/^\s*\|.*\|\s*$/.test(text)) return { text, line };
      if (/^[\s|:-]+$/.test(text) && text.includes('-')) return { text: '\u0000', line };
      const cells = text
        .trim()
        .slice(1, -1)
        .split(/(?<!\\)\|/);
      return { text: cells.map((cell) => cell.trim().replace(/\\\|/g, '|')).join('\t'), line };
    })
    .filter(({ text }) => text !== '\u0000');
}
