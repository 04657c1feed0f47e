/**
 * Does reading hold for documents of other provinces, in other layouts and with other headings? The fixtures are invented
 * in the style of real ones: a markdown plan, an HTML report with split headings, an appendix with one cell per line and
 * lost cells in decomposed letters, score tables, and a plan whose duties stand in a table and in words.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocumentFacts } from '../../src/documents/read-facts.ts';

interface Expected {
  header: [number: string, issuedOn: string | null, locality: string];
  /** Name, group, lead, coordinate, targets, results. */
  indicators: string[];
  /** Unit, criterion, part, year, points, rank. */
  scores: string[];
  /** Kind, who, to whom, rule or day, first words. */
  duties: string[];
}

const EXPECTED: Record<string, Expected> = {
  'dong-thap-2025-ke-hoach-cds.md': {
    header: ['45/KH-UBND', '2025-01-20', 'dong-thap'],
    indicators: [
      'Tỷ lệ hồ sơ thủ tục hành chính được xử lý trực tuyến | PHÁT TRIỂN CHÍNH QUYỀN SỐ | Văn phòng UBND tỉnh | Sở Thông tin và Truyền thông; UBND cấp huyện | 2025 >= 80 % | ',
      'Tỷ lệ số hóa kết quả giải quyết thủ tục hành chính | PHÁT TRIỂN CHÍNH QUYỀN SỐ | Văn phòng UBND tỉnh | Các sở, ban, ngành | 2025 >= 95 % | ',
      'Tỷ lệ hồ sơ giải quyết trễ hạn | PHÁT TRIỂN CHÍNH QUYỀN SỐ | Các sở, ban, ngành; UBND cấp huyện | Văn phòng UBND tỉnh | 2025 <= 2 % | ',
      'Tỷ trọng kinh tế số trong GRDP | PHÁT TRIỂN KINH TẾ SỐ | Sở Kế hoạch và Đầu tư | Cục Thống kê tỉnh | 2025 >= 12.5 % | ',
      'Số doanh nghiệp công nghệ số thành lập mới | PHÁT TRIỂN KINH TẾ SỐ | Sở Thông tin và Truyền thông | Sở Kế hoạch và Đầu tư | 2025 >= 15 Doanh nghiệp | ',
      'Doanh thu thương mại điện tử | PHÁT TRIỂN KINH TẾ SỐ | Sở Công Thương | Cục Thuế tỉnh | 2025 >= 1250 Tỷ đồng | ',
      'Tỷ lệ dân số trưởng thành có tài khoản định danh điện tử | PHÁT TRIỂN XÃ HỘI SỐ | Công an tỉnh | UBND cấp huyện | 2025 > 75 % | ',
      'Số giao dịch thanh toán không dùng tiền mặt | PHÁT TRIỂN XÃ HỘI SỐ | Ngân hàng Nhà nước - Chi nhánh Đồng Tháp |  | 2025 relative 20 % | ',
    ],
    scores: [],
    duties: [
      'report | Sở Thông tin và Truyền thông | UBND tỉnh | FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20 | Tổng hợp kết quả, báo cáo UBND Tỉnh định',
      'deadline | Sở Tài chính | UBND tỉnh | 2025-03-31 | Giao Sở Tài chính tham mưu bố trí kinh p',
      'report | Các sở, ban, ngành; UBND cấp huyện | Sở Thông tin và Truyền thông | 2025-02-15 | Các sở, ban, ngành Tỉnh, UBND huyện, thà',
    ],
  },
  'bac-giang-2024-h1-giao-duc.html': {
    header: ['98/BC-SGDĐT', '2024-06-28', 'bac-giang'],
    indicators: [
      'Tỷ lệ huy động trẻ đến nhà trẻ | Giáo dục mầm non | Sở Giáo dục và Đào tạo |  | 2024 >= 40 % | 2024-H1: 39.2 %, 2023: 38.5 %',
      'Số trường mầm non đạt chuẩn quốc gia | Giáo dục mầm non | Sở Giáo dục và Đào tạo |  | 2024 >= 218 Trường | 2024-H1: 214 Trường, 2023: 210 Trường',
      'Tỷ lệ phòng học kiên cố | Giáo dục phổ thông | Sở Giáo dục và Đào tạo |  | 2024 >= 96.5 % | 2024-H1: 96.8 %, 2023: 95.1 %',
      'Tỷ lệ học sinh bỏ học | Giáo dục phổ thông | UBND các huyện, thị xã, thành phố |  | 2024 < 0.3 % | 2024-H1: 0.28 %, 2023: 0.35 %',
      'Tổng số học sinh | Giáo dục phổ thông | Sở Giáo dục và Đào tạo |  | 2024 >= 460000 Học sinh | 2024-H1: 458912 Học sinh, 2023: 451230 Học sinh',
    ],
    scores: [],
    duties: ['report | Sở Giáo dục và Đào tạo | UBND tỉnh | 2024-12-15 | báo cáo UBND tỉnh kết quả năm 2024 trước'],
  },
  'son-la-2024-q2-phu-luc.txt': {
    header: ['310/BC-UBND', '2024-06-28', 'son-la'],
    indicators: [
      'Tỷ lệ bản, tiểu khu có cáp quang | Hạ tầng số | Sở Thông tin và Truyền thông |  | 2024 >= 95 % | 2024-Q2: 93.2 % (2109/2263)',
      'Tỷ lệ hộ gia đình có điện thoại thông minh | Hạ tầng số | Sở Thông tin và Truyền thông |  | 2024 >= 80 % | 2024-Q2: 82.45 % (251200/304669)',
      'Tỷ lệ hồ sơ hộ tịch được số hóa | Dữ liệu số | Sở Tư pháp |  | 2024 >= 100 % | 2024-Q2: 100 %',
      'Tỷ lệ thửa đất được số hóa | Dữ liệu số | Sở Tài nguyên và Môi trường |  | 2024 > 70 % | 2024-Q2: 64.8 %',
    ],
    scores: [],
    duties: [],
  },
  'quang-ninh-2023-par-index-cap-huyen.txt': {
    header: ['1120/BC-SNV', '2024-04-12', 'quang-ninh'],
    indicators: [],
    scores: [
      'UBND thành phố Hạ Long | Chỉ số cải cách hành chính | - | 2023 | 94.37/100 | 1',
      'UBND thành phố Hạ Long | Chỉ số cải cách hành chính | Điểm thẩm định | 2023 | 61.25/65 | -',
      'UBND thành phố Hạ Long | Chỉ số cải cách hành chính | Điểm điều tra xã hội học | 2023 | 33.12/35 | -',
      'UBND thành phố Uông Bí | Chỉ số cải cách hành chính | - | 2023 | 92.9/100 | 2',
      'UBND thành phố Uông Bí | Chỉ số cải cách hành chính | Điểm thẩm định | 2023 | 60.5/65 | -',
      'UBND thành phố Uông Bí | Chỉ số cải cách hành chính | Điểm điều tra xã hội học | 2023 | 32.4/35 | -',
      'UBND thị xã Quảng Yên | Chỉ số cải cách hành chính | - | 2023 | 90.6/100 | 3',
      'UBND thị xã Quảng Yên | Chỉ số cải cách hành chính | Điểm thẩm định | 2023 | 58.75/65 | -',
      'UBND thị xã Quảng Yên | Chỉ số cải cách hành chính | Điểm điều tra xã hội học | 2023 | 31.85/35 | -',
      'UBND huyện Vân Đồn | Chỉ số cải cách hành chính | - | 2023 | 88.7/100 | 4',
      'UBND huyện Vân Đồn | Chỉ số cải cách hành chính | Điểm thẩm định | 2023 | 57.5/65 | -',
      'UBND huyện Vân Đồn | Chỉ số cải cách hành chính | Điểm điều tra xã hội học | 2023 | 31.2/35 | -',
      'UBND huyện Cô Tô | Chỉ số cải cách hành chính | - | 2023 | 86.025/100 | 5',
      'UBND huyện Cô Tô | Chỉ số cải cách hành chính | Điểm thẩm định | 2023 | 55.125/65 | -',
      'UBND huyện Cô Tô | Chỉ số cải cách hành chính | Điểm điều tra xã hội học | 2023 | 30.9/35 | -',
      'UBND huyện Vân Đồn | Cải cách thủ tục hành chính | - | 2023 | 9/9 | 1',
      'UBND huyện Vân Đồn | Cải cách thủ tục hành chính | Công khai TTHC | 2023 | 3/3 | -',
      'UBND huyện Vân Đồn | Cải cách thủ tục hành chính | Giải quyết hồ sơ | 2023 | 6/6 | -',
      'UBND thành phố Hạ Long | Cải cách thủ tục hành chính | - | 2023 | 8.5/9 | 2',
      'UBND thành phố Hạ Long | Cải cách thủ tục hành chính | Công khai TTHC | 2023 | 3/3 | -',
      'UBND thành phố Hạ Long | Cải cách thủ tục hành chính | Giải quyết hồ sơ | 2023 | 5.5/6 | -',
      'UBND huyện Cô Tô | Cải cách thủ tục hành chính | - | 2023 | 7.25/9 | 3',
      'UBND huyện Cô Tô | Cải cách thủ tục hành chính | Công khai TTHC | 2023 | 2.5/3 | -',
      'UBND huyện Cô Tô | Cải cách thủ tục hành chính | Giải quyết hồ sơ | 2023 | 4.75/6 | -',
      'UBND thị xã Quảng Yên | Hiện đại hóa hành chính | - | 2023 | 6.25/10 | -',
      'UBND huyện Cô Tô | Hiện đại hóa hành chính | - | 2023 | 5.5/10 | -',
    ],
    duties: [],
  },
  'can-tho-2025-ke-hoach-attt.txt': {
    header: ['31/KH-UBND', '2025-02-14', 'can-tho'],
    indicators: [],
    scores: [],
    duties: [
      'deadline | Các sở, ban, ngành |  | 2025-06-30 | Rà soát, phê duyệt cấp độ an toàn hệ thố',
      'deadline | Sở Khoa học và Công nghệ |  | 2025-09-30 | Tổ chức diễn tập thực chiến an toàn thôn',
      'frequency | Sở Khoa học và Công nghệ |  | FREQ=MONTHLY | Giám sát an toàn thông tin tập trung (SO',
      'report | Sở Khoa học và Công nghệ | UBND thành phố | 2025-12-15 | Theo dõi, đôn đốc, tổng hợp kết quả thực',
      'report | Sở Khoa học và Công nghệ | Các cơ quan, đơn vị | FREQ=MONTHLY;BYMONTHDAY=25 | Hàng tháng (trước ngày 25), thông báo tì',
      'event | Công an thành phố | Sở Khoa học và Công nghệ |  | Kịp thời thông báo cho Sở Khoa học và Cô',
      'deadline | UBND các quận, huyện |  | 2025-05-31 | xây dựng phương án ứng cứu sự cố, hoàn t',
      'report | UBND các quận, huyện | Sở Khoa học và Công nghệ | FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10 | Báo cáo kết quả thực hiện 6 tháng (trước',
      'report | UBND các quận, huyện | Sở Khoa học và Công nghệ | FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5 | Báo cáo kết quả thực hiện 6 tháng (trước',
    ],
  },
};

