import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/kpi/numbers.ts';
import { absoluteTarget } from '../../src/kpi/relative-target.ts';
import { describeTarget, parseTarget, type Target } from '../../src/kpi/target.ts';

const read = (raw: string, name?: string) => {
  const { op, opInferred, value, high, unit } = parseTarget(raw, name);
  return [op, opInferred, value, high, unit];
};

describe('comparisons as offices write them', () => {
  it.each([
    ['85%', '>=', true, 85, '%'],
    ['Phấn đấu 80%', '>=', true, 80, '%'],
    ['Đạt 100%', '>=', true, 100, '%'],
    ['Đạt tỷ lệ 72,5 %', '>=', true, 72.5, '%'],
    ['Duy trì 100%.', '>=', true, 100, '%'],
    ['Trên 95%', '>', false, 95, '%'],
    ['>30%', '>', false, 30, '%'],
    ['Phấn đấu đạt trên 80%', '>', false, 80, '%'],
    ['Hơn 90%', '>', false, 90, '%'],
    ['>=80%', '>=', false, 80, '%'],
    ['≥ 0,25%', '>=', false, 0.25, '%'],
    ['từ 80% trở lên', '>=', false, 80, '%'],
    ['80% trở lên', '>=', false, 80, '%'],
    ['Đạt từ 80% trở lên', '>=', false, 80, '%'],
    ['đạt từ 60%', '>=', false, 60, '%'],
    ['Tối thiểu 70%', '>=', false, 70, '%'],
    ['đạt ít nhất 50%', '>=', false, 50, '%'],
    ['Không thấp hơn 65%', '>=', false, 65, '%'],
    ['không dưới 65 %', '>=', false, 65, '%'],
    ['Dưới 5%', '<', false, 5, '%'],
    ['không quá 2%', '<=', false, 2, '%'],
    ['Không vượt quá 10%', '<=', false, 10, '%'],
    ['Tối đa 03 ngày', '<=', false, 3, 'ngày'],
    ['≤ 1,5%', '<=', false, 1.5, '%'],
    ['<3%', '<', false, 3, '%'],
    ['5% trở xuống', '<=', false, 5, '%'],
    ['Bằng 100%', '=', false, 100, '%'],
    ['10 nghiệp vụ', '>=', true, 10, 'nghiệp vụ'],
    ['02 lần/năm', '>=', true, 2, 'lần/năm'],
    ['1.050 doanh nghiệp', '>=', true, 1050, 'doanh nghiệp'],
    ['98.7%', '>=', true, 98.7, '%'],
    ['80', '>=', true, 80, null],
    ['05%', '>=', true, 5, '%'],
    ['Đến năm 2025 đạt 90%', '>=', true, 90, '%'],
    ['100% trước ngày 30/6/2024', '>=', true, 100, '%'],
    ['100% (cấp tỉnh, cấp huyện)', '>=', true, 100, '%'],
    ['100% cơ quan nhà nước', '>=', true, 100, '%'],
    ['100% (8/8 huyện)', '>=', true, 100, '%'],
    ['Nâng tỷ lệ lên 80%', '>=', true, 80, '%'],
    ['Tăng lên 80%', '>=', true, 80, '%'],
    ['Có ít nhất 50% xã', '>=', false, 50, '%'],
    ['từ 20 bài trở lên/năm', '>=', false, 20, 'bài/năm'],
    ['Đạt trên 90% (phấn đấu 95%)', '>', false, 90, '%'],
    ['90%(1)', '>=', true, 90, '%'],
    ['2024: 80%', '>=', true, 80, '%'],
    ['Giảm xuống còn 1,5%', '<=', true, 1.5, '%'],
    ['Giảm xuống dưới 3%', '<', false, 3, '%'],
    ['12‰', '>=', true, 12, '‰'],
    ['15 thuê bao/100 dân', '>=', true, 15, 'thuê bao/100 dân'],
  ])('%s', (raw, op, inferred, value, unit) => expect(read(raw)).toEqual([op, inferred, value, null, unit]));

  it.each([
    ['30-50%', 30, 50, '%'],
    ['30% - 50%', 30, 50, '%'],
    ['30–50 %', 30, 50, '%'],
    ['từ 30% đến 50%', 30, 50, '%'],
    ['Phấn đấu từ 5 đến 7 xã', 5, 7, 'xã'],
  ])('a range: %s', (raw, low, high, unit) => expect(read(raw)).toEqual(['between', false, low, high, unit]));

  it('"how many of how many" keeps the whole', () => {
    expect(parseTarget('10/12 huyện')).toMatchObject({ op: '>=', opInferred: true, value: 10, of: 12, unit: 'huyện' });
    expect(parseTarget('Ít nhất 5/7 xã')).toMatchObject({ op: '>=', opInferred: false, value: 5, of: 7, unit: 'xã' });
    expect(parseTarget('82/82 xã, phường, thị trấn')).toMatchObject({ value: 82, of: 82 });
  });

  it('a place in a ranking is better when smaller', () => {
    expect(read('Top 10')).toEqual(['<=', false, 10, null, 'hạng']);
    expect(read('Nằm trong nhóm 20 tỉnh dẫn đầu cả nước')).toEqual(['<=', false, 20, null, 'hạng']);
    expect(read('Xếp hạng 15 trở lên')).toEqual(['<=', false, 15, null, 'hạng']);
    expect(read('Thứ hạng từ 20 trở lên')).toEqual(['<=', false, 20, null, 'hạng']);
  });

  it('a bare figure is a ceiling for what one wants less of, and for zero', () => {
    expect(read('2%', 'Tỷ lệ hộ nghèo')).toEqual(['<=', true, 2, null, '%']);
    expect(read('100%', 'Tỷ lệ sự cố được xử lý đúng hạn')).toEqual(['>=', true, 100, null, '%']);
    expect(read('5 ngày', 'Thời gian giải quyết hồ sơ')).toEqual(['<=', true, 5, null, 'ngày']);
    expect(read('0 vụ')).toEqual(['<=', true, 0, null, 'vụ']);
  });
});

