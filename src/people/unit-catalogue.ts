/**
 * The bodies that every Vietnamese province, and the centre, is made of.
 *
 * Only what is the same everywhere stands here; proper names (districts, newspapers, companies) are read from the
 * documents. Order matters where two names share initials: the one that people mean comes first (Nội vụ, not Ngoại vụ).
 */
import type { UnitLevel } from './unit.ts';

export interface KnownBody {
  /** Canonical name; "-" and "và" may be printed or left out. */
  name: string;
  level: UnitLevel;
  type: string;
  /** Other names that no rule yields. */
  also?: readonly string[];
}

const DEPARTMENT_SECTORS = [
  'Thông tin và Truyền thông',
  'Kế hoạch và Đầu tư',
  'Tài chính',
  'Nội vụ',
  'Tư pháp',
  'Y tế',
  'Giáo dục và Đào tạo',
  'Khoa học và Công nghệ',
  'Công Thương',
  'Xây dựng',
  'Giao thông vận tải',
  'Giao thông công chánh',
  'Nông nghiệp và Phát triển nông thôn',
  'Nông nghiệp và Môi trường',
  'Tài nguyên và Môi trường',
  'Lao động - Thương binh và Xã hội',
  'Văn hóa, Thể thao và Du lịch',
  'Văn hóa và Thể thao',
  'Du lịch',
  'Ngoại vụ',
  'Dân tộc và Tôn giáo',
  'Quy hoạch - Kiến trúc',
  'An toàn thực phẩm',
] as const;

const MINISTRY_SECTORS = [
  'Thông tin và Truyền thông',
  'Khoa học và Công nghệ',
  'Kế hoạch và Đầu tư',
  'Tài chính',
  'Nội vụ',
  'Tư pháp',
  'Y tế',
  'Giáo dục và Đào tạo',
  'Công Thương',
  'Xây dựng',
  'Giao thông vận tải',
  'Nông nghiệp và Phát triển nông thôn',
  'Nông nghiệp và Môi trường',
  'Tài nguyên và Môi trường',
  'Lao động - Thương binh và Xã hội',
  'Văn hóa, Thể thao và Du lịch',
  'Ngoại giao',
  'Công an',
  'Quốc phòng',
  'Dân tộc và Tôn giáo',
] as const;

