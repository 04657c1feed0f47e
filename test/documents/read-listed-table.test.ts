import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphs, read, rowsOf, tables } from './read-helpers.ts';

const HEADER = ['Stt', 'Nội dung chỉ tiêu', 'Yêu cầu', 'Cơ quan hướng dẫn', 'Cơ quan chủ trì', 'Cơ quan phối hợp'];

function table(...lines: string[]): string[][] {
  return rowsOf(tables(read([...HEADER, ...lines].join('\n')))[0]).slice(1);
}

describe('linearised tables whose empty cells are lost', () => {
  it('fills unit columns from the left and tells groups from rows', () => {
    expect(
      table(
        'I',
        'Nhận thức số',
        '1.',
        'Cơ quan báo chí của tỉnh có chuyên mục riêng',
        'Có',
        'Sở Văn hóa',
        'Báo Lạng Sơn',
        'Ill',
        'Hạ tầng số',
        '2',
        'Tỷ lệ hộ có Internet',
        '>=90%',
        'Sở Tài chính',
        'Sở Kế hoạch và Đầu tư',
        'UBND cấp huyện; Cục Thống kê',
      ),
    ).toEqual([
      ['I', 'Nhận thức số', '', '', '', ''],
      ['1.', 'Cơ quan báo chí của tỉnh có chuyên mục riêng', 'Có', 'Sở Văn hóa', 'Báo Lạng Sơn', ''],
      ['Ill', 'Hạ tầng số', '', '', '', ''],
      ['2', 'Tỷ lệ hộ có Internet', '>=90%', 'Sở Tài chính', 'Sở Kế hoạch và Đầu tư', 'UBND cấp huyện; Cục Thống kê'],
    ]);
  });

  it('reads parts of a row: marked, unmarked, and with lists inside a cell', () => {
    expect(
      table(
        '1.',
        'Mức độ triển khai nền tảng',
        '1) Nền tảng họp',
        '- Đến các đơn vị;',
        '- Đến từng máy',
        'Sở Y tế',
        'Sở Y tế',
        '• Nền tảng số',
        '5 bài',
        'Sở Nội vụ',
        '2.',
        'Tổng kinh phí',
        'Kinh phí đầu tư',
        '>=1%',
        'Sở Tài chính',
        'Kinh phí thường xuyên',
        '>=2%',
        'Sở Tài chính',
        '3.',
        'Tỷ lệ cơ sở đào tạo',
        '100%',
        '- Sở Y tế;',
        '- Sở Nội vụ (các trường nghề)',
        'Các trường đại học',
      ),
    ).toEqual([
      ['1.', 'Mức độ triển khai nền tảng', '', '', '', ''],
      ['', '1) Nền tảng họp', '- Đến các đơn vị;\n- Đến từng máy', 'Sở Y tế', 'Sở Y tế', ''],
      ['', '• Nền tảng số', '5 bài', 'Sở Nội vụ', '', ''],
      ['2.', 'Tổng kinh phí', '', '', '', ''],
      ['', 'Kinh phí đầu tư', '>=1%', 'Sở Tài chính', '', ''],
      ['', 'Kinh phí thường xuyên', '>=2%', 'Sở Tài chính', '', ''],
      ['3.', 'Tỷ lệ cơ sở đào tạo', '100%', '- Sở Y tế;\n- Sở Nội vụ (các trường nghề)', 'Các trường đại học', ''],
    ]);
  });

  it('reads a target in words, and splits a figure from the unit on its line', () => {
    expect(
      table(
        '1.',
        'Tỷ lệ công chức',
        'Tính điểm theo tỷ lệ của tỉnh cao nhất',
        'Sở Nội vụ',
        '2.',
        'Tỷ lệ hồ sơ',
        '100% Sở Y tế',
        'UBND cấp xã',
      ),
    ).toEqual([
      ['1.', 'Tỷ lệ công chức', 'Tính điểm theo tỷ lệ của tỉnh cao nhất', 'Sở Nội vụ', '', ''],
      ['2.', 'Tỷ lệ hồ sơ', '100%', 'Sở Y tế', 'UBND cấp xã', ''],
    ]);
  });

  it('reads other columns in another order', () => {
    const lines = [
      'TT',
      'Nhiệm vụ',
      'Đơn vị tính',
      'Kế hoạch năm',
      'Cơ quan chủ trì',
      'Thời gian',
      'Ghi chú',
      '(1)',
      '(2)',
      '(3)',
    ];
    const rows = [
      '1',
      'Số cuộc kiểm tra',
      'Cuộc',
      '6',
      'Sở Nội vụ',
      'Quý II/2025',
      'Đang làm',
      '2',
      'Hồ sơ trễ',
      'Hồ sơ',
      '0',
      'Văn phòng UBND tỉnh',
    ];
    expect(rowsOf(tables(read([...lines, ...rows].join('\n')))[0]).slice(1)).toEqual([
      ['1', 'Số cuộc kiểm tra', 'Cuộc', '6', 'Sở Nội vụ', 'Quý II/2025', 'Đang làm'],
      ['2', 'Hồ sơ trễ', 'Hồ sơ', '0', 'Văn phòng UBND tỉnh', '', ''],
    ]);
  });

  it('says which figures would fit another column as well', () => {
    const text =
      'TT\nChỉ tiêu\nKế hoạch\nThực hiện\nCơ quan chủ trì\n1\nSố lớp\n6\nSở Nội vụ\n2\nSố bài\n5\n4\nSở Y tế';
    const [table] = tables(read(text));
    expect(table?.layout).toBe('listed');
    expect(rowsOf(table).slice(1)).toEqual([
      ['1', 'Số lớp', '6', '', 'Sở Nội vụ'],
      ['2', 'Số bài', '5', '4', 'Sở Y tế'],
    ]);
    expect(
      table?.rows
        .flat()
        .filter((cell) => cell.uncertain)
        .map((cell) => [cell.text, cell.line]),
    ).toEqual([['6', 8]]);
  });

  it('ends at the next heading and at text, and goes on over a page number and a repeated header', () => {
    const short = ['TT', 'Nội dung', 'Cơ quan chủ trì'];
    const text = [
      ...short,
      '1',
      'Dân số',
      'Cục Thống kê',
      '',
      '12',
      '',
      ...short,
      '2',
      'Số hộ',
      'Cục Thống kê',
      'II. CÁC CHỈ TIÊU KHÁC',
      ...short,
      'I. Y tế số',
      '1',
      'Số bệnh án',
      'Sở Y tế',
      '',
      'Nguồn: Sở Y tế.',
    ].join('\n');
    const blocks = read(text);
    expect(tables(blocks).map((found) => rowsOf(found).slice(1))).toEqual([
      [
        ['1', 'Dân số', 'Cục Thống kê'],
        ['2', 'Số hộ', 'Cục Thống kê'],
      ],
      [
        ['I.', 'Y tế số', ''],
        ['1', 'Số bệnh án', 'Sở Y tế'],
      ],
    ]);
    expect(paragraphs(blocks)).toEqual(['II. CÁC CHỈ TIÊU KHÁC', 'Nguồn: Sở Y tế.']);
  });

  it('reads numbers that stand on the line of the name', () => {
    const text =
      'TT\nChỉ tiêu\nCơ quan chủ trì\nMục tiêu\nI. Chính quyền số\n1. Tỷ lệ hồ sơ trực tuyến\nVăn phòng UBND tỉnh\n70%\nII. KINH TẾ SỐ\n2. Tỷ trọng kinh tế số\nSở Công Thương\n≥ 15%';
    expect(rowsOf(tables(read(text))[0]).slice(1)).toEqual([
      ['I.', 'Chính quyền số', '', ''],
      ['1.', 'Tỷ lệ hồ sơ trực tuyến', 'Văn phòng UBND tỉnh', '70%'],
      ['II.', 'KINH TẾ SỐ', '', ''],
      ['2.', 'Tỷ trọng kinh tế số', 'Sở Công Thương', '≥ 15%'],
    ]);
  });

  it('finds the columns again for any table whose guide and lead are printed', () => {
    const units = [
      'Sở Y tế',
      'Sở Kế hoạch và Đầu tư',
      'UBND cấp huyện',
      'Các sở, ban, ngành; UBND cấp xã',
      'Công an tỉnh',
    ];
    const row = fc.record({
      name: fc.constantFrom(
        'Tỷ lệ hồ sơ xử lý trực tuyến',
        'Số lượng doanh nghiệp số',
        'Ban hành chính sách thuê chuyên gia',
      ),
      target: fc.constantFrom(
        '100%',
        '>=5%',
        'Có',
        '-',
        'Đáp ứng yêu cầu theo Công văn 12/ABC',
        '10 nghiệp vụ',
        'Trên 90%',
      ),
      guide: fc.constantFrom(...units),
      lead: fc.constantFrom(...units),
      coordinate: fc.constantFrom('', ...units),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const cells = rows.map((r, index) => [`${index + 1}.`, r.name, r.target, r.guide, r.lead, r.coordinate]);
        expect(table(...cells.flat().filter((cell) => cell !== ''))).toEqual(cells);
      }),
      { numRuns: 200 },
    );
  });
});
