/** The short forms under which officials know a unit, made by rule from its canonical name. */
import { foldedKey } from '../language/fold.ts';
import { KNOWN_BODIES, PLACE_KINDS } from './unit-catalogue.ts';

/**
 * Usual other names of a canonical unit, without the name itself.
 *
 * Departments and ministries: initials with and without "&", "-" and the head ("Sở TT&TT", "STTTT", "Sở 4T");
 * places: without UBND and with the kind shortened ("TP. Bà Rịa"); fixed bodies: their row of the catalogue.
 */
export function usualAliases(canonical: string): string[] {
  const found = new Set<string>();
  const add = (alias: string): void => {
    if (alias !== canonical && alias.length > 1) found.add(alias);
  };
  const department = /^(Sở|Bộ) (.+)$/.exec(canonical);
  if (department?.[1] && department[2]) sectorAliases(department[1], department[2]).forEach(add);
  placeAliases(canonical).forEach(add);
  (ALSO.get(foldedKey(canonical)) ?? []).forEach(add);
  shortened(canonical).forEach(add);
  return [...found];
}

const ALSO = new Map(KNOWN_BODIES.map((body) => [foldedKey(body.name), body.also ?? []]));

function sectorAliases(head: string, sector: string): string[] {
  const words = sector.split(/\s+/).filter((word) => word !== '-');
  const letters = words.map((word) => ({ word, letter: initial(word) }));
  const parts: string[][] = [[]];
  for (const { word, letter } of letters) {
    if (word === 'và') parts.push([]);
    else {
      parts.at(-1)?.push(letter);
      if (word.endsWith(',')) parts.push([]);
    }
  }
  const groups = parts.filter((part) => part.length > 0).map((part) => part.join(''));
  const flat = groups.join('');
  const amp = groups.join('&');
  const forms = [`${head} ${flat}`, `${initial(head)}${flat}`];
  if (groups.length > 1) forms.push(`${head} ${amp}`, `${head} ${groups.join('-')}`, `${initial(head)}${amp}`);
  const dashed = sector.split(/\s+-\s+/);
  if (dashed.length > 1) {
    const first = initials(dashed[0] ?? '');
    const tail = (dashed[1] ?? '').split(/\s+và\s+/).map(initials);
    forms.push(
      `${head} ${first}-${tail.join('&')}`,
      `${head} ${first}${tail.join('&')}`,
      `${head} ${dashed[0]} - ${tail.join('&')}`,
      `${head} ${sector.replace(/ - /g, ' ')}`,
      `${head} ${sector.replace(/ - /g, ', ')}`,
    );
  }
  const joined = sector.split(' và ');
  const last = joined.at(-1) ?? '';
  if (joined.length === 2 && last.split(' ').length >= 3) {
    forms.push(
      `${head} ${joined[0]} và ${initials(last)}`,
      `${head} ${initials(joined[0] ?? '')} và ${initials(last)}`,
    );
  }
  if (/^(.)\1{3,}$/.test(flat)) forms.push(`${head} ${flat.length}${flat.charAt(0)}`);
  if (/^ng/i.test(sector) && groups.length === 1)
    forms.push(`${head} Ng${flat.slice(1)}`, `${initial(head)}Ng${flat.slice(1)}`);
  return forms;
}

function placeAliases(canonical: string): string[] {
  for (const { word, short } of PLACE_KINDS) {
    const match = new RegExp(`^UBND ${word} (.+)$`).exec(canonical);
    const name = match?.[1];
    if (!name) continue;
    const usual = short[0] ?? word;
    const dotted = usual.length === 1 || word === 'thị trấn';
    const forms = [`${word} ${name}`, `${usual}. ${name}`, `UBND ${dotted ? `${usual}.` : usual} ${name}`];
    if (!dotted) forms.push(`${usual} ${name}`);
    if (/^\d+$/.test(name)) forms.push(`${usual}${name}`);
    else if (word === 'thành phố' || word === 'thị xã') forms.push(`${usual}${initials(name.replace(/ - /g, ' '))}`);
    return forms;
  }
  if (canonical === 'UBND cấp huyện' || /^UBND các (huyện|quận)/.test(canonical)) {
    return [
      'UBND cấp huyện',
      'UBND các huyện, thị xã, thành phố',
      'UBND huyện, thị xã, thành phố',
      'UBND các huyện, thành phố',
      'cấp huyện',
    ];
  }
  if (canonical === 'UBND cấp xã' || /^UBND các (xã|phường)/.test(canonical)) {
    return ['UBND cấp xã', 'UBND các xã, phường, thị trấn', 'UBND xã, phường, thị trấn', 'cấp xã'];
  }
  return [];
}

