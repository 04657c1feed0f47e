/** Footnotes of the exporters become paragraphs of their own, printed as "[1] …". */

/** "[footnoteRef:1] . [1:  text]" inside a line: the line without it, and the notes that it held. */
export function liftWordFootnotes(line: string): { line: string; notes: string[] } {
  if (!/\[footnoteRef:\d+\]/i.test(line)) return { line, notes: [] };
  const notes: string[] = [];
  let rest = line.replace(/\s*\[footnoteRef:\d+\]\s*/gi, '');
  for (let start = noteStart(rest); start; start = noteStart(rest)) {
    const end = closingBracket(rest, start.index);
    notes.push(`[${start.number}] ${rest.slice(start.bodyAt, end).trim()}`);
    rest = `${rest.slice(0, start.index)}${rest.slice(end + 1)}`;
  }
  return { line: rest.trimEnd(), notes };
}

/** A line "<sup>1</sup> text" at the foot of a page: "[1] text"; null for any other line. */
export function footnoteLine(line: string): string | null {
  const match = /^\s*(?:<sup>\s*(\d{1,3})\s*<\/sup>|\[\^(\d{1,3})\]:)\s*(\S.*)$/is.exec(line);
  return match ? `[${match[1] ?? match[2]}] ${match[3]}` : null;
}

/** Tells whether a paragraph is a footnote as printed by the two functions above. */
export function isFootnote(text: string): boolean {
  return /^\[\d{1,3}\] \S/.test(text);
}

function noteStart(text: string): { index: number; bodyAt: number; number: string } | null {
  const match = /\[(\d{1,3}):\s/.exec(text);
  return match ? { index: match.index, bodyAt: match.index + match[0].length, number: match[1] ?? '' } : null;
}

function closingBracket(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '[') depth += 1;
    if (text[at] === ']') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}