/** Offices of the ministries' line that stand in a province but are not under its committee. */
const PROVINCIAL_BODIES: readonly KnownBody[] = [
  { name: 'UBND tỉnh', level: 'province', type: 'authority' },
  { name: 'Văn phòng UBND tỉnh', level: 'province', type: 'office', also: ['VPUB tỉnh', 'VPUB', 'VPUBND'] },
  { name: 'Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh', level: 'province', type: 'office' },
  { name: 'Hội đồng nhân dân tỉnh', level: 'province', type: 'elected', also: ['Thường trực HĐND tỉnh', 'TT HĐND'] },
  { name: 'Đoàn đại biểu Quốc hội tỉnh', level: 'province', type: 'elected' },
  { name: 'Chủ tịch UBND tỉnh', level: 'province', type: 'role', also: ['CT UBND tỉnh', 'Chủ tịch tỉnh'] },
  { name: 'Chánh Văn phòng UBND tỉnh', level: 'province', type: 'role', also: ['CVP UBND tỉnh', 'CVP'] },
  { name: 'Thanh tra tỉnh', level: 'province', type: 'inspectorate', also: ['TTr tỉnh'] },
  { name: 'Thanh tra Sở', level: 'province', type: 'inspectorate' },
  { name: 'Ban Dân tộc', level: 'province', type: 'board' },
  { name: 'Ban Quản lý các Khu công nghiệp', level: 'province', type: 'board', also: ['BQL KCN', 'Ban QL KCN'] },
  { name: 'Ban Quản lý Khu kinh tế', level: 'province', type: 'board', also: ['BQL KKT'] },
  { name: 'Tỉnh ủy', level: 'province', type: 'party', also: ['Thường trực Tỉnh ủy', 'TT Tỉnh ủy'] },
  { name: 'Ban Thường vụ Tỉnh ủy', level: 'province', type: 'party', also: ['BTVTU'] },
  { name: 'Ban cán sự đảng UBND tỉnh', level: 'province', type: 'party', also: ['BCSĐ', 'Ban CSĐ UBND tỉnh'] },
  { name: 'Văn phòng Tỉnh ủy', level: 'province', type: 'party', also: ['VPTU'] },
  { name: 'Ban Tuyên giáo Tỉnh ủy', level: 'province', type: 'party' },
  { name: 'Ban Tuyên giáo và Dân vận Tỉnh ủy', level: 'province', type: 'party' },
  { name: 'Ban Tổ chức Tỉnh ủy', level: 'province', type: 'party' },
  {
    name: 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh',
    level: 'province',
    type: 'political-social',
    also: ['UBMTTQ tỉnh', 'Mặt trận Tổ quốc tỉnh', 'Mặt trận Tổ quốc Việt Nam tỉnh'],
  },
  { name: 'Hội Liên hiệp Phụ nữ tỉnh', level: 'province', type: 'political-social' },
  { name: 'Hội Nông dân tỉnh', level: 'province', type: 'political-social' },
  { name: 'Hội Cựu chiến binh tỉnh', level: 'province', type: 'political-social' },
  { name: 'Liên đoàn Lao động tỉnh', level: 'province', type: 'political-social' },
  { name: 'Công an tỉnh', level: 'province', type: 'agency', also: ['CAT'] },
  { name: 'Bộ Chỉ huy Quân sự tỉnh', level: 'province', type: 'agency' },
  { name: 'Bộ Chỉ huy Bộ đội Biên phòng tỉnh', level: 'province', type: 'agency' },
  { name: 'Tòa án nhân dân tỉnh', level: 'province', type: 'agency' },
  { name: 'Viện kiểm sát nhân dân tỉnh', level: 'province', type: 'agency' },
  { name: 'Bảo hiểm xã hội tỉnh', level: 'province', type: 'agency' },
  { name: 'Kho bạc Nhà nước tỉnh', level: 'province', type: 'agency' },
  { name: 'Cục Thuế tỉnh', level: 'province', type: 'agency' },
  { name: 'Thuế tỉnh', level: 'province', type: 'agency' },
  { name: 'Cục Thống kê tỉnh', level: 'province', type: 'agency', also: ['CTK'] },
  { name: 'Cục Hải quan tỉnh', level: 'province', type: 'agency' },
  { name: 'Chi cục Thống kê', level: 'province', type: 'agency' },
  { name: 'Ngân hàng Nhà nước', level: 'province', type: 'agency' },
  { name: 'Bưu điện tỉnh', level: 'province', type: 'enterprise', also: ['BĐ tỉnh'] },
  { name: 'Cổng Thông tin điện tử tỉnh', level: 'province', type: 'press', also: ['Cổng TTĐT tỉnh'] },
  { name: 'Trung tâm Phục vụ Hành chính công', level: 'province', type: 'centre', also: ['Trung tâm HCC'] },
  { name: 'Doanh nghiệp viễn thông', level: 'province', type: 'collective', also: ['các doanh nghiệp viễn thông'] },
  { name: 'Doanh nghiệp truyền hình cáp', level: 'province', type: 'collective' },
  { name: 'Tổ công nghệ số cộng đồng', level: 'commune', type: 'team', also: ['Tổ CNSCĐ', 'Tổ CĐSCĐ'] },
];

