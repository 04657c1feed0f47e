import { describe, expect, it } from 'vitest';
import { readScores } from '../../src/documents/facts/scores.ts';
import { invented } from './read-invented.ts';

const brief = (text: string, fileName: string) =>
  readScores(invented(text, fileName)).map(({ unit, criterion, subCriterion, score, max, rank }) => [
    unit,
    criterion,
    subCriterion,
    score,
    max,
    rank,
  ]);

const BY_CRITERION = `BÁO CÁO
Kết quả xếp hạng Chỉ số Chuyển đổi số các sở, ngành tỉnh Yên Bái năm 2024

## 1. Đánh giá về tiêu chí Nhận thức số:

STT	Tên cơ quan	Tổng điểm
	Điểm tối đa	8
1	SỞ NỘI VỤ	8
2	SỞ Y TẾ	7.977

STT	Tên cơ quan	Tổng điểm
3	SỞ TƯ PHÁP	7.5

- Đối với cấp huyện:

STT	Tên cơ quan	Tổng điểm
	Điểm tối đa	6
1	UBND HUYỆN TRẤN YÊN	6
2	UBND HUYỆN MÙ CANG CHẢI	5,25

## 2. Đánh giá về tiêu chí Chính quyền số:

STT	Tên cơ quan	Chữ ký số	Công/Trang TTĐT	Tổng điểm
	Điểm tối đa	3	12	15
1	UBND HUYỆN TRẤM YÊN	3	11,25	14,25
2	UBND HUYỆN MÙ CANG CHẢI	2,5	9,259	11,759

## 3. Đánh giá về tiêu chí Kinh tế số:

STT	Tên cơ quan	Tổng điểm
	Điểm tối đa	4
1	UBND HUYỆN TRẤN YÊN	4
2	UBND HUYỆN MÙ CANG CHẢI	3
`;

describe('tables of one criterion', () => {
  const scores = brief(BY_CRITERION, 'xep-hang.txt');
  it('the heading names the criterion, pieces keep their maximum, the column settles the dot', () => {
    expect(scores.slice(0, 3)).toEqual([
      ['Sở Nội vụ', 'Nhận thức số', null, 8, 8, 1],
      ['Sở Y tế', 'Nhận thức số', null, 7.977, 8, 2],
      ['Sở Tư pháp', 'Nhận thức số', null, 7.5, 8, 3],
    ]);
  });
  it('a name that one table misprints is the one that the others print', () => {
    expect(scores.filter(([unit]) => unit === 'UBND huyện Trấn Yên')).toEqual([
      ['UBND huyện Trấn Yên', 'Nhận thức số', null, 6, 6, 1],
      ['UBND huyện Trấn Yên', 'Chính quyền số', 'Chữ ký số', 3, 3, null],
      ['UBND huyện Trấn Yên', 'Chính quyền số', 'Cổng/Trang TTĐT', 11.25, 12, null],
      ['UBND huyện Trấn Yên', 'Chính quyền số', null, 14.25, 15, 1],
      ['UBND huyện Trấn Yên', 'Kinh tế số', null, 4, 4, 1],
    ]);
  });
  it('keeps what is printed, its place and its year', () => {
    const fact = readScores(invented(BY_CRITERION, 'xep-hang.txt')).find(
      (score) => score.subCriterionPrinted === 'Công/Trang TTĐT',
    );
    expect(fact).toMatchObject({
      printed: 'UBND HUYỆN TRẤM YÊN',
      year: 2024,
      unitLevel: 'district',
      place: { row: '1', column: 'Công/Trang TTĐT' },
    });
  });
});

it('two districts that differ by a letter stay two when one table prints both', () => {
  const text = `BÁO CÁO
Kết quả xếp hạng năm 2024

## 1. Đánh giá về tiêu chí Nhận thức số

STT	Đơn vị	Điểm
1	UBND HUYỆN TÂN HƯNG	6
2	UBND HUYỆN TÂN HƯƠNG	5

## 2. Đánh giá về tiêu chí Xã hội số

STT	Đơn vị	Điểm
1	UBND HUYỆN TÂN HƯNG	6
`;
  expect(brief(text, 'x.txt').map(([unit]) => unit)).toEqual([
    'UBND huyện Tân Hưng',
    'UBND huyện Tân Hương',
    'UBND huyện Tân Hưng',
  ]);
});

const BY_PILLAR = `<h2>Phụ lục: Bảng tổng hợp Chỉ số chuyển đổi số cấp xã tỉnh Lào Cai năm 2025</h2>
<table>
<tr><th>TT</th><th>Đơn vị</th><th>Nhận thức số (10 điểm)</th><th>Xã hội số (20 điểm)</th><th>Tổng điểm (30)</th><th>Xếp hạng</th></tr>
<tr><td>1</td><td>Xã Bảo Hà</td><td>9,5</td><td>15</td><td>24,5</td><td>2</td></tr>
<tr><td>2</td><td>Phường Cam Đường</td><td>10</td><td>18,25</td><td>28,25</td><td>1</td></tr>
</table>`;

