/** The eight pillars of the provincial digital transformation index (DTI), in the order of the index. */
import { foldedKey } from '../../language/fold.ts';

export const PILLARS = [
  'Nhận thức số',
  'Thể chế số',
  'Hạ tầng số',
  'Nhân lực số',
  'An toàn thông tin mạng',
  'Chính quyền số',
  'Kinh tế số',
  'Xã hội số',
] as const;

export type Pillar = (typeof PILLARS)[number];

/** Other words under which offices print or type a pillar, folded. */
const NAMES: [Pillar, RegExp][] = [
  ['Nhận thức số', /\bnhan thuc so\b/],
  ['Thể chế số', /\bthe che so\b/],
  ['Hạ tầng số', /\bha tang so\b/],
  ['Nhân lực số', /\b(nhan luc|nguon nhan luc) so\b/],
  ['An toàn thông tin mạng', /\b(an toan thong tin|an toan an ninh|an ninh) mang\b|\ban toan thong tin\b|\batttm?\b/],
  ['Chính quyền số', /\b(chinh quyen|chinh phu) so\b|\bcqs\b/],
  ['Kinh tế số', /\bkinh te so\b|\bkts\b/],
  ['Xã hội số', /\bxa hoi so\b|\bxhs\b/],
];

/** Pillars named in a text, each once, in the order in which they are named. */
export function pillarsIn(text: string): Pillar[] {
  const folded = foldedKey(text);
  return NAMES.map(([pillar, name]) => ({ pillar, at: folded.search(name) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ pillar }) => pillar);
}

/**
 * The pillar that a heading, criterion or question names: "Hoạt động chính quyền số", "Đảm bảo An toàn thông tin mạng",
 * "cqs", with or without diacritics. null when it names none or several.
 */
export function pillarOf(text: string): Pillar | null {
  const named = pillarsIn(text);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** The pillar that follows in the index ("Kinh tế số" → "Xã hội số"); null after the last. */
export function pillarAfter(pillar: Pillar): Pillar | null {
  return PILLARS[PILLARS.indexOf(pillar) + 1] ?? null;
}
