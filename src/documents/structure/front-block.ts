/** "Số: …", "Ngày ban hành: …" lines at the top of our own restated files. */
import { foldedKey, tidy } from '../../language/fold.ts';
import type { Block } from '../blocks.ts';

export type FrontField =
  | 'number'
  | 'issuedOn'
  | 'issuer'
  | 'locality'
  | 'period'
  | 'kind'
  | 'title'
  | 'excerptOf'
  | 'status'
  | 'source';

export type FrontFields = Partial<Record<FrontField, string>>;

const KEYS: Record<string, FrontField> = {
  so: 'number',
  'so hieu': 'number',
  'so ki hieu': 'number',
  'so van ban': 'number',
  'ngay ban hanh': 'issuedOn',
  'ngay ki': 'issuedOn',
  'co quan ban hanh': 'issuer',
  'don vi ban hanh': 'issuer',
  'dia phuong': 'locality',
  tinh: 'locality',
  'ki bao cao': 'period',
  'loai van ban': 'kind',
  'ten van ban': 'title',
  'tieu de': 'title',
  'trich yeu': 'title',
  'trich tu': 'excerptOf',
  nguon: 'source',
  'tinh trang': 'status',
  'trang thai': 'status',
};

/** Fewer known keys are no front block: every letterhead has a line "Số: …". */
const MIN_FIELDS = 2;

/** The fields of a front block and the number of blocks that it takes; none when the document begins otherwise. */
export function readFrontBlock(blocks: Block[]): { fields: FrontFields; length: number } {
  const fields: FrontFields = {};
  const heading = blocks[0]?.kind === 'paragraph' && blocks[0].heading ? 1 : 0;
  let length = heading;
  for (; length < blocks.length; length += 1) {
    const block = blocks[length];
    if (!block) break;
    const pairs = block.kind === 'table' ? tablePairs(block.rows) : [linePair(block.text)];
    const known = pairs.filter((pair) => pair !== null);
    if (known.length === 0 || (block.kind === 'table' && known.length < MIN_FIELDS)) break;
    for (const [field, value] of known) if (value !== '') fields[field] ??= value;
  }
  if (Object.keys(fields).length < MIN_FIELDS) return { fields: {}, length: 0 };
  const [first] = blocks;
  if (heading && first?.kind === 'paragraph') fields.title ??= first.text;
  return { fields, length };
}

function linePair(text: string): [FrontField, string] | null {
  const match = /^(?:[-+•*]\s*)?([^:]{2,30}):\s*(.*)$/s.exec(text);
  const field = KEYS[foldedKey(match?.[1] ?? '')];
  return field && match ? [field, tidy(match[2] ?? '')] : null;
}

function tablePairs(rows: { text: string }[][]): ([FrontField, string] | null)[] {
  return rows.map((row) => {
    const field = KEYS[foldedKey(row[0]?.text ?? '')];
    return field && row.length === 2 ? [field, tidy(row[1]?.text ?? '')] : null;
  });
}
