/** Texts that were wrapped at a fixed width: the lines of a paragraph are put together before anything else is read. */
import { MAX_PARAGRAPH, startsAnew } from './join-paragraphs.ts';
import { isBlank, type SourceLine } from './source-line.ts';

/** Lines below which nothing can be said about the width of a text. */
const MIN_LINES = 12;
const MAX_WIDTH = 130;
/** Share of lines that begin in the middle of a sentence, from which on a text counts as wrapped. */
const MIN_SHARE = 0.25;
/** A line much shorter than the width was ended by its writer. */
const FULL_LINE = 0.75;

/** Joins wrapped lines (the first keeps its number); other texts come back as they are. */
export function unwrapLines(lines: SourceLine[]): SourceLine[] {
  const width = wrapWidth(lines);
  if (width === null) return lines;
  const out: SourceLine[] = [];
  let lastLength = 0;
  for (const line of lines) {
    const last = out.at(-1);
    const text = line.text.trim();
    const goesOn =
      last !== undefined &&
      last.text.length < MAX_PARAGRAPH &&
      lastLength >= width * FULL_LINE &&
      !isBlank(last) &&
      text !== '' &&
      !/\t/.test(last.text + line.text) &&
      !/[.;:!?]$/.test(last.text.trim()) &&
      !startsAnew(text);
    if (goesOn) out.splice(-1, 1, { text: `${last.text.trimEnd()} ${text}`, line: last.line });
    else out.push(line);
    lastLength = line.text.trimEnd().length;
  }
  return out;
}

/** The width of a wrapped text; null when lines are paragraphs. */
function wrapWidth(lines: SourceLine[]): number | null {
  const filled = lines.filter((line) => !isBlank(line) && !line.text.includes('\t')).map(({ text }) => text.trim());
  if (filled.length < MIN_LINES) return null;
  const lengths = filled.map((text) => text.length).sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.95)] ?? 0;
  const inside = filled.filter((text) => /^\p{Ll}/u.test(text)).length;
  return width >= 40 && width <= MAX_WIDTH && inside >= filled.length * MIN_SHARE ? width : null;
}
