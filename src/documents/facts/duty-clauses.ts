/** Running text cut into clauses, each with the paragraph and the headings that say whose duty it is. */
import type { Paragraph } from '../blocks.ts';
import type { StructuredDocument, StructuredItem } from '../structure/section.ts';

export interface Clause {
  /** As printed, without the mark at its end. */
  text: string;
  /** Where it begins in `paragraph.text`. */
  start: number;
  paragraph: Paragraph;
  section: string[];
  part: StructuredItem['part'];
  /** The sentence or clause after it in the same paragraph. */
  next: string | null;
  /** The paragraph that introduces the list in which this one stands ("… đề nghị các sở … như sau:"). */
  introduction: string | null;
}

const SHORT_FORMS = /(?:^|[\s(])(?:TP|TX|TT|H|P|X|Q|ThS|TS|PGS|GS|Tp|tr|vv|v\.v)$/u;

/** Clauses of the body in reading order; letterhead, recipients and signatures set no duties. */
export function clausesOf(doc: StructuredDocument): Clause[] {
  const clauses: Clause[] = [];
  let introduction: string | null = null;
  let introducedIn = '';
  for (const { block, part, section } of doc.items) {
    if (block.kind === 'table' || !/^(body|heading|appendix)$/.test(part)) continue;
    const key = section.join('\n');
    if (part === 'heading' || key !== introducedIn) introduction = null;
    const parts = split(block.text);
    parts.forEach((piece, index) => {
      clauses.push({ ...piece, paragraph: block, section, part, next: parts[index + 1]?.text ?? null, introduction });
    });
    if (/:\s*$/.test(block.text) && part !== 'heading') {
      introduction = block.text;
      introducedIn = key;
    }
  }
  return clauses;
}

/** Cuts at full stops and semicolons outside brackets, and before "a)", "b)" run on in one paragraph. */
function split(text: string): { text: string; start: number }[] {
  const pieces: { text: string; start: number }[] = [];
  let depth = 0;
  let from = 0;
  const cut = (end: number, next: number): void => {
    const raw = text.slice(from, end);
    const piece = raw.trim();
    if (piece.length > 1) pieces.push({ text: piece, start: from + raw.indexOf(piece) });
    from = next;
  };
  for (let i = 0; i < text.length; i += 1) {
    const mark = text[i];
    if (mark === '(') depth += 1;
    else if (mark === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0 && /^\s[a-zđ]\)\s+\p{Lu}/u.test(text.slice(i, i + 8))) cut(i, i);
    else if (depth === 0 && (mark === ';' || (mark === '.' && endsSentence(text, i)))) cut(i, i + 1);
  }
  cut(text.length, text.length);
  return pieces;
}

function endsSentence(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 8), at);
  if (SHORT_FORMS.test(before) || /(?:^|\s)(?:\d{1,2}|[IVX]+|[a-zđ])$/.test(before.slice(-4))) return false;
  return /^\.(?:\s*$|\s+[\p{Lu}\-+(“"]|\/)/u.test(text.slice(at, at + 4));
}