function factsOf(file: string) {
  return readDocumentFacts(readFileSync(new URL(`fixtures/${file}`, import.meta.url)), file, null);
}

describe.each(Object.entries(EXPECTED))('%s', (file, expected) => {
  const facts = factsOf(file);

  it('says who issued it, when and where', () => {
    const { number, issuedOn, localitySlug } = facts.header;
    expect([number, issuedOn, localitySlug]).toEqual(expected.header);
  });

  it('every cell of its indicators is right', () => {
    const rows = facts.indicators.map((row) =>
      [
        row.name,
        row.group,
        row.lead.join('; '),
        row.coordinate.join('; '),
        row.targets.map(({ year, target }) => `${year} ${target.op} ${target.value} ${target.unit}`).join(', '),
        row.results
          .toSorted((a, b) => (b.period ?? '').localeCompare(a.period ?? ''))
          .map(({ period, value, unit, numerator, denominator }) => {
            return `${period}: ${value} ${unit}${numerator === null ? '' : ` (${numerator}/${denominator})`}`;
          })
          .join(', '),
      ].join(' | '),
    );
    expect(rows).toEqual(expected.indicators);
  });

  it('every point is right', () => {
    const points = facts.scores.map((score) =>
      [
        score.unit,
        score.criterion,
        score.subCriterion ?? '-',
        score.year,
        `${score.score}/${score.max}`,
        score.rank ?? '-',
      ].join(' | '),
    );
    expect(points.toSorted()).toEqual(expected.scores.toSorted());
  });

  it('every duty is found with its day, and no other', () => {
    const duties = facts.obligations.map((duty) =>
      [duty.kind, duty.who.join('; '), duty.to.join('; '), duty.rrule ?? duty.dueDate, duty.quote.slice(0, 40)].join(
        ' | ',
      ),
    );
    expect(duties.toSorted()).toEqual(expected.duties.toSorted());
  });
});
