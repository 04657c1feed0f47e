import { describe, expect, it } from 'vitest';
import { type AssessedResult, describeGap, indicatorStatus } from '../../src/kpi/status.ts';
import { parseTarget } from '../../src/kpi/target.ts';

const result = (
  value: number | null,
  unit: string | null = '%',
  more: Partial<AssessedResult> = {},
): AssessedResult => {
  return { value, unit, numerator: null, denominator: null, text: null, ...more };
};
const judge = (target: string, reported: AssessedResult | null) =>
  indicatorStatus({ target: parseTarget(target), result: reported });

describe('a result against its target', () => {
  it.each([
    ['85%', 72.5, 'not_met', 12.5],
    ['Trên 80%', 80, 'not_met', 0],
    ['Trên 80%', 80.18, 'met', -0.18],
    ['80%', 80, 'met', 0],
    ['98%', 97.1, 'not_met', 0.9],
    ['70%', 69.9, 'not_met', 0.1],
    ['20%', 0, 'not_met', 20],
    ['không quá 5%', 5, 'met', 0],
    ['Dưới 5%', 5, 'not_met', 0],
    ['không quá 2%', 3.25, 'not_met', 1.25],
    ['30-50%', 29.5, 'not_met', 0.5],
    ['30-50%', 40, 'met', -10],
    ['30-50%', 70.23, 'met', null],
    ['đúng 100%', 99.9, 'not_met', 0.1],
  ])('%s with %d is %s', (target, value, status, gap) =>
    expect(judge(target, result(value))).toEqual({ status, gap, gapUnit: 'điểm %' }),
  );

  it('counts are compared as counts', () => {
    expect(judge('10 nghiệp vụ', result(7, 'nghiệp vụ'))).toEqual({ status: 'not_met', gap: 3, gapUnit: 'nghiệp vụ' });
    expect(judge('10/12 huyện', result(null, null, { numerator: 11, denominator: 12 })).status).toBe('met');
    expect(judge('10/12 huyện', result(80, '%'))).toEqual({ status: 'not_met', gap: 3.33, gapUnit: 'điểm %' });
  });

  it('a printed fraction answers for a missing percentage', () => {
    expect(judge('90%', result(null, null, { numerator: 29, denominator: 31 }))).toMatchObject({
      status: 'met',
      gap: -3.55,
    });
  });

  it('different units are not compared', () => {
    expect(judge('10 nghiệp vụ', result(50, '%')).status).toBe('not_assessable');
    expect(judge('80%', result(12, 'xã')).status).toBe('not_assessable');
  });
});

describe('where there is nothing to compare', () => {
  it('no figure is no data, also for targets in words', () => {
    expect(judge('80%', null).status).toBe('no_data');
    expect(judge('80%', result(null, null, { text: 'Đang triển khai thực hiện' })).status).toBe('no_data');
    expect(judge('Đáp ứng yêu cầu kỹ thuật', null).status).toBe('no_data');
    expect(judge('Có', null).status).toBe('no_data');
  });
  it('words, formulas and unknown bases are not assessable', () => {
    expect(judge('Đáp ứng yêu cầu kỹ thuật', result(80)).status).toBe('not_assessable');
    expect(judge('Tính điểm theo phương pháp Min-Max', result(80)).status).toBe('not_assessable');
    expect(judge('Tăng 5% so với năm 2023', result(80)).status).toBe('not_assessable');
  });
  it('a relative target is judged once its base is known', () => {
    const target = parseTarget('Tăng 10% so với năm 2023');
    const base = { value: 200, unit: 'doanh nghiệp' };
    expect(indicatorStatus({ target, result: result(215, 'doanh nghiệp'), base })).toMatchObject({
      status: 'not_met',
      gap: 5,
    });
  });
  it('rows without a target do not apply', () => {
    expect(judge('-', result(80)).status).toBe('not_applicable');
    expect(indicatorStatus({ target: null, result: result(80) }).status).toBe('not_applicable');
  });
  it.each([
    ['Đã ban hành', 'met'],
    ['Có', 'met'],
    ['Chưa ban hành', 'not_met'],
    ['Không', 'not_met'],
    ['Chưa có số liệu', 'no_data'],
    ['Đang xây dựng', 'not_assessable'],
  ])('"Có" with "%s" is %s', (text, status) => expect(judge('Có', result(null, null, { text })).status).toBe(status));
});

it('gaps are said in Vietnamese figures', () => {
  expect(describeGap(12.5, 'điểm %')).toBe('12,5 điểm %');
  expect(describeGap(-0.18, 'điểm %')).toBe('0,18 điểm %');
  expect(describeGap(3, 'xã')).toBe('3 xã');
});
