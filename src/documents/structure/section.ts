/** Blocks arranged as an office reads them: headings nest, every paragraph and table knows where it stands. */
import type { Paragraph, Table } from '../blocks.ts';
import type { DocumentHeader } from '../facts.ts';

export interface StructuredDocument {
  header: DocumentHeader;
  /** In reading order; letterhead, recipients ("Nơi nhận") and signature carry `part` so that facts can skip them. */
  items: StructuredItem[];
}

export interface StructuredItem {
  block: Paragraph | Table;
  /** Path of headings above this item, outermost first, as printed: ["II. NHIỆM VỤ…", "1. Nhóm Nhận thức số"]. */
  section: string[];
  part: 'letterhead' | 'body' | 'heading' | 'recipients' | 'signature' | 'footnote' | 'appendix';
}
