/** Duties without a calendar day: owed when something happens ("nếu có vướng mắc, kịp thời báo cáo …"). */

export interface DutyEvent {
  /** In words: "sau khi có kế hoạch của …", "khi phát sinh vướng mắc". */
  occasion: string;
  /** Where the words that set the duty stand. */
  at: number;
  /** End of the words that only name the occasion ("Căn cứ báo cáo … hàng năm do Bộ công bố, "): their times are not the duty's. */
  basisEnd: number | null;
}

const PROBLEM =
  /(?:nếu có|nếu phát sinh|khi có|khi phát sinh|trường hợp|có phát sinh|có vướng mắc|nếu gặp)(?!\p{L}).{0,160}?(?:báo cáo|phản ánh|thông báo|gửi|liên hệ|trao đổi|đề xuất)/iu;
const PROMPTLY =
  /(?:[Kk]ịp thời|[Kk]hẩn trương|[Nn]gay)\s+(?:báo cáo|phản ánh|thông báo|đề xuất|tham mưu)\s+(?:về\s+|cho\s+|với\s+)?(?=\p{Lu}|các)/u;
const WITHIN_DAYS =
  /(?:không quá|trong vòng|trong thời hạn|trong thời gian|chậm nhất(?: là)?|sau|trong)\s+(?:\d{1,3}|một|hai|ba|năm|bảy|mười)\s*(?:\([^)]*\)\s*)?(?:ngày|giờ|tháng)(?!\p{L})(?:\s+làm việc)?(?=\s*[,;)]|\s*$|\s+(?:kể|từ|sau|tính|khi))/iu;
const AFTER =
  /(?:ban hành|báo cáo|gửi|trình|tham mưu|triển khai|xây dựng|cập nhật|công bố|thực hiện|hoàn thành|tổ chức).{0,160}?(?:ngay\s+)?sau khi\s+(?:có|được|nhận|\p{Lu})/u;
const AFTER_FIRST =
  /^(?:[-+•]\s*)?(?:ngay\s+)?sau khi\s+(?:có|được|nhận|hoàn thành|kết thúc|\p{Lu})[^,]{0,160},?\s.{0,40}?(?:báo cáo|gửi|trình|tham mưu|ban hành|cập nhật|thực hiện)/iu;
const BASIS = /^(?:[-+•]\s*)?(?:căn cứ|trên cơ sở)\s.*?(?:công bố|ban hành|báo cáo|kết quả)[^,]*,\s*/iu;
const PAST = /(?<!\p{L})(?:đã|vừa)(?!\p{L})/iu;

/** The occasion on which the clause sets a duty, or null. */
export function eventIn(clause: string): DutyEvent | null {
  const basis = BASIS.exec(clause)?.[0] ?? null;
  if (basis !== null) {
    const main = clause.slice(basis.length);
    const reports = /(?:chủ động|tổng hợp|kịp thời|xây dựng)[^,;]{0,40}báo cáo/iu.exec(main);
    if (reports && !PAST.test(main)) {
      return { occasion: occasionOf(basis), at: basis.length + reports.index, basisEnd: basis.length };
    }
  }
  const days = WITHIN_DAYS.exec(clause);
  if (days && /(?:kể|từ|sau|khi|nhận|ngay)/iu.test(clause)) {
    return { occasion: occasionOf(clause.slice(days.index)), at: days.index, basisEnd: null };
  }
  for (const pattern of [PROBLEM, PROMPTLY, AFTER_FIRST, AFTER]) {
    const match = pattern.exec(clause);
    if (!match || PAST.test(clause.slice(0, match.index + match[0].length))) continue;
    const from = pattern === AFTER ? clause.search(/(?:ngay\s+)?sau khi/iu) : match.index;
    const words = pattern === PROMPTLY ? 'Kịp thời khi phát sinh' : occasionOf(clause.slice(from));
    return { occasion: words, at: verbAt(clause, match.index + match[0].length), basisEnd: null };
  }
  return null;
}

/** Start of the verb that ends at `end`, with "kịp thời" before it. */
function verbAt(clause: string, end: number): number {
  const verb = /(?:kịp thời\s+|phải\s+)?(?:báo cáo|phản ánh|thông báo|gửi|liên hệ|trao đổi|đề xuất)\s*$/iu.exec(
    clause.slice(0, end),
  );
  return verb ? verb.index : end;
}

/** The words that name the occasion, up to the next mark. */
function occasionOf(text: string): string {
  const words = text
    .replace(/^[-+•]\s*/, '')
    .replace(/(?:(?<=.{20})[,;]|\)).*$/su, '')
    .trim();
  const short = words.length <= 120 ? words : `${words.slice(0, words.lastIndexOf(' ', 119))}…`;
  return short.charAt(0).toLocaleUpperCase('vi') + short.slice(1);
}
