import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dotMeaning,
  formatNumber,
  inBaseUnit,
  parseNumber,
  readFraction,
  readQuantity,
  subtract,
} from '../../src/kpi/numbers.ts';

describe('figures are read by their shape', () => {
  it.each([
    ['1.050', 1050],
    ['1.013', 1013],
    ['9.885.295.762', 9885295762],
    ['93,55', 93.55],
    ['98.7', 98.7],
    ['4.75', 4.75],
    ['0,25', 0.25],
    ['0.250', 0.25],
    ['05', 5],
    ['15,130', 15.13],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1,234,567', 1234567],
    ['2024', 2024],
    ['-3,5', -3.5],
  ])('%s', (printed, value) => expect(parseNumber(printed)).toBe(value));

  it.each(['10.3.2024', '1.2.3', 'abc', '', '12,34,5', '1.234,567,8'])('%j has no single reading', (printed) =>
    expect(parseNumber(printed)).toBeNull(),
  );

  it('lets the other cells of a column settle the dot', () => {
    const column = ['8', '7.977', '7.5'];
    expect(dotMeaning(column)).toBe('decimal');
    expect(parseNumber('7.977', dotMeaning(column))).toBe(7.977);
    expect(dotMeaning(['1.050', '2.300'])).toBeUndefined();
    expect(dotMeaning(['1.050.000', '2.300'])).toBe('thousands');
  });
});

describe('quantities', () => {
  it.each([
    ['72,5 %', 72.5, '%'],
    ['05%', 5, '%'],
    ['80 phần trăm', 80, '%'],
    ['2 điểm phần trăm', 2, 'điểm %'],
    ['10 nghiệp vụ', 10, 'nghiệp vụ'],
    ['1,5 tỷ đồng', 1.5, 'tỷ đồng'],
    ['02 lần/năm', 2, 'lần/năm'],
    ['12.345%', 12.345, '%'],
    ['1.050', 1050, null],
  ])('%s', (printed, value, unit) => expect(readQuantity(printed)).toEqual({ value, unit }));

  it.each(['1.050%', 'khoảng 5', '5 (năm)', '3 lần 2 năm', ''])('%j is left unread', (printed) =>
    expect(readQuantity(printed)).toBeNull(),
  );

  it('brings thousands, millions and billions to the base unit', () => {
    expect(inBaseUnit({ value: 1.5, unit: 'tỷ đồng' })).toEqual({ value: 1_500_000_000, unit: 'đồng' });
    expect(inBaseUnit({ value: 2.4, unit: 'nghìn tỷ đồng' })).toEqual({ value: 2.4e12, unit: 'đồng' });
    expect(inBaseUnit({ value: 3, unit: 'xã' })).toEqual({ value: 3, unit: 'xã' });
  });
});

describe('fractions', () => {
  it.each([
    ['1.013/1.013', 1013, 1013, null],
    ['9.885.295.762/ 11.291.115.716', 9885295762, 11291115716, null],
    ['01/31 HTTT', 1, 31, 'HTTT'],
    ['(26.125/37.354 người)', 26125, 37354, 'người'],
    ['đạt 85,8% (1.013/1.181)', 1013, 1181, null],
    ['xã Phú Lâm (3,354/6 điểm)', 3.354, 6, 'điểm'],
    ['1,170/4,500 người', 1170, 4500, 'người'],
  ])('%s', (printed, numerator, denominator, unit) =>
    expect(readFraction(printed)).toMatchObject({ numerator, denominator, unit, numeratorTerms: null }),
  );

  it('adds up a printed sum and keeps its parts', () => {
    expect(readFraction('(145.440+639.841)/911.125')).toMatchObject({
      numerator: 785281,
      denominator: 911125,
      numeratorTerms: [145440, 639841],
    });
  });

  it.each(['20/12/2023', 'ngày 10/3', 'Quyết định số 37/QĐ-UBND', 'quý 1/2024', '01 quý/01 lần', 'Cổng DVCQG', '3/0'])(
    '%j holds none',
    (printed) => expect(readFraction(printed)).toBeNull(),
  );
});

describe('writing', () => {
  it.each([
    [72.5, '72,5'],
    [1170, '1.170'],
    [0.1 + 0.2, '0,3'],
    [9885295762, '9.885.295.762'],
    [-0.5, '-0,5'],
    [0, '0'],
  ])('%d', (value, printed) => expect(formatNumber(value)).toBe(printed));

  it('keeps asked-for decimals', () => expect(formatNumber(80, 1)).toBe('80,0'));

  it('is read back as the same number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 3 }), (digits, decimals) => {
        const value = Number((digits / 10 ** decimals).toFixed(decimals));
        expect(parseNumber(formatNumber(value))).toBe(value === 0 ? Math.abs(value) : value);
      }),
    );
  });

  it('subtracts without binary noise', () => {
    expect(subtract(98.9, 98)).toBe(0.9);
    expect(subtract(80, 80)).toBe(0);
    expect(subtract(85, 72.5)).toBe(12.5);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100000 }), fc.integer({ min: 0, max: 100000 }), (a, b) => {
        expect(subtract(a / 100, b / 100)).toBe((a - b) / 100 === 0 ? 0 : Number(((a - b) / 100).toFixed(2)));
      }),
    );
  });
});
