/** What one line of a linearised table looks like: the only clue to its column once empty cells are lost. */
import { foldedKey } from '../../language/fold.ts';

export type LineLook = 'number' | 'unit' | 'date' | 'measure' | 'text';

/** Words with which the name of a body of the administration, an enterprise or an official begins. */
const UNIT_START =
  /^(?:(?:cac|mot so|tat ca)\s)?(?:so|ubnd|uy ban nhan dan|uy ban mttq|ubmttq|hdnd|van phong|vp|cuc|chi cuc|tong cuc|cong an|bo|ban|bao|dai|ngan hang|nhnn|buu dien|buu chinh|viettel|vnpt|mobifone|truong|thanh tra|kho bac|bao hiem|bhxh|trung tam|toa an|vien|hoi|lien minh|lien doan|tinh doan|thanh doan|doan|mat tran|cong ty|tong cong ty|doanh nghiep|co quan|don vi|dia phuong|chi nhanh|hiep hoi|lanh dao|chu tich|thu truong|phong|huyen|thanh pho|tp|thi xa|xa|phuong|dac khu|benh vien|hop tac xa|to cong tac|to chuc|nganh|dang uy|tinh uy|thuong truc)\b/;

/** Words that make a sentence of a line (with their accents: "tư" of "đầu tư" is not "từ"). */
const SENTENCE_WORD =
  /(?<!\p{L})(?:có|được|đạt|triển khai|thực hiện|ban hành|chủ trì|tham gia|sử dụng|kết nối|đáp ứng|hoàn thành|tỷ lệ|tỉ lệ|số lượng|mức độ|tổng số|là|từ|không)(?!\p{L})/u;

const MEASURE =
  /^(?:%|phan tram|diem|ho so|van ban|nguoi|ho|xa|dich vu|he thong|doanh nghiep|ty dong|trieu dong|dong|lan|bai|bo|co\/khong|don vi|nghiep vu|co so|huyen|phuong|thon|truong|lop|cuoc|san pham|thu tuc|giuong|ha|tan|km|m2|m3|trieu dong nguoi|luot|luot nguoi|hoc sinh|lao dong)$/;

const AMOUNT = /^(?:[<>=≥≤]{1,2}\s*)?\d[\d.,\s]*(?:\s*[-–]\s*\d[\d.,]*)?\s*%?$/;

/** "80%", ">=0,25%", "Trên 95%", "10 nghiệp vụ", "76/77", "Có", "-": what stands in a column of figures. */
export function looksLikeValue(text: string): boolean {
  const folded = foldedAmount(text);
  // "2. Nhận xét" is a heading with its number.
  if (/^\d{1,2}[.)]\s+[a-z]/.test(folded)) return false;
  if (/^[-–—]$/.test(folded) || /^(?:co|khong|dat|chua dat|x)$/.test(folded)) return true;
  if (AMOUNT.test(folded) || /^\(?[\d.,+\s]+\)?\s*\/\s*[\d.,]+(?:\s+\S+){0,4}$/.test(folded)) return true;
  const words = folded.replace(
    /^(?:phan dau|toi thieu|it nhat|tren|duoi|dat|dat tu|tu|khong thap hon|khong qua|toi da|hon)\s+/,
    '',
  );
  return /^(?:[<>=≥≤]{1,2}\s*)?\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?\s*%?(?:\s+[a-z]+){0,3}(?:\s*tro len)?$/.test(words);
}

/** Classifies one line; `first` lines of a row are names whatever they look like, which is the caller's business. */
export function lookOf(line: string): LineLook {
  const text = line.replace(/^[-–+•*]\s*/, '');
  const folded = foldedKey(text);
  if (
    /^(?:truoc |den |het )*(?:ngay )?\d{1,2}[/.]\d{1,2}(?:[/.]\d{4})?$|^(?:thang|quy) (?:\d{1,2}|[ivx]+)(?:[ /]\d{4}| nam \d{4})?$|^(?:hang|hằng) (?:nam|quy|thang|tuan)$/i.test(
      foldedAmount(text),
    )
  ) {
    return 'date';
  }
  if (text === '%') return 'measure';
  if (looksLikeValue(text)) return 'number';
  // "Xã" alone is what is counted; a body's name has more words.
  if (MEASURE.test(folded)) return 'measure';
  if (looksLikeUnits(text)) return 'unit';
  return 'text';
}

/** Names of units, possibly several with remarks in brackets, and no sentence around them. */
export function looksLikeUnits(text: string): boolean {
  const bare = text.replace(/\([^()]*\)/g, ' ').replace(/\([^()]*$/, ' ');
  return UNIT_START.test(foldedKey(bare)) && !SENTENCE_WORD.test(bare.toLowerCase());
}

/** "100% Sở Y tế": a figure and a unit that an exporter put on one line. */
export function splitMergedCells(text: string): [string, string] | null {
  const match = /^((?:[<>=≥≤]{1,2}\s*)?\d[\d.,]*\s*%?)\s+(\p{Lu}.*)$/u.exec(text);
  return match?.[1] && match[2] && looksLikeUnits(match[2]) ? [match[1].trim(), match[2]] : null;
}

/** A line that opens a part of the row above: "1) …", "a) …", "• …". */
export function startsSubRow(text: string): boolean {
  return /^(?:\d{1,2}\)|[a-zđ]\)|[•▪●○+])\s*\S/u.test(text);
}

/** An item of a list inside one cell. */
export function isListItem(text: string): boolean {
  return /^[-–]\s*\S/.test(text) && text.trim().length > 2;
}

function foldedAmount(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().replace(/\s+/g, ' ').trim();
}
