import { describe, expect, it } from 'vitest';
import { findDataFlags } from '../../src/documents/facts/data-flags.ts';
import { readIndicators } from '../../src/documents/facts/indicators.ts';
import { readScores } from '../../src/documents/facts/scores.ts';
import { readStatements } from '../../src/documents/facts/statements.ts';
import { invented } from './read-invented.ts';

function flagsOf(text: string, fileName = 'x.md') {
  const doc = invented(text, fileName);
  const { indicators, doubts } = readIndicators(doc);
  const { averages, ranks } = readStatements(doc);
  const scores = readScores(doc);
  return findDataFlags(
    {
      header: doc.header,
      passages: [],
      indicators,
      scores,
      averages,
      ranks,
      units: [],
      obligations: [],
      abbreviations: [],
      doubts,
    },
    doc,
  );
}
const brief = (text: string, fileName?: string) =>
  flagsOf(text, fileName).map(({ kind, severity, expected, found }) => [kind, severity, expected, found]);

const table = (...rows: string[]) =>
  ['PHỤ LỤC', '', 'STT\tNội dung\tChỉ tiêu của tỉnh năm 2024\tKết quả quý II/2024\tSố liệu\tGhi chú', ...rows].join(
    '\n',
  );

describe('tables of indicators', () => {
  it('a share above 100 %, but not growth or the fulfilment of a plan', () => {
    const text = table(
      '1\tTỷ lệ hộ gia đình có cáp quang\t100%\t104,5%\t\t',
      '2\tTỷ lệ thu ngân sách so với dự toán\t100%\t118%\t\t',
    );
    expect(brief(text, 'x.txt')).toEqual([['value_exceeds_max', 'error', '<=100%', 104.5]]);
  });
  it('a fraction that makes another percentage; rounding is none', () => {
    const text = table(
      '1\tTỷ lệ xã có mạng\t90%\t93,55%\t29/31 xã\t',
      '2\tTỷ lệ thôn có mạng\t90%\t85%\t70/100 thôn\t',
    );
    expect(brief(text, 'x.txt')).toEqual([['ratio_mismatch', 'error', 70, 85]]);
  });
  it('what is left does not add up', () => {
    const text = table(
      '1\tTỷ lệ xã dán nhãn\t100%\t25%\t20/80 xã\tCòn lại 70 xã chưa thực hiện.',
      '2\tTỷ lệ phường dán nhãn\t100%\t50%\t10/20\tCòn lại 10 phường.',
    );
    expect(brief(text, 'x.txt')).toEqual([['sum_mismatch', 'error', 60, 70]]);
  });
  it('a heading that counts other rows, and a heading that is lost', () => {
    const text = table(
      'I\tChính quyền số (03 chỉ tiêu):\t\t\t\t',
      '1\tTỷ lệ hồ sơ số hóa\t90%\t80%\t\t',
      '2\tTỷ lệ báo cáo trực tuyến\t90%\t80%\t\t',
      '1\tTỷ trọng kinh tế số\t10%\t8%\t\t',
    );
    expect(
      flagsOf(text, 'x.txt').map(({ kind, severity, found, indicators }) => [kind, severity, found, indicators]),
    ).toEqual([
      ['count_mismatch', 'error', 2, ['I.1', 'I.2']],
      ['other', 'warning', null, ['II.1']],
    ]);
  });
  it('one indicator twice with different requirements', () => {
    const text = table(
      '1\tTỷ lệ doanh nghiệp dùng hóa đơn điện tử\t100%\t\t\t',
      '2\tTỷ lệ doanh nghiệp dùng hóa đơn điện tử\t80%\t\t\t',
      '3\tTỷ lệ doanh nghiệp dùng hợp đồng điện tử\t80%\t\t\t',
    );
    expect(flagsOf(text, 'x.txt').map(({ kind, indicators }) => [kind, indicators])).toEqual([
      ['duplicate', ['1', '2']],
    ]);
  });
  it('a decimal point among commas', () => {
    const text = table(
      '1\tTỷ lệ hồ sơ số hóa\t90%\t80.5%\t\t',
      '2\tTỷ lệ báo cáo trực tuyến\t90%\t80,1%\t\t',
      '3\tTỷ lệ họp trực tuyến\t90%\t70,2%\t\t',
    );
    expect(brief(text, 'x.txt')).toEqual([['other', 'warning', '80,5%', '80.5%']]);
  });
});

describe('points', () => {
  const scores = (rows: string) => `BÁO CÁO

## 1. Đánh giá về tiêu chí Chính quyền số

STT	Tên cơ quan	Chữ ký số	Thư điện tử	Tổng điểm
	Điểm tối đa	10	2	12
${rows}
`;
  it('above the maximum, and parts that do not add up', () => {
    const flags = flagsOf(scores('1\tSỞ Y TẾ\t9\t1,9\t10,9\n2\tSỞ NỘI VỤ\t8\t3\t9,9\n3\tSỞ TƯ PHÁP\t7,001\t1\t8'));
    expect(flags.map(({ kind, severity, unit, expected, found }) => [kind, severity, unit, expected, found])).toEqual([
      ['value_exceeds_max', 'error', 'Sở Nội vụ', '<=2', 3],
      ['sum_mismatch', 'error', 'Sở Nội vụ', 11, 9.9],
      ['sum_mismatch', 'info', 'Sở Tư pháp', 8.001, 8],
    ]);
    expect(flags[0]?.evidence[0]?.quote).toContain('SỞ NỘI VỤ');
  });
});

