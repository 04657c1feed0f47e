/**
 * Provinces and centrally-run cities: the 63 before 1/7/2025 and where their territory belongs since then.
 * Source: Nghị quyết số 202/2025/QH15 ngày 12/6/2025 (34 units from 1/7/2025); Huế: Nghị quyết số 175/2024/QH15.
 */
import { fold } from '../language/fold.ts';

export interface Province {
  /** As printed, without "tỉnh" or "thành phố". */
  name: string;
  /** Folded name with hyphens. */
  slug: string;
  kind: 'province' | 'city';
  /** The unit of today in which the territory lies; its own slug when the name lives on. */
  successorSlug: string;
  /** Other spellings and abbreviations in use. */
  shortForms: string[];
}

/** Today's unit: the former ones that went into it (itself first, unless the name is new). */
const UNITS: Record<string, string[]> = {
  'Hà Nội': ['Hà Nội'],
  Huế: ['Thừa Thiên Huế', 'Huế'],
  'Lai Châu': ['Lai Châu'],
  'Điện Biên': ['Điện Biên'],
  'Sơn La': ['Sơn La'],
  'Lạng Sơn': ['Lạng Sơn'],
  'Quảng Ninh': ['Quảng Ninh'],
  'Thanh Hóa': ['Thanh Hóa'],
  'Nghệ An': ['Nghệ An'],
  'Hà Tĩnh': ['Hà Tĩnh'],
  'Cao Bằng': ['Cao Bằng'],
  'Tuyên Quang': ['Tuyên Quang', 'Hà Giang'],
  'Lào Cai': ['Lào Cai', 'Yên Bái'],
  'Thái Nguyên': ['Thái Nguyên', 'Bắc Kạn'],
  'Phú Thọ': ['Phú Thọ', 'Vĩnh Phúc', 'Hòa Bình'],
  'Bắc Ninh': ['Bắc Ninh', 'Bắc Giang'],
  'Hưng Yên': ['Hưng Yên', 'Thái Bình'],
  'Hải Phòng': ['Hải Phòng', 'Hải Dương'],
  'Ninh Bình': ['Ninh Bình', 'Hà Nam', 'Nam Định'],
  'Quảng Trị': ['Quảng Trị', 'Quảng Bình'],
  'Đà Nẵng': ['Đà Nẵng', 'Quảng Nam'],
  'Quảng Ngãi': ['Quảng Ngãi', 'Kon Tum'],
  'Gia Lai': ['Gia Lai', 'Bình Định'],
  'Khánh Hòa': ['Khánh Hòa', 'Ninh Thuận'],
  'Lâm Đồng': ['Lâm Đồng', 'Đắk Nông', 'Bình Thuận'],
  'Đắk Lắk': ['Đắk Lắk', 'Phú Yên'],
  'Hồ Chí Minh': ['Hồ Chí Minh', 'Bà Rịa - Vũng Tàu', 'Bình Dương'],
  'Đồng Nai': ['Đồng Nai', 'Bình Phước'],
  'Tây Ninh': ['Tây Ninh', 'Long An'],
  'Cần Thơ': ['Cần Thơ', 'Sóc Trăng', 'Hậu Giang'],
  'Vĩnh Long': ['Vĩnh Long', 'Bến Tre', 'Trà Vinh'],
  'Đồng Tháp': ['Đồng Tháp', 'Tiền Giang'],
  'Cà Mau': ['Cà Mau', 'Bạc Liêu'],
  'An Giang': ['An Giang', 'Kiên Giang'],
};

const CITIES = new Set(['Hà Nội', 'Huế', 'Hải Phòng', 'Đà Nẵng', 'Hồ Chí Minh', 'Cần Thơ']);

const SHORT_FORMS: Record<string, string[]> = {
  'Bà Rịa - Vũng Tàu': ['BR-VT', 'BRVT', 'BR - VT', 'BR VT'],
  'Hồ Chí Minh': ['TP.HCM', 'TPHCM', 'TP HCM', 'HCM', 'HCMC', 'Sài Gòn'],
  'Thừa Thiên Huế': ['Thừa Thiên - Huế', 'TT-Huế', 'TT Huế', 'TTH'],
  'Bắc Kạn': ['Bắc Cạn'],
  'Đắk Lắk': ['Đắc Lắc', 'Đăk Lăk', 'Daklak', 'Đaklak'],
  'Đắk Nông': ['Đắc Nông', 'Đăk Nông', 'Daknong'],
  'Kon Tum': ['Kontum', 'Công Tum'],
  'Hà Nội': ['HN'],
  'Đà Nẵng': ['ĐN', 'ĐNG'],
};

/** All names, former and present, each once. */
export const PROVINCES: readonly Province[] = Object.entries(UNITS).flatMap(([successor, names]) =>
  names.map((name) => ({
    name,
    slug: slugOfName(name),
    kind: CITIES.has(name) ? ('city' as const) : ('province' as const),
    successorSlug: slugOfName(successor),
    shortForms: SHORT_FORMS[name] ?? [],
  })),
);

/** "Bà Rịa - Vũng Tàu" → "ba-ria-vung-tau"; words like "tỉnh" in front are dropped. */
export function slugOfName(name: string): string {
  const words = fold(name).match(/[a-z0-9]+/g) ?? [];
  const bare = words.join(' ').replace(/^(?:tinh|thanh pho|tp) (?=\S)/, '');
  return bare.replace(/ /g, '-');
}

/** The province or city with this slug; undefined for a locality that is none (a district, a new name). */
export function localityBySlug(slug: string): Province | undefined {
  return PROVINCES.find((province) => province.slug === slug);
}

/** The province that a text names alone: "tỉnh Khánh Hoà", "TP.HCM", "BR-VT"; undefined for anything else. */
export function localityByName(name: string): Province | undefined {
  const slug = slugOfName(name);
  return PROVINCES.find(
    (province) => province.slug === slug || formsOf(province).some((form) => slugOfName(form) === slug),
  );
}

export interface ProvinceMention {
  province: Province;
  /** "tỉnh", "thành phố" or "UBND tỉnh" stands in front: the name is surely that of the province. */
  sure: boolean;
}

/** Full names of provinces in a text, in reading order. The words must be printed with capitals ("hòa bình" is peace). */
export function provinceMentions(text: string): ProvinceMention[] {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  const folded = words.map(fold);
  const mentions: ProvinceMention[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const found = LONGEST_FIRST.find(({ key }) =>
      key.every((word, index) => folded[at + index] === word && /^\p{Lu}/u.test(words[at + index] ?? '')),
    );
    if (!found) continue;
    const before = folded.slice(Math.max(0, at - 2), at).join(' ');
    mentions.push({ province: found.province, sure: /(?:tinh|thanh pho|tp)$/.test(before) });
    at += found.key.length - 1;
  }
  return mentions;
}

function formsOf(province: Province): string[] {
  return [province.name, ...province.shortForms];
}

/** Names and spellings of at least two syllables; initials alone are too short to be found in running text. */
const LONGEST_FIRST = PROVINCES.flatMap((province) =>
  formsOf(province).map((form) => ({ province, key: slugOfName(form).split('-') })),
)
  .filter(({ key, province }) => key.join('').length >= 5 || province.name === 'Huế')
  .filter(({ key }) => key.length > 1 || key[0] === 'hue' || (key[0]?.length ?? 0) >= 5)
  .sort((a, b) => b.key.length - a.key.length);
