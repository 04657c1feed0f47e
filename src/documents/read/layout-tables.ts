/** Tables that only lay out a page (letterhead, recipients beside the signature) → paragraphs. */
import { foldedKey } from '../../language/fold.ts';
import type { Block, Paragraph, Table } from '../blocks.ts';

/** A small table that holds a signature: on behalf of whom, or the post of the person who signs. */
const MAX_SIGNATURE_ROWS = 6;
const SIGNATURE =
  /^(?:(?:kt|tm|tl|tuq|t m) (?:chu tich|giam doc|uy ban|ban|bo truong|cuc truong|truong)|nguoi lap(?: bieu)?$|(?:pho )?(?:chu tich|giam doc|truong phong|chanh van phong|bi thu)$)/;

/** Turns layout tables and one-row "tables" into paragraphs, column after column as they are read. */
export function layoutTablesToParagraphs(blocks: Block[]): Block[] {
  return blocks.flatMap((block) => (block.kind === 'table' && isLayout(block) ? columnParagraphs(block) : [block]));
}

function isLayout(table: Table): boolean {
  if (table.rows.length === 1) return true;
  const texts = table.rows.flatMap((row) => row.map((cell) => foldedKey(cell.text)));
  const signed = table.rows.length <= MAX_SIGNATURE_ROWS && texts.some((text) => SIGNATURE.test(text));
  return signed || texts.some((text) => text.includes('cong hoa xa hoi chu nghia') || text.startsWith('noi nhan'));
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
