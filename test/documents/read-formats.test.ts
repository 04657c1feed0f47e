import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../src/documents/read/read-document.ts';
import { UnreadableDocumentError } from '../../src/documents/read/unreadable-document-error.ts';
import { paragraphs, read, rowsOf, tables } from './read-helpers.ts';

describe('bytes and formats', () => {
  it('reads UTF-8 with and without mark, UTF-16 with mark, and composes letters', () => {
    const text = 'Tỷ lệ hồ sơ đạt 85%.';
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer),
    ]);
    expect(paragraphs(read(`\ufeff${text}`))).toEqual([text]);
    expect(paragraphs(read(text.normalize('NFD')))).toEqual([text]);
    expect(paragraphs(readBlocks(utf16, 'a.TXT'))).toEqual([text]);
  });

  it.each([
    ['unsupported_format', 'a.zip', [80, 75]],
    ['unsupported_format', 'khong-duoi', [65]],
    ['empty', 'a.txt', []],
    ['empty', 'a.md', [32, 10, 9]],
    ['empty', 'a.html', [...new TextEncoder().encode('<p> </p>')]],
    ['binary', 'a.txt', [0x50, 0x4b, 0x03, 0x04, 0x00, 0x00, 0xff]],
    ['binary', 'a.txt', [65, 0, 66, 0, 67]],
    ['encoding', 'a.txt', [0x54, 0xfd, 0x20, 0xb8, 0xe4]],
  ])('refuses with code %s: %s', (code, name, bytes) => {
    const attempt = () => readBlocks(new Uint8Array(bytes), name);
    expect(attempt).toThrow(UnreadableDocumentError);
    expect(attempt).toThrow(expect.objectContaining({ code, message: expect.stringContaining(name) }));
  });
});

describe('HTML', () => {
  it('refuses tags nested thousands deep with a clear line', () => {
    expect(() => read(`${'<b>'.repeat(5000)}x`, 'hong.html')).toThrow(expect.objectContaining({ code: 'too_deep' }));
  });

  const page = `<html><head><title>t</title></head><body>
<table><tr><td><b>UBND TỈNH HÀ NAM</b><br>SỞ Y TẾ</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table>
<h2>I. Kết quả</h2><p><b>Đạt được</b></p><script>x()</script>
<ol><li>Mục một<sup>1</sup></li><li>Mục hai</li></ol>
<table><tr><th rowspan="2">TT</th><th rowspan="2">Chỉ tiêu</th><th colspan="2">Năm 2024</th></tr>
<tr><th>Mục tiêu</th><th>Kết quả</th></tr>
<tr><td>1</td><td>Tỷ lệ<br>bệnh án</td><td>90%</td><td rowspan="9">82%</td></tr></table></body></html>`;

  it('reads headings, lists, layout tables as text, and merged cells in every place', () => {
    const blocks = read(page, 'trang.html');
    expect(paragraphs(blocks)).toEqual([
      'UBND TỈNH HÀ NAM',
      'SỞ Y TẾ',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'I. Kết quả',
      'Đạt được',
      '1. Mục một',
      '2. Mục hai',
    ]);
    expect(blocks.find((block) => block.kind === 'paragraph' && block.heading === 2)).toMatchObject({
      text: 'I. Kết quả',
      line: 3,
    });
    const [table] = tables(blocks);
    expect(rowsOf(table)).toEqual([
      ['TT', 'Chỉ tiêu', 'Năm 2024', 'Năm 2024'],
      ['TT', 'Chỉ tiêu', 'Mục tiêu', 'Kết quả'],
      ['1', 'Tỷ lệ\nbệnh án', '90%', '82%'],
    ]);
    expect(table?.rows.map((row) => row.map((cell) => cell.merged === true))).toEqual([
      [false, false, false, true],
      [true, true, false, false],
      [false, false, false, false],
    ]);
    expect(table?.rows[2]?.[0]?.line).toBe(7);
  });
});

describe('markdown', () => {
  it('reads front lines, lists in lists, tables and soft line breaks with their lines', () => {
    const text =
      '# Kế hoạch\n\nSố: 7/KH-UBND\nKỳ báo cáo: 2025\n\nPhấn đấu **90%** hồ sơ\ntrực tuyến.\n\n- Sở Y tế:\n  - Báo cáo quý.\n\n| TT | Chỉ tiêu |\n|--|--|\n| 1 | Tỷ lệ A |\n';
    const blocks = read(text, 'ke-hoach.md');
    expect(blocks.map((block) => [block.line, block.kind === 'paragraph' ? block.text : rowsOf(block)])).toEqual([
      [1, 'Kế hoạch'],
      [3, 'Số: 7/KH-UBND'],
      [4, 'Kỳ báo cáo: 2025'],
      [6, 'Phấn đấu 90% hồ sơ trực tuyến.'],
      [9, '- Sở Y tế:'],
      [10, '+ Báo cáo quý.'],
      [
        12,
        [
          ['TT', 'Chỉ tiêu'],
          ['1', 'Tỷ lệ A'],
        ],
      ],
    ]);
  });

  it('reads tabbed tables and fenced front matter of exported markdown', () => {
    const blocks = read(
      '---\nĐịa phương: Hà Nam\nKỳ báo cáo: 2024\n---\n\nTT\tChỉ tiêu\tĐạt\n1\tTỷ lệ A\t5%\n',
      'a.md',
    );
    expect(paragraphs(blocks)).toEqual(['Địa phương: Hà Nam', 'Kỳ báo cáo: 2024']);
    expect(rowsOf(tables(blocks)[0])).toEqual([
      ['TT', 'Chỉ tiêu', 'Đạt'],
      ['1', 'Tỷ lệ A', '5%'],
    ]);
  });
});
