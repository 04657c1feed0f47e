/** Helpers of the tests that read documents: text in, printed rows and paragraphs out. */
import type { Block, Table } from '../../src/documents/blocks.ts';
import { readBlocks } from '../../src/documents/read/read-document.ts';

export function read(text: string, fileName = 'van-ban.txt'): Block[] {
  return readBlocks(new TextEncoder().encode(text), fileName);
}

export function paragraphs(blocks: Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
}

export function tables(blocks: Block[]): Table[] {
  return blocks.filter((block) => block.kind === 'table');
}

/** Rows of a table as texts. */
export function rowsOf(table: Table | undefined): string[][] {
  return (table?.rows ?? []).map((row) => row.map((cell) => cell.text));
}
