import { describe, expect, it } from 'vitest';
import { readStatements } from '../../src/documents/facts/statements.ts';
import { invented } from './read-invented.ts';

const REPORT = `BÁO CÁO
Kết quả xếp hạng Chỉ số Chuyển đổi số tỉnh Yên Bái năm 2024

## 1. Xếp hạng chung

- Đối với các sở, ban, ngành: các vị trí dẫn đầu lần lượt là Sở Nội vụ, Sở Y tế; 02 vị trí cuối bảng xếp hạng lần lượt là Sở Tư pháp và Thanh tra tỉnh.

- Đối với UBND cấp huyện: đứng đầu là UBND huyện Trấn Yên; các vị trí cuối bảng là huyện Mù Cang Chải, huyện Trạm Tấu.

- Đối với UBND các xã: 173/173 xã, phường, thị trấn nộp hồ sơ; 01 vị trí cuối bảng xếp hạng là xã Púng Luông.

- Điểm trung bình năm 2024 đạt khá (cấp tỉnh: 71,5 điểm/100 điểm, tăng 2,25 điểm so với năm 2023; cấp huyện: 80 điểm/100 điểm, giảm 1,5 điểm).

## 2. Đánh giá về tiêu chí Nhận thức số

STT	Tên cơ quan	Tổng điểm
1	SỞ NỘI VỤ	5
2	SỞ Y TẾ	4
3	SỞ TƯ PHÁP	3
4	THANH TRA TỈNH	2
`;

describe('positions in words', () => {
  const { ranks } = readStatements(invented(REPORT, 'x.md'));
  const said = ranks.map(({ unit, rank, of, position }) => [unit, rank, of, position]);
  it('count from the top, and from the end where the number of ranked units is known', () => {
    expect(said).toEqual([
      ['Sở Nội vụ', 1, 4, 'top'],
      ['Sở Y tế', 2, 4, 'top'],
      ['Sở Tư pháp', 3, 4, 'bottom'],
      ['Thanh tra tỉnh', 4, 4, 'bottom'],
      ['UBND huyện Trấn Yên', 1, null, 'top'],
      ['UBND xã Púng Luông', 173, 173, 'bottom'],
    ]);
  });
});

describe('averages in words', () => {
  const { averages } = readStatements(invented(REPORT, 'x.md'));
  it('keep level, whole, change and the year compared with', () => {
    expect(averages).toMatchObject([
      { unitLevel: 'department', year: 2024, average: 71.5, max: 100, change: 2.25, previousYear: 2023 },
      { unitLevel: 'district', year: 2024, average: 80, max: 100, change: -1.5, previousYear: 2023 },
    ]);
  });
});

describe('places among provinces', () => {
  const text = `KẾ HOẠCH
Nâng cao chỉ số chuyển đổi số tỉnh Sơn La năm 2024

Theo báo cáo năm 2023 của Bộ Thông tin và Truyền thông, tỉnh Sơn La xếp vị trí 27/63 tỉnh, thành phố (tăng 05 bậc so với năm 2022). Xếp hạng chính quyền số: 30/63 tỉnh, thành phố (giảm 2 bậc so với năm 2022). Đã số hóa 12/63 thủ tục.
`;
  it('carry pillar, change and year; other fractions are no places', () => {
    expect(readStatements(invented(text, 'x.md')).ranks).toMatchObject([
      {
        unit: 'Sơn La',
        unitLevel: 'province',
        criterion: null,
        year: 2023,
        rank: 27,
        of: 63,
        position: 'stated',
        change: 5,
      },
      { unit: 'Sơn La', unitLevel: 'province', criterion: 'Chính quyền số', year: 2023, rank: 30, of: 63, change: -2 },
    ]);
  });
});
