/** Blocks → sections: what is letterhead, heading, body, recipients, signature; and under which headings it stands. */
import { foldedKey } from '../../language/fold.ts';
import type { Block, Paragraph } from '../blocks.ts';
import { isFootnote } from '../read/footnotes.ts';
import { readFrontBlock } from './front-block.ts';
import { kindOfLine, letterheadEnd } from './letterhead.ts';
import { readNumbering } from './numbering.ts';
import { readHeader } from './read-header.ts';
import type { StructuredDocument, StructuredItem } from './section.ts';
import { SectionPath, shorten } from './section-path.ts';

/** Longest line that can be a heading by its number or its capitals alone. */
const MAX_HEADING = 220;
const MAX_POINT_HEADING = 130;
const MAX_ANNEX_TITLE_LINES = 4;

/**
 * Arranges the blocks of one document.
 * @param fileName names the document when nothing else does
 */
export function structureDocument(blocks: Block[], fileName: string): StructuredDocument {
  const front = readFrontBlock(blocks);
  // A front block says all that a letterhead would.
  const headEnd = front.length > 0 ? front.length + (isTitle(blocks[front.length]) ? 1 : 0) : letterheadEnd(blocks);
  const items = arrange(blocks, headEnd);
  return { header: readHeader(items, front.fields, fileName), items };
}

/** The heading of the first level right below a front block is the title once more. */
function isTitle(block: Block | undefined): boolean {
  return block?.kind === 'paragraph' && block.heading === 1;
}

type Region = 'body' | 'recipients' | 'signature';

function arrange(blocks: Block[], headEnd: number): StructuredItem[] {
  const path = new SectionPath();
  let region: Region = 'body';
  let annexLines = 0;
  let afterTable = false;
  return blocks.map((block, index): StructuredItem => {
    const item = (part: StructuredItem['part'], section = path.path): StructuredItem => ({ block, section, part });
    if (index < headEnd) {
      if (block.kind === 'paragraph' && opensAnnex(block)) {
        path.openNumbered(block, annexNumbering(block), block.text);
        annexLines = MAX_ANNEX_TITLE_LINES;
      }
      return item('letterhead', []);
    }
    if (block.kind === 'table') {
      annexLines = 0;
      afterTable = true;
      region = 'body';
      path.closePoints();
      return item('body');
    }
    if (isFootnote(block.text)) return item('footnote');
    const wasAfterTable = afterTable;
    afterTable = false;
    if (isRecipientsHeading(block.text)) {
      region = 'recipients';
      path.closeAll();
      return item('recipients', []);
    }
    if (opensAnnex(block)) {
      region = 'body';
      annexLines = MAX_ANNEX_TITLE_LINES;
      path.closeAll();
      path.openNumbered(block, annexNumbering(block), block.text);
      return item('appendix');
    }
    region = nextRegion(region, block);
    if (region !== 'body') return item(region, []);
    if (annexLines > 0 && isAnnexTitle(block)) {
      annexLines -= 1;
      return item('appendix');
    }
    annexLines = 0;
    return item(openSection(path, block, wasAfterTable) ? 'heading' : 'body');
  });
}

/** Moves the path and tells whether the paragraph is a heading. */
function openSection(path: SectionPath, block: Paragraph, afterTable: boolean): boolean {
  const { text } = block;
  const bullet = /^([-–+•*])\s*(?=\S)/.exec(text);
  if (bullet?.[1]) {
    const mark = /[+*]/.test(bullet[1]) ? bullet[1] : '-';
    // "* Về hạ tầng" stands above bullets as a small heading.
    const isTopic = mark === '*' && text.length <= MAX_POINT_HEADING && !/[.;,]$/.test(text);
    const introduces = /:$/.test(text) || isTopic;
    path.closeBullets(mark);
    if (introduces) path.openBullet(mark, shorten(text));
    return introduces && block.emphasis !== undefined && text.length <= MAX_POINT_HEADING;
  }
  if (/^(?:Trên đây là|Trân trọng)/.test(text)) {
    path.closeAll();
    return false;
  }
  const numbering = readNumbering(text);
  if (numbering) {
    const isHeading = isNumberedHeading(block, numbering.style, numbering.rest);
    path.openNumbered(block, numbering, isHeading ? text : shorten(text), !isHeading && /[.;]$/.test(text));
    return isHeading;
  }
  // "QUYẾT ĐỊNH:" before the articles of a decision says what follows, not what it is about.
  if (kindOfLine(text.replace(/:$/, '')) !== null && /:$/.test(text)) return true;
  if (/^(?:Bảng|Biểu|Biểu đồ|Hình)(?: số)? \d+\s*[.:–-]/.test(text) && text.length <= MAX_HEADING) {
    path.openBullet('-', text);
    return true;
  }
  if (isPlainHeading(block)) {
    path.openPlain(block, text);
    return true;
  }
  if (afterTable) path.closeBullets();
  return false;
}

