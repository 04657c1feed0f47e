/**
 * What a reader (bytes → blocks) hands to the rest: paragraphs and tables in reading order.
 * A reader knows file formats and nothing about plans; later stages know plans and nothing about formats.
 */
export type Block = Paragraph | Table;

export interface Paragraph {
  kind: 'paragraph';
  /** Printed text, NFC, white space folded, markup dropped. */
  text: string;
  /** 1-based line in the source (for formats without lines: a running number). */
  line: number;
  /** Heading level given by the format itself (markdown #, HTML h1…), not guessed. */
  heading?: number;
  /** The whole paragraph is bold or italic in the source. */
  emphasis?: 'bold' | 'italic';
}

export interface Table {
  kind: 'table';
  line: number;
  /** Row-major; a merged cell is repeated in each place that it covers, with `merged` on the repeats. */
  rows: Cell[][];
  /** 'grid': columns are certain. 'listed': one cell per line, empty cells may be lost, columns are recovered. */
  layout: 'grid' | 'listed';
}

export interface Cell {
  /** Printed text, NFC; line breaks inside the cell become '\n'. */
  text: string;
  line: number;
  merged?: boolean;
  /** In a 'listed' table: an empty column beside this one would fit the figure as well; a person should look. */
  uncertain?: boolean;
}
