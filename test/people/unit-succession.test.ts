import { describe, expect, it } from 'vitest';
import { predecessorsOf, SUCCESSIONS, successionOf } from '../../src/people/unit-succession.ts';

describe('successors after the reorganisation of 2025', () => {
  it('answers from the first day of the change only', () => {
    expect(successionOf('Sở Thông tin và Truyền thông', '2025-02-28')).toBeNull();
    expect(successionOf('Sở Thông tin và Truyền thông', '2025-03-01')?.successors).toEqual([
      'Sở Khoa học và Công nghệ',
    ]);
  });

  it('treats every named district like the level that ended', () => {
    expect(successionOf('UBND huyện Tuy An', '2025-07-01')).toMatchObject({ former: 'UBND cấp huyện', successors: [] });
    expect(successionOf('UBND thành phố Tuy Hòa', '2025-06-30')).toBeNull();
    expect(successionOf('UBND thành phố Hồ Chí Minh', '2025-08-01')).toBeNull();
    expect(successionOf('UBND phường 7', '2025-08-01')).toBeNull();
  });

  it('says what a body took over', () => {
    expect(predecessorsOf('Sở Nông nghiệp và Môi trường', '2025-04-01').map((row) => row.former)).toEqual([
      'Sở Tài nguyên và Môi trường',
      'Sở Nông nghiệp và Phát triển nông thôn',
    ]);
    expect(predecessorsOf('Sở Tài chính', '2025-01-01')).toEqual([]);
  });

  it('names an act and a day for each change', () => {
    for (const row of SUCCESSIONS) {
      expect(row.source, row.former).toMatch(/Nghị định|Nghị quyết|Luật/);
      expect(row.from).toMatch(/^2025-\d\d-\d\d$/);
    }
  });
});
