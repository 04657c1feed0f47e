import { describe, expect, it } from 'vitest';
import { readResultCell } from '../../src/documents/facts/result-cell.ts';
import { parseTarget } from '../../src/kpi/target.ts';

const read = (cell: string, figures = '', note = '', target = '80%') =>
  readResultCell(cell, figures, note, parseTarget(target), null);

describe('what a result cell reports', () => {
  it.each([
    ['72,5%', 72.5, null],
    ['98.7%', 98.7, null],
    ['Đạt 85%', 85, null],
    ['75', 75, null],
    ['0', 0, null],
    ['100% (chưa bao gồm trường mới lập)', 100, '(chưa bao gồm trường mới lập)'],
    ['85%, tăng 5% so với năm 2023', 85, 'tăng 5% so với năm 2023'],
    ['85% (tăng 5% so với năm 2023)', 85, 'tăng 5% so với năm 2023'],
    ['Đã hoàn thành 100% nhiệm vụ', 100, 'Đã hoàn thành 100% nhiệm vụ'],
    ['Chưa đạt (75%)', 75, 'Chưa đạt (75%)'],
    ['15/15 xã (100%)', 100, null],
    ['29/31 hệ thống, đạt 93,55%', 93.55, '29/31 hệ thống, đạt 93,55%'],
  ])('%s', (cell, value, text) => expect(read(cell)).toMatchObject({ value, unit: '%', text, doubtful: false }));

  it.each(['Chưa có số liệu', 'Đang triển khai thực hiện', 'Chưa thực hiện (do thiếu kinh phí)'])(
    '%s is no figure',
    (cell) => expect(read(cell)).toMatchObject({ value: null, unit: null, text: cell, doubtful: false }),
  );

  it.each(['-', '', '…'])('%j is empty', (cell) =>
    expect(read(cell)).toMatchObject({ value: null, text: null, doubtful: false }),
  );

  it.each(['Trên 90%', 'khoảng 80%', 'Quý I đạt 50%, lũy kế 70%', 'Tăng 5% so với năm 2023', 'Còn thiếu 15%', '150'])(
    '%s has no single figure for a share: it is left to a person',
    (cell) => {
      const result = read(cell);
      expect(result.unit === '%' ? result.value : null).toBeNull();
      expect(result.raw).toBe(cell);
    },
  );

  it('takes the fraction from the cell, the figures or a note that is nothing else', () => {
    const share = { numerator: 12, denominator: 40 };
    expect(read('30% (12/40)')).toMatchObject({ value: 30, ...share });
    expect(read('30%', '12/40 xã')).toMatchObject({ ...share, figuresRaw: '12/40 xã' });
    expect(read('30%', '', '(12/40 xã)')).toMatchObject(share);
    expect(read('30%', '', 'Còn 12/40 xã chưa gửi')).toMatchObject({ numerator: null, denominator: null });
  });

  it('keeps the unit of counts', () => {
    expect(read('7 nghiệp vụ', '', '', '10 nghiệp vụ')).toMatchObject({ value: 7, unit: 'nghiệp vụ' });
    expect(read('7', '', '', '10 nghiệp vụ')).toMatchObject({ value: 7, unit: 'nghiệp vụ' });
  });
});
