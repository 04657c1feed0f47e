/** Lines of a text file with their places. */

export interface SourceLine {
  text: string;
  /** 1-based. */
  line: number;
}

export function sourceLines(text: string, firstLine = 1): SourceLine[] {
  return text.split('\n').map((line, index) => ({ text: line, line: firstLine + index }));
}

export function isBlank(line: SourceLine | undefined): boolean {
  return line !== undefined && line.text.trim() === '';
}

/** Rows written with pipes ("| a | b |") → rows written with tabs, so that one reader does both. */
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
