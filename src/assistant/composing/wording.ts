/** Every sentence that the assistant says of its own, in one place, so that an editor can change the tone without reading code. */
import { formatNumber } from '../../kpi/numbers.ts';

export const WORDING = {
  greeting: 'Xin chào, đây là trợ lý ảo tự động tra cứu kế hoạch, chỉ tiêu và tình hình thực hiện chuyển đổi số.',
  greetingExamples:
    'Anh/chị có thể hỏi, ví dụ: «Tỷ lệ hồ sơ thanh toán trực tuyến quý I đạt chưa?», «Sở Y tế chủ trì những gì?», «Báo cáo quý gửi trước ngày nào?».',
  outOfScope:
    'Câu hỏi này ngoài phạm vi. Trợ lý chỉ hỗ trợ tra cứu kế hoạch, chỉ tiêu, điểm số, phân công và thời hạn báo cáo trong các văn bản đã nạp.',
  notFound: 'Không tìm thấy nội dung này trong các văn bản đã nạp nên chưa có thông tin để trả lời.',
  notFoundHint: 'Anh/chị thử nêu rõ tên chỉ tiêu, đơn vị hoặc văn bản.',
  unknownUnit: 'Chưa có số liệu của đơn vị này trong các văn bản đã nạp.',
  noScores: 'Chưa có số liệu điểm cho nội dung này trong các văn bản đã nạp.',
  unknownLocality: (name: string) => `Chưa có dữ liệu của ${name} trong các văn bản đã nạp.`,
  whichLocality: 'Anh/chị muốn hỏi tỉnh nào? Xin nêu tên tỉnh trong câu hỏi.',
  whichIndicator: (count: number) => `Có ${count} chỉ tiêu phù hợp, anh/chị muốn hỏi chỉ tiêu nào? (trả lời bằng số)`,
  more: (rest: number) => `… và ${rest} mục nữa; anh/chị hỏi hẹp hơn (nhóm, đơn vị) để xem đủ.`,
  caution: (detail: string) => `Lưu ý về số liệu: ${detail}`,
  computed: 'trợ lý tính từ số liệu trong văn bản',
} as const;

/** "12,5 điểm phần trăm", "3 xã" */
export function gapPhrase(gap: number, unit: string | null): string {
  const amount = formatNumber(Math.abs(gap));
  if (unit === 'điểm %') return `${amount} điểm phần trăm`;
  return unit === null ? amount : `${amount} ${unit}`;
}

/** "2024-03-10" → "10/3/2024" */
export function dateInWords(iso: string): string {
  const [year, month, day] = iso.split('-');
  return `${Number(day)}/${Number(month)}/${year}`;
}

/** Shortened at a word, for lists. */
export function shorten(text: string, length: number): string {
  const clean = text.replace(/[.;:,\s]+$/u, '');
  if (clean.length <= length) return clean;
  const cut = clean.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length - 20)).replace(/[.,;:(\s]+$/u, '')}…`;
}

export function joinAnd(parts: readonly string[]): string {
  return parts.length <= 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} và ${parts.at(-1)}`;
}

export const ROLE_WORDS = {
  lead: 'Chủ trì',
  coordinate: 'Phối hợp',
  guide: 'Hướng dẫn',
  monitor: 'Theo dõi, chỉ đạo',
} as const;

export const LEVEL_WORDS: Record<string, string> = {
  department: 'sở, ban, ngành',
  district: 'cấp huyện',
  commune: 'cấp xã',
  province: 'cấp tỉnh',
  central: 'trung ương',
};
