import { describe, expect, it } from 'vitest';
import { paragraphs, read, rowsOf, tables } from './read-helpers.ts';

describe('tables whose cells are parted by tabs', () => {
  const page1 = 'TT\tChỉ tiêu\tMục tiêu\tGhi chú\n1.\tTỷ lệ hồ sơ số hóa\t80%\tCòn hai huyện: Mường La,';
  const page2 = 'TT\tChí tiêu\tMục tiêu\tGhi chú\n\t\t\tSốp Cộp\n2.\tTỷ lệ ký số\t90%\t';

  it('joins pages that repeat the header, misread letters included, and cells that go on', () => {
    const found = tables(read(`${page1}\n\n\n${page2}\n`));
    expect(found).toHaveLength(1);
    expect(rowsOf(found[0])).toEqual([
      ['TT', 'Chỉ tiêu', 'Mục tiêu', 'Ghi chú'],
      ['1.', 'Tỷ lệ hồ sơ số hóa', '80%', 'Còn hai huyện: Mường La, Sốp Cộp'],
      ['2.', 'Tỷ lệ ký số', '90%', ''],
    ]);
  });

  it('keeps the source line of every row', () => {
    const [table] = tables(read(`Mở đầu.\n\n${page1}\n\n${page2}\n`));
    expect(table?.line).toBe(3);
    expect(table?.rows.map((row) => row[0]?.line)).toEqual([3, 4, 8]);
  });

  it('keeps two tables of the same form apart when text, or another row of full marks, stands between', () => {
    const table = (max: string, score: string) => `TT\tĐơn vị\tĐiểm\n\tĐiểm tối đa\t${max}\n1\tSở Nội vụ\t${score}`;
    expect(tables(read(`${table('5', '4')}\n\n- Cấp huyện:\n\n${table('6', '5')}`))).toHaveLength(2);
    expect(tables(read(`${table('5', '4')}\n\n${table('6', '5')}`))).toHaveLength(2);
    expect(tables(read(`${table('5', '4')}\n\n${table('5', '3').replace('1\t', '2\t')}`))).toHaveLength(1);
  });

  it('joins a page without header whose numbers go on', () => {
    const found = tables(
      read('TT\tĐơn vị\tĐiểm\n1\tSở Y tế\t4,5\n2\tSở Xây dựng\t4\n\n3\tSở Du lịch\t3,75\n4\tSở Nội vụ\t3'),
    );
    expect(found).toHaveLength(1);
    expect(rowsOf(found[0]).map(([number]) => number)).toEqual(['TT', '1', '2', '3', '4']);
  });

  it('reads a cell that breaks over lines and rows written with pipes', () => {
    expect(rowsOf(tables(read('TT\tNội dung\tKết quả\n1\tThu ngân sách\nnội địa\t7.500\n2\tChi\t9'))[0])).toEqual([
      ['TT', 'Nội dung', 'Kết quả'],
      ['1', 'Thu ngân sách\nnội địa', '7.500'],
      ['2', 'Chi', '9'],
    ]);
    expect(rowsOf(tables(read('| TT | Chỉ tiêu |\n|---|---|\n| 1 | Tỷ lệ A<br>và B |'))[0])).toEqual([
      ['TT', 'Chỉ tiêu'],
      ['1', 'Tỷ lệ A\nvà B'],
    ]);
  });

  it('takes a list mark set off by a tab for text, and a letterhead laid out by tabs for paragraphs', () => {
    const blocks = read(
      'UBND TỈNH X\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/BC-UBND\tĐộc lập - Tự do\n\n1.\tMục tiêu\n-\tNâng cao.',
    );
    expect(tables(blocks)).toEqual([]);
    expect(paragraphs(blocks)).toEqual([
      'UBND TỈNH X',
      'Số: 1/BC-UBND',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do',
      '1. Mục tiêu',
      '- Nâng cao.',
    ]);
  });
});

describe('tables with one indented cell per line', () => {
  it('reads empty cells, continuation lines and an empty line inside a cell', () => {
    const text = [
      '\tSTT',
      '\tChỉ tiêu',
      '\tKết quả',
      '(đến 10/3)',
      '\tGhi chú',
      '',
      '\t1',
      '\tTỷ lệ A',
      '\t',
      '\t ',
      '',
      '\t1.1',
      '\tTỷ lệ B',
      '\t80% ',
      '',
      '\tTheo báo cáo',
      '',
      'Đoạn văn sau bảng.',
    ].join('\n');
    const blocks = read(text);
    expect(rowsOf(tables(blocks)[0])).toEqual([
      ['STT', 'Chỉ tiêu', 'Kết quả\n(đến 10/3)', 'Ghi chú'],
      ['1', 'Tỷ lệ A', '', ''],
      ['1.1', 'Tỷ lệ B', '80%', 'Theo báo cáo'],
    ]);
    expect(paragraphs(blocks)).toEqual(['Đoạn văn sau bảng.']);
  });
});