describe('what is no comparison', () => {
  it.each(['-', '–', '', '   ', '…', 'Không giao chỉ tiêu'])('%j promises nothing', (raw) =>
    expect(parseTarget(raw).op).toBe('none'),
  );

  it('"Có" is a promise that is kept or not', () => expect(read('Có')).toEqual(['bool', false, true, null, null]));

  it.each([
    'Đáp ứng yêu cầu theo Công văn số 2224/BTTTT-THH',
    'Triển khai và có thể cá thể hóa theo nhu cầu của cá nhân',
    '- Có triển khai - Đáp ứng yêu cầu kỹ thuật',
    'Hoàn thành trong quý II/2024',
    'Quý II/2024',
    '2025',
    '30/6/2024',
    'Khoảng 80%',
    '1 tuần/1 lần',
    'Năm 2024: 85%; năm 2025: 90%',
    '80% hoặc 90% nếu có kinh phí',
    '50-30%',
    'Đạt loại Tốt',
    '100% so với kế hoạch',
    'Đến năm 2025: 80%; đến năm 2030: 100%',
    'Từ 90% đến dưới 95%',
    'Không thấp hơn mức bình quân cả nước',
    '100% Sở ban hành 02 quy chế',
  ])('%s stays text', (raw) => expect(read(raw)).toEqual(['text', false, null, null, null]));

  it.each([
    'Tính điểm theo phương pháp Min-Max dựa vào tỷ lệ cao nhất thì điểm tối đa và giảm dần',
    'Tỷ lệ của địa phương/tỷ lệ của địa phương cao nhất * điểm tối đa',
    'Chỉ tiêu này được tính điểm theo phương pháp Min - Max',
  ])('%s is a formula', (raw) => expect(read(raw)).toEqual(['formula', false, null, null, null]));
});

