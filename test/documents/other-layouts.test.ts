/** Layouts and headings that offices elsewhere use; every text is invented. */
import { describe, expect, it } from 'vitest';
import { readDocumentFacts } from '../../src/documents/read-facts.ts';
import { paragraphs, read, rowsOf, tables } from './read-helpers.ts';

const facts = (text: string, fileName = 'van-ban.txt') =>
  readDocumentFacts(new TextEncoder().encode(text), fileName, null);
const points = (text: string, fileName?: string) =>
  facts(text, fileName).scores.map(({ unit, criterion, year, score, max, rank }) =>
    [unit, criterion, year ?? '-', score, max ?? '-', rank ?? '-'].join(' | '),
  );

describe('columns set under each other with blanks', () => {
  const text = [
    'STT   Chỉ tiêu                          Kế hoạch      Kết quả      Cơ quan',
    '                                        năm 2024      6 tháng      chủ trì',
    'I     Chính quyền số',
    '1     Tỷ lệ hồ sơ trực tuyến của        70%                        Sở Nội vụ',
    '      các sở, ngành',
    '',
    '2     Số cuộc kiểm tra                  20 cuộc       12 cuộc      Sở Nội vụ',
    '',
    'Các cơ quan tiếp tục thực hiện.',
  ].join('\n');

  it('keep empty cells, wrapped headings and wrapped cells in their columns', () => {
    const [table] = tables(read(text));
    expect(rowsOf(table)).toEqual([
      ['STT', 'Chỉ tiêu', 'Kế hoạch năm 2024', 'Kết quả 6 tháng', 'Cơ quan chủ trì'],
      ['I', 'Chính quyền số', '', '', ''],
      ['1', 'Tỷ lệ hồ sơ trực tuyến của các sở, ngành', '70%', '', 'Sở Nội vụ'],
      ['2', 'Số cuộc kiểm tra', '20 cuộc', '12 cuộc', 'Sở Nội vụ'],
    ]);
    expect(paragraphs(read(text))).toEqual(['Các cơ quan tiếp tục thực hiện.']);
  });
});

describe('markdown', () => {
  it('keeps printed numbers, gaps included', () => {
    expect(paragraphs(read('1. Một.\n\n3. Ba.\n\nChữ.\n\n2) Hai.', 'x.md'))).toEqual([
      '1. Một.',
      '3. Ba.',
      'Chữ.',
      '2) Hai.',
    ]);
    expect(paragraphs(read('1. Một.\n1. Hai.', 'x.md'))).toEqual(['1. Một.', '2. Hai.']);
  });

  it('gives each lettered point and each line of a letterhead its own paragraph', () => {
    const text =
      'UBND TỈNH X\n**Số: 5/KH-UBND**\n*Huế, ngày 02 tháng 3 năm 2025*\n\nGiao:\na) Sở A lập\nkế hoạch;\nb) Sở B.';
    expect(paragraphs(read(text, 'x.md'))).toEqual([
      'UBND TỈNH X',
      'Số: 5/KH-UBND',
      'Huế, ngày 02 tháng 3 năm 2025',
      'Giao:',
      'a) Sở A lập kế hoạch;',
      'b) Sở B.',
    ]);
    expect(facts(text, 'x.md').header).toMatchObject({ number: '5/KH-UBND', issuedOn: '2025-03-02' });
  });

  it('reads lines of thousands of marks', () => {
    expect(paragraphs(read(`${'> '.repeat(5000)}chữ`, 'x.md'))).toEqual(['chữ']);
    expect(paragraphs(read(`${'1. '.repeat(5000)}chữ`, 'x.md'))).toHaveLength(1);
  });
});