describe('paragraphs of exported text', () => {
  it('drops marks, keeps levels, and leaves a multiplication sign alone', () => {
    const blocks = read(
      '## **II. KẾT QUẢ**\n\n*a) Về thư điện tử:*\n\nTỷ lệ của tỉnh/tỷ lệ cao nhất * điểm tối đa.\n\nNăm 2030<sup>1</sup>.',
    );
    expect(blocks).toMatchObject([
      { text: 'II. KẾT QUẢ', heading: 2, emphasis: 'bold', line: 1 },
      { text: 'a) Về thư điện tử:', emphasis: 'italic', line: 3 },
      { text: 'Tỷ lệ của tỉnh/tỷ lệ cao nhất * điểm tối đa.', line: 5 },
      { text: 'Năm 2030.', line: 7 },
    ]);
  });

  it('joins a sentence cut by a page, footnotes and page numbers between included', () => {
    const text =
      'Chỉ tiêu chưa tính được: Tỷ lệ doanh nghiệp nhỏ được\n\n<sup>1</sup> Kế hoạch số 6/KH-UBND.\n\n- 7 -\n\ntiếp cận nền tảng.\n\nĐiểm trung bình (cấp tỉnh: 76 điểm; cấp huyện:\n\n86,7 điểm).\n\nĐối với các đơn vị còn lại của tỉnh, tại thời điểm chấm điểm, chỉ có thành phố Sông\n\nCông, chưa tham dự lớp.';
    expect(paragraphs(read(text))).toEqual([
      'Chỉ tiêu chưa tính được: Tỷ lệ doanh nghiệp nhỏ được tiếp cận nền tảng.',
      '[1] Kế hoạch số 6/KH-UBND.',
      'Điểm trung bình (cấp tỉnh: 76 điểm; cấp huyện: 86,7 điểm).',
      'Đối với các đơn vị còn lại của tỉnh, tại thời điểm chấm điểm, chỉ có thành phố Sông Công, chưa tham dự lớp.',
    ]);
  });

  it('does not join bullets, numbered points, headings or finished sentences', () => {
    const lines = [
      '- Công an tỉnh; Cục Thuế tỉnh',
      '- Sở Y tế',
      '1. Mục tiêu',
      'Nội dung chung của kế hoạch.',
      'Kính gửi: Sở Y tế',
    ];
    expect(paragraphs(read(lines.join('\n\n')))).toEqual(lines);
  });

  it('lifts footnotes and bookmarks of a word processor out of the text', () => {
    const text =
      '[bookmark: _Hlk1]Còn 07 dịch vụ chưa kết nối[footnoteRef:1] . [1:  Gồm: đất đai (Bộ A); thuế [mới].] ';
    expect(paragraphs(read(text))).toEqual(['Còn 07 dịch vụ chưa kết nối.', '[1] Gồm: đất đai (Bộ A); thuế [mới].']);
  });

  it('puts the lines of a text wrapped at a fixed width together, and keeps headings apart', () => {
    const lines = [
      'I. KẾT QUẢ',
      'Trong sáu tháng đầu năm, tỉnh đã ban hành kế hoạch về',
      'chuyển đổi số; các sở, ban, ngành và Ủy ban nhân dân',
      'Thành phố đã triển khai 12 nhiệm vụ, trong đó hoàn',
      'thành 8 nhiệm vụ.',
      '- Hạ tầng số: toàn tỉnh có 500 trạm thu phát sóng di',
      'động, tăng 20 trạm.',
      '- Nhân lực số: mở 3 lớp tập huấn cho 300 học viên là',
      'công chức cấp xã.',
      'II. KIẾN NGHỊ',
      'Đề nghị bộ, ngành hướng dẫn cách tính tỷ trọng kinh',
      'tế số.',
    ];
    const blocks = read(lines.join('\n'));
    expect(paragraphs(blocks)).toEqual([
      'I. KẾT QUẢ',
      'Trong sáu tháng đầu năm, tỉnh đã ban hành kế hoạch về chuyển đổi số; các sở, ban, ngành và Ủy ban nhân dân Thành phố đã triển khai 12 nhiệm vụ, trong đó hoàn thành 8 nhiệm vụ.',
      '- Hạ tầng số: toàn tỉnh có 500 trạm thu phát sóng di động, tăng 20 trạm.',
      '- Nhân lực số: mở 3 lớp tập huấn cho 300 học viên là công chức cấp xã.',
      'II. KIẾN NGHỊ',
      'Đề nghị bộ, ngành hướng dẫn cách tính tỷ trọng kinh tế số.',
    ]);
    expect(blocks.map((block) => block.line)).toEqual([1, 2, 6, 8, 10, 11]);
  });
});
