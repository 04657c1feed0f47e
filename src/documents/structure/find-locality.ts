/** Which province a document belongs to, from the surest sign to the weakest. */
import { localityByName, type Province, provinceMentions, slugOfName } from '../../people/provinces.ts';
import type { StructuredItem } from './section.ts';

export interface Locality {
  name: string;
  slug: string;
}

/** Bodies of the whole country: their documents belong to no province although they are dated in Hà Nội. */
const CENTRAL =
  /^(?:BỘ (?!CHỈ (?:SỐ|HUY)|TIÊU CHÍ|PHẬN|MÁY)|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|ỦY BAN QUỐC GIA|TỔNG CỤC|VĂN PHÒNG CHÍNH PHỦ|THANH TRA CHÍNH PHỦ)/u;
const CENTRAL_SYMBOL =
  /(?:-TTg|-CP|-QH\d*|-VPCP|-B(?:TTTT|KHCN|NV|TC|KHĐT|TP|GDĐT|YT|CT|XD|GTVT|NNPTNT|NNMT|TNMT|LĐTBXH|VHTTDL|NG|CA|QP|DTTG))(?![\p{L}])|\/(?:TTg|BTTTT|VPCP)(?![\p{L}])/u;

/** Sure mentions in running text below which the text does not decide. */
const MIN_SURE_MENTIONS = 2;
const MAJORITY = 0.6;

/** A locality by the name that a front block gives; a name that is no province gets its folded name as slug. */
export function namedLocality(name: string): Locality {
  const province = localityByName(name);
  return province ? localityOf(province) : { name, slug: slugOfName(name) };
}

/**
 * @param symbol number or symbol of the document, which tells a central document
 * @returns null for central documents and for those that name no province
 */
export function findLocality(items: StructuredItem[], symbol: string | null): Locality | null {
  const head = items.flatMap(({ block, part }) =>
    block.kind === 'paragraph' && (part === 'letterhead' || part === 'appendix') ? [block.text] : [],
  );
  if (head.some((text) => text === text.toUpperCase() && CENTRAL.test(text)) || (symbol && CENTRAL_SYMBOL.test(symbol)))
    return null;
  for (const text of head) {
    const place = /^([^,]{2,40}),\s*ngày/iu.exec(text)?.[1];
    const province = place === undefined ? undefined : localityByName(place);
    if (province) return localityOf(province);
  }
  for (const sureOnly of [true, false]) {
    for (const text of head) {
      const mention = provinceMentions(text).find(({ sure }) => sure || !sureOnly);
      if (mention) return localityOf(mention.province);
    }
  }
  return mostNamed(items);
}

function mostNamed(items: StructuredItem[]): Locality | null {
  const counts = new Map<Province, number>();
  for (const { block } of items) {
    const texts = block.kind === 'paragraph' ? [block.text] : block.rows.flatMap((row) => row.map(({ text }) => text));
    for (const { province, sure } of texts.flatMap(provinceMentions)) {
      if (sure) counts.set(province, (counts.get(province) ?? 0) + 1);
    }
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= MIN_SURE_MENTIONS && best[1] >= total * MAJORITY ? localityOf(best[0]) : null;
}

function localityOf(province: Province): Locality {
  return { name: province.name, slug: province.slug };
}
