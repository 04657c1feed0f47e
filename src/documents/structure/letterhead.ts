/** Where the letterhead and the title of a document end and its text begins. */
import { foldedKey } from '../../language/fold.ts';
import type { Block } from '../blocks.ts';
import { readNumbering } from './numbering.ts';

const MAX_LETTERHEAD = 30;

/** Words with which the first sentence of an office document begins. */
const OPENING =
  /^(?:thuc hien|can cu|theo|tren co so|de |ngay |nham |xet |trong |ubnd tinh|uy ban nhan dan (?:tinh|thanh pho) .* (?:bao cao|ban hanh))/;

/** Number of leading blocks that are letterhead, title and "(Kèm theo …)". */
export function letterheadEnd(blocks: Block[]): number {
  let end = 0;
  for (; end < Math.min(blocks.length, MAX_LETTERHEAD); end += 1) {
    const block = blocks[end];
    if (block?.kind !== 'paragraph') break;
    const { text } = block;
    if (/^[-+•]\s/.test(text)) break;
    const numbering = readNumbering(text);
    if (numbering && numbering.style !== 'annex') break;
    if (isBelowKind(blocks[end - 1]) && !/[.;:]$/.test(text)) continue;
    if (text !== text.toUpperCase() && OPENING.test(foldedKey(text))) break;
    if (isLetterheadLine(text)) continue;
    if (/[.;:]$/.test(text) || text.length > 350) break;
    if (text.length > 160 && /[,;.] /.test(text) && text !== text.toUpperCase() && !block.heading && !block.emphasis)
      break;
    if (end > 0 && block.heading && !isUnderTitle(blocks, end)) break;
  }
  return end;
}

/** Whatever stands below "KẾ HOẠCH" is the title, even when it begins like a sentence ("thực hiện …"). */
function isBelowKind(above: Block | undefined): boolean {
  return above?.kind === 'paragraph' && above.text === above.text.toUpperCase() && kindOfLine(above.text) !== null;
}

/** A heading right below the kind of the document in capitals ("## BÁO CÁO") is its title. */
function isUnderTitle(blocks: Block[], at: number): boolean {
  const above = blocks[at - 1];
  const text = blocks[at];
  return isBelowKind(above) || (text?.kind === 'paragraph' && (kindOfLine(text.text) !== null || text.heading === 1));
}

function isLetterheadLine(text: string): boolean {
  const words = foldedKey(text);
  return (
    /^(?:so \d|so [a-z]|cong hoa xa hoi|doc lap tu do|v v |du thao|kinh gui)/.test(words) ||
    /^so$/.test(words) ||
    /^[^,]{2,40},\s*ngày.{0,12}tháng.{0,6}năm/iu.test(text) ||
    /^\(\s*(?:ban hanh )?kem theo/.test(words) ||
    kindOfLine(text) !== null
  );
}

const KINDS = [
  'Kế hoạch',
  'Báo cáo',
  'Quyết định',
  'Nghị quyết',
  'Chỉ thị',
  'Thông báo',
  'Tờ trình',
  'Công văn',
  'Hướng dẫn',
  'Chương trình',
  'Đề án',
  'Phương án',
  'Quy chế',
  'Quy định',
  'Công điện',
  'Phụ lục',
  'Thông tư',
  'Nghị định',
  'Giấy mời',
  'Biên bản',
  'Kết luận',
  'Dự án',
  'Quy trình',
  'Bộ chỉ số',
  'Danh mục',
];

/** The kind of document that a line alone names ("KẾ HOẠCH", "Phụ lục I"); null for any other line. */
export function kindOfLine(text: string): string | null {
  const words = foldedKey(text);
  const kind = KINDS.find((name) => words === foldedKey(name));
  if (kind) return kind;
  return /^phu luc (?:so )?(?:\d{1,2}|[ivx]+|[a-h])$/.test(words) ? 'Phụ lục' : null;
}

/** The kind that a phrase begins with: "Kế hoạch số 12/KH-UBND" → "Kế hoạch". */
export function kindAtStart(text: string): string | null {
  const words = foldedKey(text);
  return KINDS.find((name) => words === foldedKey(name) || words.startsWith(`${foldedKey(name)} `)) ?? null;
}