describe('targets against an earlier year', () => {
  it.each([
    ['Tăng 5% so với năm 2023', 5, '%', { direction: 'up', measure: 'change', strict: false, baseYear: 2023 }],
    ['tăng ít nhất 02 bậc so với năm 2022', 2, 'bậc', { direction: 'up', baseYear: 2022 }],
    ['Giảm 10% so với cùng kỳ', 10, '%', { direction: 'down', baseYear: null }],
    ['Giảm trên 1,5 điểm % so với năm 2023', 1.5, 'điểm %', { direction: 'down', strict: true }],
    ['Tăng từ 5% trở lên so với năm 2023', 5, '%', { direction: 'up', baseYear: 2023 }],
    ['Tăng 3%', 3, '%', { direction: 'up', baseYear: null }],
    ['Bằng 105% so với năm 2023', 105, '%', { measure: 'ratio', baseYear: 2023 }],
    ['Gấp 1,5 lần so với năm 2020', 1.5, 'lần', { measure: 'ratio', baseYear: 2020 }],
    ['Cao hơn 2% so với năm trước', 2, '%', { direction: 'up', baseYear: null }],
    ['Đạt 105% so với thực hiện năm 2023', 105, '%', { measure: 'ratio', baseYear: 2023 }],
    ['Gấp đôi năm 2023', 2, 'lần', { measure: 'ratio', baseYear: 2023 }],
    ['Cao hơn năm 2023', null, null, { direction: 'up', strict: true, baseYear: 2023 }],
    ['Không thấp hơn năm trước', null, null, { direction: 'up', strict: false, baseYear: null }],
  ])('%s', (raw, value, unit, relative) =>
    expect(parseTarget(raw)).toMatchObject({ op: 'relative', value, unit, relative }),
  );

  it('becomes a figure when the base is known and there is one way to reckon', () => {
    const tenMore = parseTarget('Tăng 10% so với năm 2023');
    expect(absoluteTarget(tenMore, { value: 200, unit: 'doanh nghiệp' })).toMatchObject({ op: '>=', value: 220 });
    expect(absoluteTarget(tenMore, { value: 60, unit: '%' })).toBeNull();
    expect(absoluteTarget(parseTarget('Cao hơn năm 2023'), { value: 60, unit: '%' })).toMatchObject({
      op: '>',
      value: 60,
    });
    const points = parseTarget('Giảm ít nhất 1,5 điểm % so với năm 2023');
    expect(absoluteTarget(points, { value: 4.2, unit: '%' })).toMatchObject({ op: '<=', value: 2.7, unit: '%' });
    expect(absoluteTarget(parseTarget('80%'), { value: 60, unit: '%' })).toBeNull();
  });
});

describe('written and read back', () => {
  const value = fc.integer({ min: 1, max: 99_999 }).map((digits) => digits / 100);
  const unit = fc.constantFrom('%', 'nghiệp vụ', 'doanh nghiệp', 'lần/năm', 'tỷ đồng');
  it('every comparison survives', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('>=', '>', '<=', '<', '=' as const),
        fc.boolean(),
        value,
        unit,
        (op, bare, figure, of) => {
          const opInferred = bare && op === '>=';
          const target: Target = { op, opInferred, value: figure, high: null, unit: of, raw: '' };
          expect({ ...parseTarget(describeTarget(target)), raw: '' }).toEqual(target);
        },
      ),
    );
  });
  it('ranges survive', () => {
    fc.assert(
      fc.property(value, value, unit, (a, b, of) => {
        fc.pre(a !== b);
        const target: Target = {
          op: 'between',
          opInferred: false,
          value: Math.min(a, b),
          high: Math.max(a, b),
          unit: of,
          raw: '',
        };
        expect({ ...parseTarget(describeTarget(target)), raw: '' }).toEqual(target);
      }),
    );
  });
  it('never throws and never makes up a figure that is not printed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const target = parseTarget(text);
        if (typeof target.value === 'number')
          expect(text.replace(/\D/g, '')).toContain(formatNumber(target.value).replace(/\D/g, ''));
      }),
    );
  });
});
