/** Tables that only lay out a page (letterhead, recipients beside the signature) → paragraphs. */
import { foldedKey } from '../../language/fold.ts';
import type { Block, Paragraph, Table } from '../blocks.ts';

/** Turns layout tables and one-row "tables" into paragraphs, column after column as they are read. */
export function layoutTablesToParagraphs(blocks: Block[]): Block[] {
  return blocks.flatMap((block) => (block.kind === 'table' && isLayout(block) ? columnParagraphs(block) : [block]));
}

function isLayout(table: Table): boolean {
  if (table.rows.length === 1) return true;
  const texts = table.rows.flatMap((row) => row.map((cell) => foldedKey(cell.text)));
  return texts.some((text) => text.includes('cong hoa xa hoi chu nghia') || text.startsWith('noi nhan'));
}

function columnParagraphs(table: Table): Paragraph[] {
  const width = table.rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => column).flatMap((column) =>
    table.rows.flatMap((row) => {
      const cell = row[column];
      if (!cell || cell.merged) return [];
      return cell.text
        .split('\n')
        .filter((text) => text !== '')
        .map((text): Paragraph => ({ kind: 'paragraph', text, line: cell.line }));
    }),
  );
}
