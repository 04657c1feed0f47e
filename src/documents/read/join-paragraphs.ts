/** Sentences cut by a page break or a line wrap become one paragraph again. */
import type { Block, Paragraph } from '../blocks.ts';
import { isFootnote } from './footnotes.ts';

/** No paragraph is longer than this by right; joining further would only glue a broken file together. */
export const MAX_PARAGRAPH = 20_000;

/** Words that cannot end a sentence: after one of them even a capital goes on. */
const UNFINISHED = /(?:^|\s)(?:của|và|tại|các|với|cho|về|theo|từ|đến|trong|trên|do|là|bằng|hoặc|những|một|như)$/u;

/** Words that begin a sentence, not the second half of a name. */
const SENTENCE_START =
  /^(?:Thực hiện|Căn cứ|Ngoài ra|Trong|Để|Tuy|Theo|Trên|Đến|Đối với|Các|Những|Một số|Hiện|Qua|Từ|Về|Bên cạnh|Đồng thời|Tiếp tục|Tổ chức|Triển khai|Xây dựng|Công tác|Việc|Tỷ lệ|Năm|Giao|Yêu cầu|Đề nghị|Nhìn chung|Cụ thể|Kết quả|Tổng)(?!\p{L})/u;

/**
 * Joins a paragraph to the one before when the sentence clearly goes on. Footnotes printed between the two
 * halves (foot of the page) come after the joined paragraph. `blankBefore` says which paragraphs follow an empty line:
 * only there may a page break hide before a capital letter.
 */
export function joinCutParagraphs(blocks: Block[], blankBefore: ReadonlySet<Block>): Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const previous = block.kind === 'paragraph' && !isFootnote(block.text) ? lastBodyParagraph(out) : null;
    if (previous && block.kind === 'paragraph' && goesOn(previous, block, blankBefore.has(block))) {
      previous.text = `${previous.text} ${block.text}`;
    } else {
      out.push(block.kind === 'paragraph' ? { ...block } : block);
    }
  }
  return out;
}

function lastBodyParagraph(blocks: Block[]): Paragraph | null {
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (block?.kind !== 'paragraph') return null;
    if (!isFootnote(block.text)) return block;
  }
  return null;
}

function goesOn(before: Paragraph, after: Paragraph, pageBreak: boolean): boolean {
  if (/^Kính gửi/.test(before.text) || before.text === before.text.toUpperCase()) return false;
  if (
    before.text.length > MAX_PARAGRAPH ||
    before.heading ||
    after.heading ||
    after.emphasis === 'bold' ||
    startsAnew(after.text)
  )
    return false;
  if (/[.;!?…]["”)*]*$|\.\/\.$/.test(before.text)) return false;
  if (hasOpenBracket(before.text)) return true;
  if (/:$/.test(before.text)) return false;
  if (/^\p{Ll}/u.test(after.text)) return true;
  // A page that ends inside a name: "… thành phố Vũng" | "Tàu, chưa …".
  const insideName = /\s\p{Lu}\p{Ll}+$/u.test(before.text) && /^\p{Lu}\p{Ll}*[\s,]/u.test(after.text);
  return (
    pageBreak &&
    before.emphasis !== 'bold' &&
    (UNFINISHED.test(before.text) || (insideName && before.text.length > 80 && !SENTENCE_START.test(after.text)))
  );
}

/** Bullets, numbers, letters and bracketed remarks begin a paragraph of their own. */
export function startsAnew(text: string): boolean {
  return /^(?:[-–—+•*▪]\s*\S|\(|["“]?(?:\d+(?:\.\d+)*|[IVX]+|[A-ZĐa-zđ])[.)/]\s|Nơi nhận|Kính gửi|(?:Điều|Chương|Mục|Phụ lục|Biểu)\s)/u.test(
    text,
  );
}

function hasOpenBracket(text: string): boolean {
  const opened = text.split('(').length - 1;
  const closed = text.split(')').length - 1 - (text.match(/(?:^|\s)[a-zđ\d]{1,2}\)/g)?.length ?? 0);
  return opened > closed;
}
