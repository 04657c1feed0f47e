/** A line of a text file with its place. */
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
