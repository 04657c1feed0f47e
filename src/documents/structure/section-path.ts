/** The path of headings above the place that is being read. */
import type { Paragraph } from '../blocks.ts';
import type { Numbering } from './numbering.ts';

/** Longest piece of a paragraph that stands for it in a path. */
const MAX_PATH_TEXT = 100;

interface Open {
  text: string;
  style: string;
  rank: number | null;
  ordinal: number;
  /** Heading level of the format (markdown, HTML). */
  level: number | null;
  /** A numbered point that says all it has to say: a table below it is not its own. */
  closed?: boolean;
}

/** Rank of headings without a number: outside numbered points, inside the Roman divisions when small. */
const UPPER_CASE_RANK = 5.5;
const PLAIN_RANK = 13.8;
const BULLET_RANKS: Record<string, number> = { '*': 19, '-': 20, '+': 21 };

export class SectionPath {
  readonly #open: Open[] = [];

  get path(): string[] {
    return this.#open.map((entry) => entry.text);
  }

  /** Opens a numbered heading or point. The number decides where it nests, whatever level the exporter gave. */
  openNumbered(block: Paragraph, numbering: Numbering, text: string, closed = false): void {
    const sibling = this.#open.findLastIndex(
      (entry) => entry.style === numbering.style && entry.ordinal < numbering.ordinal,
    );
    const level = block.heading ?? null;
    const keep = this.#open.findIndex(
      (entry, index) =>
        index === sibling ||
        (entry.rank !== null ? entry.rank >= numbering.rank : level !== null && (entry.level ?? 0) >= level),
    );
    if (keep >= 0) this.#open.length = keep;
    this.#open.push({ text, style: numbering.style, rank: numbering.rank, ordinal: numbering.ordinal, level, closed });
  }

  /** Opens a heading without a number: by the level of the format, else by its look. */
  openPlain(block: Paragraph, text: string): void {
    const level = block.heading ?? null;
    const rank = text === text.toUpperCase() ? UPPER_CASE_RANK : PLAIN_RANK;
    const keep = this.#open.findIndex((entry) =>
      level !== null && entry.level !== null ? entry.level >= level : (entry.rank ?? 0) >= rank,
    );
    if (keep >= 0) this.#open.length = keep;
    this.#open.push({ text, style: 'plain', rank: level === null ? rank : null, ordinal: 0, level });
  }

  /** A bullet that introduces what follows ("- …:") is a section until the next bullet of its kind. */
  openBullet(mark: string, text: string): void {
    this.closeBullets(mark);
    this.#open.push({ text, style: `bullet${mark}`, rank: bulletRank(mark), ordinal: 0, level: null });
  }

  closeBullets(mark = '-'): void {
    const rank = bulletRank(mark);
    const keep = this.#open.findIndex((entry) => entry.rank !== null && entry.rank >= rank);
    if (keep >= 0) this.#open.length = keep;
  }

  /** Before a table: points that ended with a full stop are over. */
  closePoints(): void {
    while (this.#open.at(-1)?.closed) this.#open.pop();
  }

  /** A new annex, or the closing words of the document, end all sections. */
  closeAll(): void {
    this.#open.length = 0;
  }
}

function bulletRank(mark: string): number {
  return BULLET_RANKS[mark] ?? 20;
}

/** What a path calls a long paragraph: the words before its colon ("4. Về an toàn, an ninh mạng:"), else its first ones. */
export function shorten(text: string): string {
  const topic = /^.{8,99}?:(?=\s\S)/s.exec(text)?.[0];
  if (topic) return topic;
  if (text.length <= MAX_PATH_TEXT) return text;
  const cut = text.slice(0, MAX_PATH_TEXT);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MAX_PATH_TEXT / 2))}…`;
}
