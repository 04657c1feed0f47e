/** Which criterion a table or sentence of points is about, and how its headings are spelled. */
import { fold, tidy } from '../../language/fold.ts';
import type { StructuredDocument } from '../structure/section.ts';
import { pillarOf } from './pillars.ts';

const NAMED =
  /(?:tiêu chí|lĩnh vực|trụ cột|nhóm chỉ số|chỉ số thành phần|nội dung)\s+(?:thành phần\s+)?(?:về\s+)?["“']?(\p{Lu}[^"”:;.]*)/iu;

/** The criterion that the headings above name, the nearest first; a list mark above a table names none. */
export function criterionOf(section: readonly string[]): string | null {
  for (const heading of [...section].reverse()) {
    const pillar = pillarOf(heading);
    if (pillar) return pillar;
    if (/^[-+•]/.test(heading)) continue;
    const named = namedIn(heading);
    if (named) return named;
  }
  return null;
}

/** The criterion that a sentence opens with: "- Về tiêu chí Xã hội số: …". */
export function criterionIn(text: string): string | null {
  const opening = /^[^:]{0,120}:/.exec(text)?.[0];
  if (opening === undefined) return null;
  return pillarOf(opening) ?? namedIn(opening);
}

/** "Chỉ số Chuyển đổi số" from the title: what a total without a criterion of its own is a total of. */
export function overallCriterion(doc: StructuredDocument): string {
  const named = /chỉ số\s+\p{L}[^,;:()]*?(?=\s+(?:tại|của|cấp|các|trên|năm|đối với)\b|[,;:()]|$)/iu.exec(
    tidy(doc.header.title),
  )?.[0];
  return named ? named.charAt(0).toLocaleUpperCase('vi') + named.slice(1) : 'Tổng điểm';
}

function namedIn(heading: string): string | null {
  const phrase = NAMED.exec(tidy(heading))?.[1]?.trim();
  if (!phrase || phrase.split(' ').length > 10 || phrase === phrase.toUpperCase()) return null;
  return /^\p{Lu}/u.test(phrase) ? phrase : null;
}

/** Set expressions of the field whose marks OCR and typists often drop; folded alike, they are this. */
const EXPRESSIONS = [
  'Cổng/Trang',
  'Cổng Thông tin điện tử',
  'Cổng Dịch vụ công',
  'Trang thông tin điện tử',
  'Chữ ký số',
  'Thư điện tử',
  'Thủ tục hành chính',
  'Dịch vụ công trực tuyến',
  'Chuyển đổi số',
  'Nhận thức số',
  'Cải cách hành chính',
  'Ngân sách nhà nước',
];

/** Restores the marks of set expressions in a heading ("Công/Trang TTĐT" → "Cổng/Trang TTĐT"), letter case kept. */
export function spellHeading(heading: string): string {
  let spelled = heading;
  for (const expression of EXPRESSIONS) {
    const at = fold(spelled).search(new RegExp(`(?<![a-z])${fold(expression).replace('/', '\\/')}(?![a-z])`));
    if (at < 0) continue;
    const printed = spelled.slice(at, at + expression.length);
    const capital = printed === printed.toUpperCase() ? expression.toUpperCase() : matchFirst(expression, printed);
    if (printed.toLowerCase() !== expression.toLowerCase())
      spelled = spelled.slice(0, at) + capital + spelled.slice(at + expression.length);
  }
  return spelled;
}

function matchFirst(expression: string, printed: string): string {
  const lower = printed.charAt(0) === printed.charAt(0).toLowerCase();
  return lower ? expression.charAt(0).toLowerCase() + expression.slice(1) : expression;
}
