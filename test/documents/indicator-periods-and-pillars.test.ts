import { describe, expect, it } from 'vitest';
import { periodIn, yearIn } from '../../src/documents/facts/periods.ts';
import { pillarAfter, pillarOf, pillarsIn } from '../../src/documents/facts/pillars.ts';

describe('pillars', () => {
  it.each([
    ['Hoạt động chính quyền số', 'Chính quyền số'],
    ['Đảm bảo An toàn thông tin mạng', 'An toàn thông tin mạng'],
    ['5. Đánh giá về tiêu chí Nhân lực số:', 'Nhân lực số'],
    ['xep hang kinh te so', 'Kinh tế số'],
    ['ATTT', 'An toàn thông tin mạng'],
    ['điểm XHS của huyện', 'Xã hội số'],
    ['KTS', 'Kinh tế số'],
    ['CQS', 'Chính quyền số'],
    ['Chính phủ số', 'Chính quyền số'],
  ])('%s', (text, pillar) => expect(pillarOf(text)).toBe(pillar));

  it.each(['Kinh tế số, Xã hội số', 'Kinh tế tập thể', 'Số hóa dữ liệu', ''])('%j names none alone', (text) =>
    expect(pillarOf(text)).toBeNull(),
  );

  it('are found in the order named, and follow each other as in the index', () => {
    expect(pillarsIn('xã hội số, kinh tế số và chính quyền số')).toEqual(['Xã hội số', 'Kinh tế số', 'Chính quyền số']);
    expect(pillarAfter('Kinh tế số')).toBe('Xã hội số');
    expect(pillarAfter('Xã hội số')).toBeNull();
  });
});

describe('periods in headings', () => {
  it.each([
    ['Kết quả đạt được trong quý I/2024', '2024-Q1', null],
    ['Kết quả Quý III năm 2024', '2024-Q3', null],
    ['Kết quả Quý I/2024 (tính đến ngày 10/3/2024)', '2024-Q1', '2024-03-10'],
    ['Thực hiện 6 tháng đầu năm 2025', '2025-H1', null],
    ['Thực hiện 9 tháng năm 2025', '2025-9M', null],
    ['Kết quả tháng 6/2024', '2024-06', null],
    ['Kết quả năm 2023', '2023', null],
    ['Thực hiện 10 tháng năm 2024', '2024-10M', null],
    ['Thực hiện 3 tháng đầu năm 2024', '2024-Q1', null],
    // A cut-off date names no period: that of the document goes with it.
    ['Kết quả đến ngày 31/12/2023', null, '2023-12-31'],
    ['Kết quả quý III tính đến ngày 15/9/2024', '2024-Q3', '2024-09-15'],
    ['Kết quả', null, null],
  ])('%s', (heading, period, asOf) => expect(periodIn(heading)).toEqual({ period, asOf }));

  it('the last year counts, numbers of documents do not', () => {
    expect(yearIn('giai đoạn 2021 - 2025')).toBe(2025);
    expect(yearIn('Quyết định số 42/2022/NĐ-CP')).toBeNull();
  });
});