/** "1. Mục tiêu" and "1. Thủ trưởng các sở …:" are headings; "1. Triển khai … . Cập nhật …" is a paragraph with a number. */
function isNumberedHeading(block: Paragraph, style: string, rest: string): boolean {
  if (block.heading || block.emphasis === 'bold') return true;
  const isClause = !/[.!?]\s+\p{Lu}/u.test(rest);
  if (!isClause) return false;
  if (/:$/.test(rest)) return true;
  if (/[.;,]$/.test(rest)) return false;
  const upper = rest === rest.toUpperCase();
  return rest.length <= (upper || style === 'roman' || style === 'article' ? MAX_HEADING : MAX_POINT_HEADING);
}

function isPlainHeading(block: Paragraph): boolean {
  const { text } = block;
  if (block.heading) return true;
  if (text.length > MAX_HEADING || /^[("“]/.test(text) || !/\p{L}{2}/u.test(text)) return false;
  if (/[.;,]$/.test(text) || /[.;!?]\s+\p{Lu}/u.test(text)) return false;
  if (block.emphasis === 'bold') return text.length <= MAX_POINT_HEADING;
  return text === text.toUpperCase() && text.split(' ').length >= 2;
}

/** "PHỤ LỤC II" on a line of its own, or with its title after a colon; a sentence about an annex is none. */
function opensAnnex(block: Paragraph): boolean {
  const { text } = block;
  if (readNumbering(text)?.style !== 'annex') return false;
  if (text.length <= 30 || text === text.toUpperCase() || block.heading !== undefined) return !/[.;,]$/.test(text);
  return (
    /^\p{L}+ \p{L}+\s+(?:số\s+)?(?:\d{1,2}|[IVX]+|[A-H])\s*[:.–-]\s*\S/u.test(text) &&
    !/[.;,]$|\.\s+\p{Lu}/u.test(text.slice(12))
  );
}

function annexNumbering(block: Paragraph) {
  return readNumbering(block.text) ?? { style: 'annex', rank: 1, ordinal: 1, rest: block.text };
}

/** Lines between "Phụ lục" and its content: the title in capitals or bold, "(Kèm theo …)". */
function isAnnexTitle(block: Paragraph): boolean {
  const { text } = block;
  if (/^\(?\s*(?:Ban hành )?[Kk]èm theo/.test(text)) return true;
  if (readNumbering(text)) return false;
  return text === text.toUpperCase() || block.emphasis !== undefined || block.heading !== undefined;
}

/** Recipients are a list; whatever is printed in capitals after it ("KT. CHỦ TỊCH") begins the signature. */
function nextRegion(region: Region, block: Paragraph): Region {
  const { text } = block;
  if (isSignatureLine(text)) return 'signature';
  if (region === 'recipients') return /^[-–+•*]|^(?:Như|Lưu)\b/.test(text) || text.length < 60 ? 'recipients' : 'body';
  if (region === 'signature') return text.length < 60 && !readNumbering(text) ? 'signature' : 'body';
  return 'body';
}

function isRecipientsHeading(text: string): boolean {
  return text.length < 40 && /^noi nhan\b/.test(foldedKey(text));
}

/** "KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "GIÁM ĐỐC": signing on behalf of, or a post in capitals. */
function isSignatureLine(text: string): boolean {
  return (
    text.length < 80 &&
    (/^Người lập(?: biểu)?$/.test(text) ||
      /^(?:(?:KT|TM|TL|TUQ|Q)\s*\.|T\/M)\s*\p{Lu}/u.test(text) ||
      /^(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG BAN|CHÁNH VĂN PHÒNG|BỘ TRƯỞNG|THỦ TƯỚNG|CỤC TRƯỞNG|CHÁNH THANH TRA|TỔNG GIÁM ĐỐC|HIỆU TRƯỞNG|TRƯỞNG PHÒNG|BÍ THƯ|THỨ TRƯỞNG)(?: \p{Lu}+)*$/u.test(
        text,
      ))
  );
}