const CENTRAL_BODIES: readonly KnownBody[] = [
  { name: 'Chính phủ', level: 'central', type: 'government' },
  { name: 'Thủ tướng Chính phủ', level: 'central', type: 'role', also: ['TTg', 'TTgCP', 'Thủ tướng'] },
  { name: 'Văn phòng Chính phủ', level: 'central', type: 'office' },
  {
    name: 'Ủy ban Quốc gia về chuyển đổi số',
    level: 'central',
    type: 'committee',
    also: ['UBQG', 'UBQG CĐS', 'UBQG về CĐS'],
  },
  { name: 'Thanh tra Chính phủ', level: 'central', type: 'agency' },
  { name: 'Ủy ban Dân tộc', level: 'central', type: 'agency' },
  { name: 'Ngân hàng Nhà nước Việt Nam', level: 'central', type: 'agency' },
  { name: 'Bảo hiểm xã hội Việt Nam', level: 'central', type: 'agency', also: ['BHXHVN'] },
  { name: 'Tổng cục Thống kê', level: 'central', type: 'agency' },
  { name: 'Tổng cục Thuế', level: 'central', type: 'agency' },
  { name: 'Cục Chuyển đổi số quốc gia', level: 'central', type: 'agency' },
  { name: 'Cục An toàn thông tin', level: 'central', type: 'agency' },
  {
    name: 'Trung tâm Giám sát an toàn không gian mạng quốc gia',
    level: 'central',
    type: 'centre',
    also: ['NCSC', 'Trung tâm NCSC'],
  },
  { name: 'Bưu điện Việt Nam', level: 'central', type: 'enterprise', also: ['VNPost', 'Vietnam Post'] },
  { name: 'Viettel Post', level: 'central', type: 'enterprise', also: ['ViettelPost'] },
  { name: 'Công ty BKAV', level: 'central', type: 'enterprise', also: ['BKAV', 'Tập đoàn Bkav'] },
];

/** Departments under the provincial committee, ministries, and the other bodies that exist everywhere. */
export const KNOWN_BODIES: readonly KnownBody[] = [
  ...DEPARTMENT_SECTORS.map((sector): KnownBody => ({ name: `Sở ${sector}`, level: 'province', type: 'department' })),
  ...MINISTRY_SECTORS.map((sector): KnownBody => ({ name: `Bộ ${sector}`, level: 'central', type: 'ministry' })),
  ...PROVINCIAL_BODIES,
  ...CENTRAL_BODIES,
];

/** Centrally run cities: their committee is of the province level, whatever "thành phố" means elsewhere. */
export const CENTRAL_CITIES = ['Hà Nội', 'Hồ Chí Minh', 'Hải Phòng', 'Đà Nẵng', 'Cần Thơ', 'Huế'] as const;

export interface PlaceKind {
  word: string;
  short: readonly string[];
  level: 'district' | 'commune';
}

/** Administrative units below the province (đặc khu since 1/7/2025), with the short forms that offices print. */
export const PLACE_KINDS: readonly PlaceKind[] = [
  { word: 'thành phố', short: ['TP', 'Tp', 'T.P'], level: 'district' },
  { word: 'thị xã', short: ['TX', 'Tx'], level: 'district' },
  { word: 'quận', short: ['Q'], level: 'district' },
  { word: 'huyện', short: ['H'], level: 'district' },
  { word: 'thị trấn', short: ['TT'], level: 'commune' },
  { word: 'phường', short: ['P'], level: 'commune' },
  { word: 'xã', short: ['X'], level: 'commune' },
  { word: 'đặc khu', short: ['ĐK'], level: 'commune' },
];

export interface OpenHead {
  head: string;
  type: string;
  level: UnitLevel;
  /** A name also without a capital; the other heads are common nouns when they begin with a small letter. */
  lowercase?: boolean;
  /** Only with a name after it in running text: "BHXH Khu vực III", not "BHXH hàng tháng". */
  capitalNext?: boolean;
  /** Short forms of the head that are no other word's initials. */
  short?: readonly string[];
}

