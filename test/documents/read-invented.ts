/** Invented documents in the style of real ones go through the real stages: bytes → blocks → structure. */
import { readBlocks } from '../../src/documents/read/read-document.ts';
import type { StructuredDocument } from '../../src/documents/structure/section.ts';
import { structureDocument } from '../../src/documents/structure/structure-document.ts';

export function invented(text: string, fileName: string): StructuredDocument {
  return structureDocument(readBlocks(new TextEncoder().encode(text), fileName), fileName);
}
