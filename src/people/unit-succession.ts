/**
 * What the reorganisation of 2025 made of which body: a plan of 2023 names bodies that somebody else answers for now.
 *
 * Only rules that hold for the whole country stand here. A province that merged with another, or split a task
 * otherwise, says so in its own documents.
 */
import { foldedKey } from '../language/fold.ts';
import { isCentralCity } from './unit-places.ts';

export interface Succession {
  /** Canonical name of the body that ended. */
  former: string;
  /** Bodies that took over, the one with the main part first; empty when the level itself was abolished. */
  successors: readonly string[];
  /** First day on which the successor answers; ISO. */
  from: string;
  /** In Vietnamese, shown with the answer: which tasks went where. */
  note: string;
  /** The act that orders it. */
  source: string;
}

const MINISTRIES = 'Nghị quyết 176/2025/QH15 ngày 18/02/2025 về cơ cấu tổ chức của Chính phủ nhiệm kỳ Quốc hội khóa XV';
const DEPARTMENTS =
  'Nghị định 45/2025/NĐ-CP ngày 28/02/2025 quy định tổ chức các cơ quan chuyên môn thuộc UBND tỉnh, thành phố trực thuộc Trung ương';
const TWO_LEVELS = 'Luật Tổ chức chính quyền địa phương số 72/2025/QH15; Nghị quyết 203/2025/QH15';