/** Phrases that every office shortens the same way. */
const SHORT_PHRASES: readonly (readonly [string, string])[] = [
  ['Văn phòng', 'VP'],
  ['Ủy ban nhân dân', 'UBND'],
  ['UBND', 'Ủy ban nhân dân'],
  ['Hội đồng nhân dân', 'HĐND'],
  ['Mặt trận Tổ quốc', 'MTTQ'],
  ['Ban Chỉ đạo', 'BCĐ'],
  ['Ban Quản lý', 'BQL'],
  ['Khu công nghiệp', 'KCN'],
  ['Bảo hiểm xã hội', 'BHXH'],
  ['Ngân hàng Nhà nước', 'NHNN'],
  ['Công an', 'CA'],
  ['Cục Thống kê', 'Cục TK'],
  ['Trung tâm', 'TT'],
  ['Phục vụ Hành chính công', 'PVHCC'],
  ['Công nghệ thông tin và Truyền thông', 'CNTT&TT'],
  ['công nghệ số cộng đồng', 'CNSCĐ'],
  ['tích hợp dữ liệu', 'THDL'],
  ['Trung tâm dữ liệu', 'TTDL'],
  ['Tiếp nhận và Trả kết quả', 'TN&TKQ'],
  ['Bộ phận Tiếp nhận và Trả kết quả', 'Bộ phận một cửa'],
  ['cấp huyện, xã', 'cấp huyện, cấp xã'],
  ['Hệ thống đài', 'đài'],
  ['Hệ thống truyền thanh', 'đài truyền thanh'],
  ['của tỉnh', 'tỉnh'],
  ['điện tử', 'ĐT'],
  ['Thông tin điện tử', 'TTĐT'],
  ['Phát thanh và Truyền hình', 'PT-TH'],
  ['Phát thanh và Truyền hình', 'PTTH'],
  ['đại học, cao đẳng', 'ĐH, CĐ'],
  ['chính trị - xã hội', 'CT-XH'],
  ['về chuyển đổi số', 'CĐS'],
  ['chuyển đổi số', 'CĐS'],
  ['Chủ tịch', 'CT'],
  ['Chánh Văn phòng', 'CVP'],
  ['Công ty', 'Cty'],
  ['Doanh nghiệp', 'DN'],
  ['sở, ban, ngành', 'sở ban ngành'],
  ['sở, ban, ngành', 'sở, ngành'],
];

/** Each usual shortening alone, and all of them together. */
function shortened(canonical: string): string[] {
  const forms: string[] = [];
  let all = canonical;
  for (const [long, short] of SHORT_PHRASES) {
    const pattern = new RegExp(`${long}(?!\\p{L})`, 'iu');
    if (!pattern.test(canonical)) continue;
    forms.push(canonical.replace(pattern, short));
    if (long !== 'UBND') all = all.replace(pattern, short);
  }
  if (forms.length > 0) forms.push(all);
  if (/^Các /.test(canonical)) {
    // "các trường ĐH, CĐ": inside a province nobody repeats that they are in it.
    const place = / (?:trên địa bàn|của|thuộc) (?:tỉnh|thành phố)$/;
    forms.push(canonical.slice(4));
    if (place.test(canonical)) forms.push(canonical.replace(place, ''), all.replace(place, ''));
  }
  if (/^(BCĐ|NHNN|BHXH|Cục TK|IOC) tỉnh$/.test(all)) forms.push(all.replace(/ tỉnh$/, ''));
  if (/^BCĐ CĐS tỉnh$/.test(all)) forms.push('BCĐ CĐS', 'BCĐ', 'Ban Chỉ đạo CĐS');
  const bracket = /\(([A-Z]{2,})\)/.exec(canonical)?.[1];
  if (bracket) forms.push(bracket, `${bracket} tỉnh`, `Trung tâm ${bracket}`, canonical.replace(/\s*\([A-Z]+\)/, ''));
  return forms;
}

function initials(text: string): string {
  return text
    .split(/\s+/)
    .filter((word) => word !== 'và' && word !== '-')
    .map(initial)
    .join('');
}

function initial(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').charAt(0).toUpperCase();
}