describe('words against tables of points', () => {
  const report = (sentence: string) => `BÁO CÁO
Kết quả xếp hạng năm 2024

## 1. Đánh giá về tiêu chí Hạ tầng số

- ${sentence}

STT	Tên cơ quan	Tổng điểm
	Điểm tối đa	5
1	UBND HUYỆN BẮC HÀ	5
2	UBND HUYỆN BẢO YÊN	5
3	UBND HUYỆN SI MA CAI	4
4	UBND THỊ XÃ SA PA	3
`;
  it.each([
    ['03 huyện đạt điểm tối đa.', 'count_mismatch', 2, 3],
    ['Khoảng 30% các huyện (gồm huyện Bắc Hà, huyện Bảo Yên, thị xã Sa Pa) đã dùng.', 'ratio_mismatch', 75, 30],
    [
      'Huyện Bắc Hà làm tốt. Các địa phương còn lại (huyện Bảo Yên, thị xã Sa Pa) chưa đăng ký.',
      'count_mismatch',
      3,
      2,
    ],
  ])('%s', (sentence, kind, expected, found) =>
    expect(brief(report(sentence))).toEqual([[kind, 'warning', expected, found]]),
  );
  it.each([
    '02 huyện đạt điểm tối đa.',
    'Khoảng 50% các huyện (gồm huyện Bắc Hà, thị xã Sa Pa) đã dùng.',
    'Huyện Bắc Hà làm tốt. Các địa phương còn lại (huyện Bảo Yên, huyện Si Ma Cai, thị xã Sa Pa) chưa đăng ký.',
  ])('agrees: %s', (sentence) => expect(brief(report(sentence))).toEqual([]));
});

describe('running text', () => {
  it('a plan that promises one figure in words and another in its table', () => {
    const text = `KẾ HOẠCH
Chuyển đổi số năm 2024

- Phấn đấu tỷ lệ hộ gia đình có đường Internet cáp quang đạt 85%; tỷ lệ doanh nghiệp sử dụng hợp đồng điện tử đạt 50%; tỷ lệ doanh nghiệp sử dụng hóa đơn điện tử đạt 90%.

PHỤ LỤC

STT	Nội dung	Yêu cầu	Cơ quan chủ trì
1	Tỷ lệ hộ gia đình có Internet cáp quang/Tổng số hộ	95%	UBND cấp huyện
2	Tỷ lệ doanh nghiệp sử dụng hợp đồng điện tử	>=50%	Sở Công Thương
3	Tỷ lệ doanh nghiệp nhỏ và vừa sử dụng hợp đồng điện tử	40%	Sở Công Thương
`;
    expect(brief(text, 'x.txt')).toEqual([['other', 'error', 85, 95]]);
  });
  it('a fraction and its percentage, also the growth in brackets', () => {
    const text = `BÁO CÁO

- Có 50/80 trường, đạt 72,5%, tăng 10 trường (12,5%) so với năm 2023.

- Tỷ lệ hồ sơ trực tuyến đạt 91,44%, tương ứng 66.265/72.472 hồ sơ; 40/80 trường, đạt 50%, tăng 10 trường (20%) so với năm 2023.
`;
    expect(brief(text)).toEqual([
      ['ratio_mismatch', 'error', 62.5, 72.5],
      ['ratio_mismatch', 'warning', 12.5, 20],
    ]);
  });
  it('documents cited with two years, twice in a list, or with a lost stroke', () => {
    const text = `BÁO CÁO

- Quyết định số 15/QĐ-UBND ngày 02/3/2024 về danh mục nhiệm vụ.

- Quyết định số 15/QD-UBND ngày 02 tháng 3 năm 2024 về việc ban hành danh mục.

- Thực hiện Nghị định số 47/2010/NĐ-CP ngày 09/4/2020 và Quyết định số 08/2021/QĐ-UBND ngày 31/5/2021.
`;
    expect(flagsOf(text).map(({ kind, severity }) => [kind, severity])).toEqual([
      ['duplicate', 'error'],
      ['ocr', 'warning'],
      ['date_conflict', 'error'],
    ]);
  });
  it('attachments that are not there, duties with two periods', () => {
    const text =
      'BÁO CÁO\n\n(Chi tiết như Phụ lục 1, 2 kèm theo).\n\n- Tổ chức họp ít nhất 01 quý/01 lần/năm.\n\n- Báo cáo 01 tháng/01 lần.\n';
    expect(flagsOf(text).map(({ detail }) => detail)).toEqual([
      expect.stringContaining('không có phụ lục'),
      expect.stringContaining('tự mâu thuẫn'),
    ]);
  });
  it.each([
    'Duy trì tỷ lệ 105,48% hộ gia đình có đường Internet.',
    '120% xã, phường có đài truyền thanh.',
    'Hộ gia đình có đường Internet cáp quang: duy trì 105,48%.',
  ])('more than all: %s', (sentence) =>
    expect(flagsOf(`BÁO CÁO\n\n- ${sentence}\n`).map(({ kind }) => kind)).toEqual(['value_exceeds_max']),
  );
  it('nothing in a document that agrees with itself', () => {
    const text = `BÁO CÁO

- Duy trì tỷ lệ 100% hộ gia đình có điện; thu ngân sách đạt 112% dự toán, tăng 150% so với năm 2023. Người nộp thuế: đạt 120% kế hoạch. Số cơ sở tăng 130%.

- Theo Kế hoạch số 20/KH-UBND ngày 05/01/2024; Quyết định số 04/2020/QĐ-UBND ngày 01/4/2020.
`;
    expect(flagsOf(text)).toEqual([]);
  });
});
