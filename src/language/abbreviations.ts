/**
 * Abbreviations. Those of three letters and more that every office uses stand here; the rest is learnt from the collection:
 * a capital word is read as the initials of words that stand together in official names ("CQNN" → cơ quan nhà nước).
 * Two letters alone are never expanded: "TT" is trực tuyến, trung tâm, thông tin and thông tư.
 */
import type { Token } from './tokens.ts';

const USUAL: Record<string, string> = {
  atttm: 'an toàn thông tin mạng',
  attt: 'an toàn thông tin',
  bhxh: 'bảo hiểm xã hội',
  bhyt: 'bảo hiểm y tế',
  cbcc: 'cán bộ công chức',
  cbccvc: 'cán bộ công chức viên chức',
  ccvc: 'công chức viên chức',
  cntt: 'công nghệ thông tin',
  cds: 'chuyển đổi số',
  cks: 'chữ ký số',
  cts: 'chứng thư số',
  qlvb: 'quản lý văn bản',
  cqs: 'chính quyền số',
  cps: 'chính phủ số',
  cqnn: 'cơ quan nhà nước',
  csdl: 'cơ sở dữ liệu',
  cnscd: 'công nghệ số cộng đồng',
  dnnvv: 'doanh nghiệp nhỏ và vừa',
  dvc: 'dịch vụ công',
  dvctt: 'dịch vụ công trực tuyến',
  dvcqg: 'dịch vụ công quốc gia',
  hdnd: 'hội đồng nhân dân',
  hsskdt: 'hồ sơ sức khỏe điện tử',
  httt: 'hệ thống thông tin',
  kts: 'kinh tế số',
  nld: 'người lao động',
  nsnn: 'ngân sách nhà nước',
  pakn: 'phản ánh kiến nghị',
  thdl: 'tích hợp dữ liệu',
  tmdt: 'thương mại điện tử',
  ttdt: 'thông tin điện tử',
  tthc: 'thủ tục hành chính',
  ttkdtm: 'thanh toán không dùng tiền mặt',
  xhs: 'xã hội số',
};

/** Chat shorthand that stands for one whole word. */
export const CHAT_WORDS: Record<string, string> = {
  dc: 'duoc',
  ko: 'khong',
  k: 'khong',
  hok: 'khong',
  nhiu: 'nhieu',
  bnhieu: 'bao nhieu',
  bnh: 'bao nhieu',
  bn: 'bao nhieu',
  ntn: 'nhu the nao',
  ng: 'nguoi',
  trc: 'truoc',
  vs: 'voi',
  j: 'gi',
  mk: 'minh',
  tp: 'thanh pho',
  tx: 'thi xa',
  dvi: 'don vi',
  dh: 'dai hoc',
  cd: 'cao dang',
  thpt: 'trung hoc pho thong',
  vb: 'van ban',
};

export interface AbbreviationReader {
  /** Folded words that the token stands for, best reading first; empty when it is no known abbreviation. */
  expand(token: Token): string[][];
}

/**
 * @param names official names to learn initials from (indicator names, unit names)
 * @param defined abbreviations that documents define themselves: short form → long form
 */
export function createAbbreviationReader(
  names: Iterable<string[]>,
  defined: ReadonlyMap<string, string[]>,
): AbbreviationReader {
  const learnt = new Map<string, Map<string, number>>();
  for (const words of names) {
    for (let size = 3; size <= 7; size++) {
      for (let start = 0; start + size <= words.length; start++) {
        const span = words.slice(start, start + size);
        if (span.some((word) => word.length === 0 || /\d/.test(word))) continue;
        const initials = span.map((word) => word[0]).join('');
        const phrase = span.join(' ');
        const seen = learnt.get(initials) ?? new Map<string, number>();
        seen.set(phrase, (seen.get(phrase) ?? 0) + 1);
        learnt.set(initials, seen);
      }
    }
  }
  return {
    expand(token) {
      const key = token.folded;
      const usual = USUAL[key];
      const readings: string[][] = [];
      const own = defined.get(key);
      if (own !== undefined) readings.push(own);
      if (usual !== undefined) readings.push(foldWords(usual));
      if (readings.length > 0 || key.length < 3 || !(token.upper || !/[aeiouy]/.test(key))) return readings;
      const phrases = [...(learnt.get(key) ?? [])].sort((a, b) => b[1] - a[1]).slice(0, 2);
      return phrases.map(([phrase]) => phrase.split(' '));
    },
  };
}

function foldWords(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/\b([bcdghklmnprstvx]+)y\b/g, '$1i')
    .split(' ');
}
