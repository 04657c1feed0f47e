import { describe, expect, it } from 'vitest';
import { readPassages } from '../../src/documents/facts/passages.ts';
import type { Passage } from '../../src/documents/facts.ts';
import { structureDocument } from '../../src/documents/structure/structure-document.ts';
import { read } from './read-helpers.ts';

function passages(text: string, fileName = 'van-ban.txt'): Passage[] {
  return readPassages(structureDocument(read(text, fileName), fileName));
}

describe('passages', () => {
  it('gives each paragraph and bullet its place, and leaves letterhead, recipients and signature out', () => {
    const text =
      'SỞ Y TẾ\nSố: 4/BC-SYT\nBÁO CÁO\nKết quả y tế số năm 2024\nTheo kế hoạch, Sở báo cáo như sau:\nI. KẾT QUẢ\n- Hồ sơ sức khỏe đạt 90%.\nNơi nhận:\n- UBND tỉnh;\nGIÁM ĐỐC\nLê A';
    expect(passages(text).map(({ text: printed, kind, place }) => [printed, kind, place.section, place.line])).toEqual([
      ['Kết quả y tế số năm 2024', 'heading', [], 4],
      ['Theo kế hoạch, Sở báo cáo như sau:', 'text', [], 5],
      ['I. KẾT QUẢ', 'heading', ['I. KẾT QUẢ'], 6],
      ['Hồ sơ sức khỏe đạt 90%.', 'text', ['I. KẾT QUẢ'], 7],
    ]);
  });

  it('writes a table row as readable text under its groups', () => {
    const text =
      'Phụ lục II\nTT\tChỉ tiêu\tMục tiêu\tChủ trì\nI\tY tế số:\t\t\n1.\tTỷ lệ bệnh án\t30%\tSở Y tế\n2.\tNền tảng:\t\t\n\t1) Nền tảng A\tCó\t\nII\tGiáo dục số\t\t\n1.\tTỷ lệ học bạ\t\tSở Giáo dục';
    expect(
      passages(text)
        .filter(({ kind }) => kind === 'row')
        .map(({ text: row, place }) => [row, place.row, place.section]),
    ).toEqual([
      ['I. Y tế số:', 'I', ['Phụ lục II']],
      ['Chỉ tiêu: Tỷ lệ bệnh án; Mục tiêu: 30%; Chủ trì: Sở Y tế', '1.', ['Phụ lục II', 'I. Y tế số:']],
      ['2. Nền tảng:', '2.', ['Phụ lục II', 'I. Y tế số:']],
      ['Chỉ tiêu: 1) Nền tảng A; Mục tiêu: Có', '1)', ['Phụ lục II', 'I. Y tế số:', '2. Nền tảng:']],
      ['II. Giáo dục số', 'II', ['Phụ lục II']],
      ['Chỉ tiêu: Tỷ lệ học bạ; Chủ trì: Sở Giáo dục', '1.', ['Phụ lục II', 'II. Giáo dục số']],
    ]);
  });

  it('does not put rows whose heading is lost under the group before', () => {
    const text =
      'Phụ lục\nTT\tChỉ tiêu\tĐạt\nI\tY tế số\t\n1\tTỷ lệ A\t5%\n\nTT\tChỉ tiêu\tĐạt\n1\tTỷ lệ B\t6%\n2\tTỷ lệ C\t7%';
    const sections = passages(text)
      .filter(({ kind }) => kind === 'row')
      .map(({ place }) => place.section.length);
    expect(sections).toEqual([1, 2, 1, 1]);
  });

  it('joins stacked headings and repeats a cell merged over several rows', () => {
    const text =
      '<table><tr><th rowspan="2">TT</th><th rowspan="2">Chỉ tiêu</th><th colspan="2">Năm 2024</th><th rowspan="2">Chủ trì</th></tr><tr><th>Mục tiêu</th><th>Kết quả</th></tr><tr><td colspan="5">I. Y tế số</td></tr><tr><td>1</td><td>Tỷ lệ A</td><td>90%</td><td>82%</td><td rowspan="2">Sở Y tế</td></tr><tr><td>2</td><td>Tỷ lệ B</td><td>30%</td><td>15%</td></tr></table>';
    const rows = passages(text, 'a.html');
    expect(rows.map(({ text: row, place }) => [row, place.section])).toEqual([
      ['I. Y tế số', []],
      ['Chỉ tiêu: Tỷ lệ A; Năm 2024 – Mục tiêu: 90%; Năm 2024 – Kết quả: 82%; Chủ trì: Sở Y tế', ['I. Y tế số']],
      ['Chỉ tiêu: Tỷ lệ B; Năm 2024 – Mục tiêu: 30%; Năm 2024 – Kết quả: 15%; Chủ trì: Sở Y tế', ['I. Y tế số']],
    ]);
  });
});