it('columns headed by pillars are criteria, and the ranking column gives the rank', () => {
  expect(brief(BY_PILLAR, 'tong-hop.html')).toEqual([
    ['UBND xã Bảo Hà', 'Nhận thức số', null, 9.5, 10, null],
    ['UBND xã Bảo Hà', 'Xã hội số', null, 15, 20, null],
    ['UBND xã Bảo Hà', expect.any(String), null, 24.5, 30, 2],
    ['UBND phường Cam Đường', 'Nhận thức số', null, 10, 10, null],
    ['UBND phường Cam Đường', 'Xã hội số', null, 18.25, 20, null],
    ['UBND phường Cam Đường', expect.any(String), null, 28.25, 30, 1],
  ]);
});

describe('points in running text', () => {
  const text = `BÁO CÁO
Kết quả đánh giá năm 2024

## 3. Các xã, phường

- Về tiêu chí Kinh tế số: còn 04 đơn vị đạt điểm thấp, gồm: xã Phú Lâm (3,354/6 điểm); thị trấn Đông Khê, xã Bình Lương (1/4 điểm). Cả tỉnh có 12/15 xã đạt điểm tối đa.

- Về tiêu chí Xã hội số: phường Hòa Chung đạt 5,5/13 điểm; các xã còn lại đạt 10/13 điểm.
`;
  it('belong to the names right before them, shared figures to each', () => {
    expect(brief(text, 'x.md')).toEqual([
      ['UBND xã Phú Lâm', 'Kinh tế số', null, 3.354, 6, null],
      ['UBND thị trấn Đông Khê', 'Kinh tế số', null, 1, 4, null],
      ['UBND xã Bình Lương', 'Kinh tế số', null, 1, 4, null],
      ['UBND phường Hòa Chung', 'Xã hội số', null, 5.5, 13, null],
    ]);
  });
});

it('a table of indicators gives no points', () => {
  expect(
    brief(
      'STT\tNội dung\tĐơn vị chủ trì\tChỉ tiêu năm 2024\tKết quả\n1\tTỷ lệ hồ sơ\tSở Y tế\t80%\t75%\n2\tTỷ lệ xã\tSở Nội vụ\t90%\t95%',
      'x.txt',
    ),
  ).toEqual([]);
});

describe('layouts of other offices', () => {
  it('two years side by side, own marks aside, lines that are no units', () => {
    const text = `<h2>Bảng xếp hạng Chỉ số cải cách hành chính cấp huyện tỉnh Hòa Bình năm 2024</h2>
<table><tr><td>Bảng xếp hạng</td><td></td><td></td><td></td><td></td><td></td></tr>
<tr><td>STT</td><td>Đơn vị</td><td>Điểm tự đánh giá</td><td>Tổng điểm năm 2023</td><td>Tổng điểm năm 2024</td><td>Xếp hạng</td></tr>
<tr><td>1</td><td>Huyện Đà Bắc</td><td>95</td><td>81,5</td><td>88,25</td><td>1</td></tr>
<tr><td>2</td><td>Huyện Lương Sơn</td><td>96</td><td>85</td><td>87</td><td>2</td></tr>
<tr><td></td><td>Trung bình</td><td></td><td>83,25</td><td>87,63</td><td></td></tr></table>`;
    const facts = readScores(invented(text, 'par.html'));
    expect(facts.map(({ unit, year, score, rank, criterion }) => [unit, year, score, rank, criterion])).toEqual([
      ['UBND huyện Đà Bắc', 2023, 81.5, null, 'Chỉ số cải cách hành chính'],
      ['UBND huyện Đà Bắc', 2024, 88.25, 1, 'Chỉ số cải cách hành chính'],
      ['UBND huyện Lương Sơn', 2023, 85, null, 'Chỉ số cải cách hành chính'],
      ['UBND huyện Lương Sơn', 2024, 87, 2, 'Chỉ số cải cách hành chính'],
    ]);
  });
  it('parts under a split heading', () => {
    const text = `<h2>1. Tiêu chí Chính quyền số</h2>
<table><tr><td rowspan="2">TT</td><td rowspan="2">Tên đơn vị</td><td colspan="2">Tiêu chí thành phần</td><td rowspan="2">Tổng điểm</td></tr>
<tr><td>Chữ ký số</td><td>Thư điện tử</td></tr>
<tr><td></td><td>Điểm tối đa</td><td>10</td><td>2</td><td>12</td></tr>
<tr><td>1</td><td>Sở Y tế</td><td>9,5</td><td>2</td><td>11,5</td></tr></table>`;
    expect(brief(text, 'x.html').map((row) => row.slice(2))).toEqual([
      ['Chữ ký số', 9.5, 10, null],
      ['Thư điện tử', 2, 2, null],
      [null, 11.5, 12, 1],
    ]);
  });
});