describe('headings over two columns printed once', () => {
  it('say whose target each column holds', () => {
    const rows = [
      '| STT | Chỉ tiêu | Kế hoạch năm 2024 | | Kết quả năm 2024 | | Cơ quan chủ trì |',
      '|---|---|---|---|---|---|---|',
      '| | | Trung ương | Tỉnh | Tỷ lệ | Số liệu | |',
      '| 1 | Tỷ lệ hồ sơ trực tuyến | 80% | 70% | 75% | 120/160 hồ sơ | Sở Nội vụ |',
    ];
    const [row] = facts(rows.join('\n'), 'x.md').indicators;
    expect(row?.targets.map(({ scope, target }) => [scope, target.value])).toEqual([
      ['national', 80],
      ['province', 70],
    ]);
    expect(row?.results[0]).toMatchObject({ value: 75, numerator: 120, denominator: 160, period: '2024' });
  });

  it('a share beside its numerator and denominator is the result', () => {
    const table = [
      'STT\tNội dung\tMục tiêu năm 2023\tTử số\tMẫu số\tTỷ lệ đạt được',
      '1\tTỷ lệ thôn có sóng di động\t100%\t1.115\t1.116\t99,91%',
    ];
    const [row] = facts(table.join('\n')).indicators;
    expect(row?.results).toHaveLength(1);
    expect(row?.results[0]).toMatchObject({ value: 99.91, numerator: 1115, denominator: 1116 });
  });
});

describe('points', () => {
  it('of criteria in rows and units in columns', () => {
    const table = [
      'STT\tTrụ cột\tĐiểm tối đa\tTP. Bạc Liêu\tHuyện Hồng Dân',
      '1\tNhận thức số\t10\t9,5\t8,25',
      '\tTổng điểm\t10\t9,5\t8,25',
    ];
    expect(points(table.join('\n')).toSorted()).toEqual([
      'UBND huyện Hồng Dân | Nhận thức số | - | 8.25 | 10 | -',
      'UBND huyện Hồng Dân | Tổng điểm | - | 8.25 | 10 | -',
      'UBND thành phố Bạc Liêu | Nhận thức số | - | 9.5 | 10 | -',
      'UBND thành phố Bạc Liêu | Tổng điểm | - | 9.5 | 10 | -',
    ]);
  });

  it('of two years keep the rank of their own year', () => {
    const html =
      '<table><tr><td rowspan=2>TT</td><td rowspan=2>Đơn vị</td><td colspan=2>Năm 2023</td><td colspan=2>Năm 2024</td></tr>' +
      '<tr><td>Điểm</td><td>Xếp hạng</td><td>Điểm</td><td>Xếp hạng</td></tr>' +
      '<tr><td>1</td><td>Sở Y tế</td><td>80</td><td>2</td><td>90,5</td><td>1</td></tr>' +
      '<tr><td>2</td><td>Sở Nội vụ</td><td>81</td><td>1</td><td>89</td><td>2</td></tr></table>';
    expect(points(html, 'x.html').toSorted()).toEqual([
      'Sở Nội vụ | Tổng điểm | 2023 | 81 | - | 1',
      'Sở Nội vụ | Tổng điểm | 2024 | 89 | - | 2',
      'Sở Y tế | Tổng điểm | 2023 | 80 | - | 2',
      'Sở Y tế | Tổng điểm | 2024 | 90.5 | - | 1',
    ]);
  });

  it('are no counts and no shares without full marks', () => {
    const table = [
      'STT\tXã, phường\tSố hồ sơ tiếp nhận\tTỷ lệ trực tuyến (%)\tTổng điểm',
      '1\tXã Vĩnh Hậu\t2.315\t55,6\t80,5',
    ];
    expect(points(table.join('\n'))).toEqual(['UBND xã Vĩnh Hậu | Tổng điểm | - | 80.5 | - | 1']);
  });
});

describe('capitals', () => {
  it('split no words into bodies', () => {
    const { units } = facts('ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\n\nI. PHÁT TRIỂN XÃ HỘI SỐ\nNội dung.');
    expect(units.map(({ canonical }) => canonical).filter((name) => /^(?:Ban|Hội)/.test(name))).toEqual([]);
  });
});