/** First words of bodies whose name is their own; longer heads first. */
export const OPEN_HEADS: readonly OpenHead[] = [
  { head: 'Tổng công ty', type: 'enterprise', level: 'province' },
  { head: 'Công ty', type: 'enterprise', level: 'province', short: ['Cty'] },
  { head: 'Tập đoàn', type: 'enterprise', level: 'province' },
  { head: 'Doanh nghiệp', type: 'collective', level: 'province' },
  { head: 'Viettel', type: 'enterprise', level: 'province' },
  { head: 'VNPT', type: 'enterprise', level: 'province' },
  { head: 'MobiFone', type: 'enterprise', level: 'province' },
  { head: 'Bưu điện', type: 'enterprise', level: 'province' },
  { head: 'Điện lực', type: 'enterprise', level: 'province' },
  { head: 'Ngân hàng', type: 'agency', level: 'province' },
  { head: 'Bảo hiểm xã hội', type: 'agency', level: 'province', capitalNext: true, short: ['BHXH'] },
  { head: 'Quỹ', type: 'agency', level: 'province', capitalNext: true },
  { head: 'Trung tâm', type: 'centre', level: 'province' },
  { head: 'Trường', type: 'school', level: 'province' },
  { head: 'Học viện', type: 'school', level: 'province' },
  { head: 'Bệnh viện', type: 'hospital', level: 'province' },
  { head: 'Hệ thống đài truyền thanh', type: 'press', level: 'commune', lowercase: true },
  { head: 'Hệ thống truyền thanh', type: 'press', level: 'commune', lowercase: true },
  { head: 'Báo', type: 'press', level: 'province' },
  { head: 'Tạp chí', type: 'press', level: 'province' },
  { head: 'Đài', type: 'press', level: 'province' },
  { head: 'Cổng Thông tin điện tử', type: 'press', level: 'province' },
  { head: 'Tổng cục', type: 'agency', level: 'central' },
  { head: 'Chi cục', type: 'agency', level: 'province' },
  { head: 'Cục', type: 'agency', level: 'province' },
  { head: 'Kho bạc', type: 'agency', level: 'province' },
  { head: 'Hải quan', type: 'agency', level: 'province' },
  { head: 'Tòa án', type: 'agency', level: 'province' },
  { head: 'Viện kiểm sát', type: 'agency', level: 'province' },
  { head: 'Viện', type: 'agency', level: 'province' },
  { head: 'Bộ Chỉ huy', type: 'agency', level: 'province' },
  { head: 'Công an', type: 'agency', level: 'province' },
  { head: 'Huyện ủy', type: 'party', level: 'district' },
  { head: 'Đảng ủy', type: 'party', level: 'province' },
  { head: 'Tỉnh Đoàn', type: 'political-social', level: 'province', lowercase: true },
  { head: 'Thành Đoàn', type: 'political-social', level: 'province' },
  { head: 'Liên đoàn', type: 'political-social', level: 'province' },
  { head: 'Liên minh', type: 'political-social', level: 'province' },
  { head: 'Hiệp hội', type: 'political-social', level: 'province' },
  { head: 'Hội đồng', type: 'committee', level: 'province' },
  { head: 'Hội', type: 'political-social', level: 'province' },
  { head: 'Ủy ban Mặt trận', type: 'political-social', level: 'province' },
  { head: 'Ban Chỉ đạo', type: 'committee', level: 'province', short: ['BCĐ'] },
  { head: 'Ban Quản lý', type: 'board', level: 'province', short: ['BQL'] },
  { head: 'Ban', type: 'board', level: 'province' },
  { head: 'Bộ phận', type: 'office', level: 'commune' },
  { head: 'Văn phòng', type: 'office', level: 'province' },
  { head: 'Phòng', type: 'office', level: 'district' },
  { head: 'Đội', type: 'team', level: 'province' },
  { head: 'Tổ', type: 'team', level: 'commune' },
  { head: 'Sở', type: 'department', level: 'province', capitalNext: true },
  { head: 'Bộ', type: 'ministry', level: 'central', capitalNext: true },
];
