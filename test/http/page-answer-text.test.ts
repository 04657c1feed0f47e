import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer, readEmphasis } from '../../src/http/page/answer-text.ts';

describe('answer text', () => {
  it('has its first line as lead, labelled lines as facts, then notes and sources', () => {
    const answer = [
      'Tỷ lệ hồ sơ nộp qua mạng đạt 61,5%, chưa đạt chỉ tiêu 80%.',
      '',
      '- Kết quả: 61,5% (quý I/2031)',
      '- Chỉ tiêu: 80%',
      '',
      'Lưu ý về số liệu: ghi hai lần khác nhau.',
      'Nguồn: Phụ lục I, mục I.2',
    ].join('\n');
    expect(readAnswer(answer)).toEqual([
      { kind: 'lead', text: 'Tỷ lệ hồ sơ nộp qua mạng đạt 61,5%, chưa đạt chỉ tiêu 80%.' },
      {
        kind: 'facts',
        items: [
          { label: 'Kết quả', value: '61,5% (quý I/2031)' },
          { label: 'Chỉ tiêu', value: '80%' },
        ],
      },
      { kind: 'note', text: 'Lưu ý về số liệu: ghi hai lần khác nhau.' },
      { kind: 'source', text: 'Nguồn: Phụ lục I, mục I.2' },
    ]);
  });

  it('keeps printed numbers of a list and its second level', () => {
    const [, list] = readAnswer('Có 2 chỉ tiêu.\n3. Chỉ tiêu A: 5%\n   4) Chỉ tiêu B');
    expect(list).toEqual({
      kind: 'list',
      ordered: true,
      items: [
        { text: 'Chỉ tiêu A: 5%', number: 3, level: 0 },
        { text: 'Chỉ tiêu B', number: 4, level: 1 },
      ],
    });
  });

  it.each([
    ['pipes', 'Bảng.\n| Đơn vị | Điểm |\n|---|---:|\n| Sở A | 86,5 |\n| Sở B | |'],
    ['tabs', 'Bảng.\nĐơn vị\tĐiểm\nSở A\t86,5\nSở B\t'],
  ])('reads a table drawn with %s and keeps empty cells in place', (_what, answer) => {
    expect(readAnswer(answer)[1]).toEqual({
      kind: 'table',
      header: ['Đơn vị', 'Điểm'],
      rows: [
        ['Sở A', '86,5'],
        ['Sở B', ''],
      ],
    });
  });

  it('takes neither a time nor a long sentence with a colon for a label', () => {
    const lines = ['Báo cáo gửi trước 17:00: đúng hạn', 'Sở A báo cáo. Sở B giải trình: chậm'];
    expect(readAnswer(`Mở đầu.\n${lines.join('\n')}`)[1]).toEqual({ kind: 'paragraph', lines });
  });

  it('does not set a long first paragraph in bold', () => {
    expect(readAnswer('Nội dung '.repeat(60))[0]?.kind).toBe('paragraph');
  });

  it('loses no word or figure of any answer', () => {
    const word = fc.constantFrom(
      'đạt',
      '72,5%',
      '1.013/1.013',
      '-',
      '1.',
      '|',
      '\t',
      '\n',
      '\n\n',
      'Nguồn:',
      'Kết quả:',
      '**',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const answer = words.join(' ');
        const wanted = answer.match(/[\p{L}\d][\p{L}\d.,/%]*/gu) ?? [];
        const shown = JSON.stringify(readAnswer(answer));
        expect(wanted.filter((part) => !shown.includes(part.replace(/\.$/, '')))).toEqual([]);
      }),
    );
  });

  it('reads bold stretches and leaves other asterisks alone', () => {
    expect(readEmphasis('Gõ **thêm** để xem 5 * 3')).toEqual([
      { text: 'Gõ ', strong: false },
      { text: 'thêm', strong: true },
      { text: ' để xem 5 * 3', strong: false },
    ]);
  });
});