export const SUCCESSIONS: readonly Succession[] = [
  {
    former: 'Sở Thông tin và Truyền thông',
    successors: ['Sở Khoa học và Công nghệ'],
    from: '2025-03-01',
    note: 'Công nghệ thông tin, chuyển đổi số, bưu chính, viễn thông chuyển về Sở Khoa học và Công nghệ; báo chí, xuất bản, thông tin cơ sở chuyển về cơ quan quản lý văn hóa.',
    source: DEPARTMENTS,
  },
  {
    former: 'Sở Kế hoạch và Đầu tư',
    successors: ['Sở Tài chính'],
    from: '2025-03-01',
    note: 'Hợp nhất Sở Kế hoạch và Đầu tư với Sở Tài chính, lấy tên Sở Tài chính.',
    source: DEPARTMENTS,
  },
  {
    former: 'Sở Giao thông vận tải',
    successors: ['Sở Xây dựng'],
    from: '2025-03-01',
    note: 'Hợp nhất Sở Giao thông vận tải với Sở Xây dựng, lấy tên Sở Xây dựng; một số thành phố tổ chức khác.',
    source: DEPARTMENTS,
  },
  {
    former: 'Sở Tài nguyên và Môi trường',
    successors: ['Sở Nông nghiệp và Môi trường'],
    from: '2025-03-01',
    note: 'Hợp nhất Sở Tài nguyên và Môi trường với Sở Nông nghiệp và Phát triển nông thôn.',
    source: DEPARTMENTS,
  },
  {
    former: 'Sở Nông nghiệp và Phát triển nông thôn',
    successors: ['Sở Nông nghiệp và Môi trường'],
    from: '2025-03-01',
    note: 'Hợp nhất Sở Nông nghiệp và Phát triển nông thôn với Sở Tài nguyên và Môi trường.',
    source: DEPARTMENTS,
  },
  {
    former: 'Sở Lao động - Thương binh và Xã hội',
    successors: ['Sở Nội vụ', 'Sở Giáo dục và Đào tạo', 'Sở Y tế'],
    from: '2025-03-01',
    note: 'Phần chính (lao động, tiền lương, việc làm, người có công) chuyển về Sở Nội vụ; giáo dục nghề nghiệp về Sở Giáo dục và Đào tạo; bảo trợ xã hội, trẻ em, phòng chống tệ nạn xã hội về Sở Y tế; giảm nghèo về Sở Nông nghiệp và Môi trường.',
    source: DEPARTMENTS,
  },
  {
    former: 'Ban Dân tộc',
    successors: ['Sở Dân tộc và Tôn giáo'],
    from: '2025-03-01',
    note: 'Tiếp nhận thêm quản lý nhà nước về tôn giáo từ Sở Nội vụ; nơi không đủ tiêu chí thành lập sở thì do cơ quan khác đảm nhiệm.',
    source: DEPARTMENTS,
  },
  {
    former: 'UBND cấp huyện',
    successors: [],
    from: '2025-07-01',
    note: 'Kết thúc hoạt động của đơn vị hành chính cấp huyện; nhiệm vụ chuyển về UBND cấp xã và cơ quan cấp tỉnh theo phân định thẩm quyền.',
    source: TWO_LEVELS,
  },
  {
    former: 'Bộ Thông tin và Truyền thông',
    successors: ['Bộ Khoa học và Công nghệ'],
    from: '2025-03-01',
    note: 'Hợp nhất với Bộ Khoa học và Công nghệ; báo chí, xuất bản, thông tin cơ sở chuyển về Bộ Văn hóa, Thể thao và Du lịch.',
    source: MINISTRIES,
  },
  {
    former: 'Bộ Kế hoạch và Đầu tư',
    successors: ['Bộ Tài chính'],
    from: '2025-03-01',
    note: 'Hợp nhất Bộ Kế hoạch và Đầu tư với Bộ Tài chính, lấy tên Bộ Tài chính.',
    source: MINISTRIES,
  },
  {
    former: 'Bộ Giao thông vận tải',
    successors: ['Bộ Xây dựng'],
    from: '2025-03-01',
    note: 'Hợp nhất Bộ Giao thông vận tải với Bộ Xây dựng, lấy tên Bộ Xây dựng.',
    source: MINISTRIES,
  },
  {
    former: 'Bộ Tài nguyên và Môi trường',
    successors: ['Bộ Nông nghiệp và Môi trường'],
    from: '2025-03-01',
    note: 'Hợp nhất với Bộ Nông nghiệp và Phát triển nông thôn.',
    source: MINISTRIES,
  },
  {
    former: 'Bộ Nông nghiệp và Phát triển nông thôn',
    successors: ['Bộ Nông nghiệp và Môi trường'],
    from: '2025-03-01',
    note: 'Hợp nhất với Bộ Tài nguyên và Môi trường.',
    source: MINISTRIES,
  },
  {
    former: 'Bộ Lao động - Thương binh và Xã hội',
    successors: ['Bộ Nội vụ', 'Bộ Giáo dục và Đào tạo', 'Bộ Y tế'],
    from: '2025-03-01',
    note: 'Phần chính hợp nhất vào Bộ Nội vụ; giáo dục nghề nghiệp về Bộ Giáo dục và Đào tạo; bảo trợ xã hội, trẻ em về Bộ Y tế.',
    source: MINISTRIES,
  },
  {
    former: 'Ủy ban Dân tộc',
    successors: ['Bộ Dân tộc và Tôn giáo'],
    from: '2025-03-01',
    note: 'Thành lập Bộ Dân tộc và Tôn giáo trên cơ sở Ủy ban Dân tộc và tiếp nhận quản lý nhà nước về tôn giáo.',
    source: MINISTRIES,
  },
];

/**
 * Who answers for a body now.
 * @param canonical name as an older document has it; a named district is found by its level
 * @param on ISO day of the question; null is returned for a day before the change
 */
export function successionOf(canonical: string, on: string): Succession | null {
  const place = /^UBND (?:thành phố|thị xã|quận|huyện) (.+)$/.exec(canonical)?.[1];
  const district = /^UBND các (?:huyện|quận)/.test(canonical) || (place !== undefined && !isCentralCity(place));
  const key = foldedKey(district ? 'UBND cấp huyện' : canonical);
  const found = SUCCESSIONS.find((succession) => foldedKey(succession.former) === key);
  return found && found.from <= on ? found : null;
}

/** Former bodies whose tasks a body has taken over: "Sở Khoa học và Công nghệ" also answers for older plans' names. */
export function predecessorsOf(canonical: string, on: string): Succession[] {
  const key = foldedKey(canonical);
  return SUCCESSIONS.filter(({ successors, from }) => from <= on && successors.some((name) => foldedKey(name) === key));
}
