import { describe, expect, it } from 'vitest';
import { readIndicators } from '../../src/documents/facts/indicators.ts';
import { indicatorStatus } from '../../src/kpi/status.ts';
import { invented } from './read-invented.ts';

const byCode = (text: string, fileName: string) => {
  const { indicators, doubts } = readIndicators(invented(text, fileName));
  return { doubts, all: indicators, of: (code: string) => indicators.find((row) => row.code === code) };
};

/** Columns in an unusual order, a column for the unit of measure, letters for groups, numbering that runs through. */
const MIXED_ORDER = `<h1>BÁO CÁO</h1>
<p>Kết quả thực hiện các chỉ tiêu 6 tháng đầu năm 2025 của tỉnh Lạng Sơn</p>
<p>PHỤ LỤC 2</p>
<table>
<tr><th>TT</th><th>Cơ quan chủ trì</th><th>Tên chỉ tiêu</th><th>ĐVT</th><th>Kế hoạch năm 2025</th><th>Thực hiện 6 tháng đầu năm 2025</th><th>Ghi chú</th></tr>
<tr><td>(1)</td><td>(2)</td><td>(3)</td><td>(4)</td><td>(5)</td><td>(6)</td><td>(7)</td></tr>
<tr><td>A</td><td colspan="6">Lĩnh vực kinh tế</td></tr>
<tr><td>1</td><td>Sở Tài chính</td><td>Tốc độ tăng trưởng GRDP</td><td>%</td><td>8 - 8,5</td><td>7,9</td><td></td></tr>
<tr><td>2</td><td rowspan="2">Sở Công Thương</td><td>Số doanh nghiệp thành lập mới</td><td>Doanh nghiệp</td><td>1.050</td><td>612</td><td></td></tr>
<tr><td>3</td><td>Tỷ trọng thương mại điện tử</td><td>%</td><td>Trên 10</td><td>10</td><td>Ước tính</td></tr>
<tr><td>B</td><td colspan="6">Lĩnh vực xã hội</td></tr>
<tr><td>4</td><td>Sở Nội vụ; Sở Y tế</td><td>Tỷ lệ hộ nghèo</td><td>%</td><td>2,5</td><td>2,9</td><td></td></tr>
<tr><td>5</td><td>UBND cấp xã</td><td>Số xã đạt chuẩn</td><td>Xã</td><td>10/12</td><td>7/12</td><td></td></tr>
</table>`;

describe('columns are known by their headings, in any order', () => {
  const read = byCode(MIXED_ORDER, 'lang-son.html');
  it('reads every row under its group', () => {
    expect(read.all.map((row) => [row.code, row.group])).toEqual([
      ['1', 'Lĩnh vực kinh tế'],
      ['2', 'Lĩnh vực kinh tế'],
      ['3', 'Lĩnh vực kinh tế'],
      ['4', 'Lĩnh vực xã hội'],
      ['5', 'Lĩnh vực xã hội'],
    ]);
    expect(read.doubts).toEqual([]);
  });
  it('gives a figure the unit of its row', () => {
    expect(read.of('2')?.targets[0]?.target).toMatchObject({ op: '>=', value: 1050, unit: 'Doanh nghiệp' });
    expect(read.of('3')?.targets[0]).toMatchObject({
      scope: 'province',
      year: 2025,
      target: { op: '>', value: 10, unit: '%' },
    });
    expect(read.of('1')?.targets[0]?.target).toMatchObject({ op: 'between', value: 8, high: 8.5, unit: '%' });
  });
  it('keeps a cell that is merged downwards for every row', () => {
    expect(read.of('3')?.lead).toEqual(['Sở Công Thương']);
    expect(read.of('4')?.lead).toEqual(['Sở Nội vụ', 'Sở Y tế']);
  });
  it('takes period and place from the headings', () => {
    expect(read.of('2')?.results).toMatchObject([
      {
        period: '2025-H1',
        value: 612,
        unit: 'Doanh nghiệp',
        place: { row: '2', column: 'Thực hiện 6 tháng đầu năm 2025' },
      },
    ]);
  });
  it('a ceiling and a count of so many are judged as such', () => {
    const status = (code: string) => {
      const row = read.of(code);
      return indicatorStatus({ target: row?.targets[0]?.target ?? null, result: row?.results[0] ?? null });
    };
    expect(status('4')).toMatchObject({ status: 'not_met', gap: 0.4 });
    expect(status('5')).toMatchObject({ status: 'not_met', gap: 3, gapUnit: 'Xã' });
    expect(status('3')).toMatchObject({ status: 'not_met', gap: 0 });
  });
});

/** National and provincial targets, two periods, dotted numbers, markdown. */
const TWO_SCOPES = `# KẾ HOẠCH

Chuyển đổi số tỉnh Hà Giang năm 2024

## PHỤ LỤC I

| STT | Nội dung chỉ tiêu | Mục tiêu của Chính phủ đến năm 2025 | Mục tiêu của tỉnh năm 2024 | Kết quả năm 2023 | Kết quả quý II/2024 (tính đến ngày 15/6/2024) | Số liệu | Đơn vị phối hợp | Đơn vị chủ trì |
|---|---|---|---|---|---|---|---|---|
| 1 | Chính quyền số | | | | | | | |
| 1.1 | Tỷ lệ hồ sơ trực tuyến | 80% | từ 60% trở lên | 48,2% | 57,5% | 23.000/40.000 hồ sơ | Các sở, ban, ngành | Văn phòng UBND tỉnh |
| 1.2 | Tỷ lệ cuộc họp trực tuyến | - | Tối thiểu 50% | Chưa có số liệu | Đang thống kê | | | Sở Nội vụ |
| 2 | Xã hội số | | | | | | | |
| 2.1 | Tỷ lệ người dân có hồ sơ sức khỏe điện tử | 90% | 85% | 0 | 85,0% (chưa gồm huyện mới tách) | | Sở Y tế | UBND cấp huyện |`;

describe('targets and results of several scopes and periods', () => {
  const read = byCode(TWO_SCOPES, 'ha-giang.md');
  it('keeps each apart', () => {
    const row = read.of('1.1');
    expect(row?.targets.map(({ scope, year, target }) => [scope, year, target.op, target.value])).toEqual([
      ['national', 2025, '>=', 80],
      ['province', 2024, '>=', 60],
    ]);
    expect(
      row?.results.map(({ period, asOf, value, numerator, denominator }) => [
        period,
        asOf,
        value,
        numerator,
        denominator,
      ]),
    ).toEqual([
      ['2023', null, 48.2, null, null],
      ['2024-Q2', '2024-06-15', 57.5, 23000, 40000],
    ]);
    expect(row).toMatchObject({
      group: 'Chính quyền số',
      lead: ['Văn phòng UBND tỉnh'],
      coordinate: ['Các sở, ban, ngành'],
    });
  });
  it('words stay words, nought is a result, a remark is kept beside the figure', () => {
    expect(read.of('1.2')?.results.map(({ value, text }) => [value, text])).toEqual([
      [null, 'Chưa có số liệu'],
      [null, 'Đang thống kê'],
    ]);
    expect(read.of('2.1')?.results.map(({ value, unit, text }) => [value, unit, text])).toEqual([
      [0, '%', null],
      [85, '%', '(chưa gồm huyện mới tách)'],
    ]);
  });
});

/** A table whose second heading a page break swallowed, a row that goes on, a parent with parts. */
const LOST_HEADING = [
  'Phụ lục III',
  'CHỈ TIÊU CHUYỂN ĐỔI SỐ NĂM 2024',
  '',
  'STT\tNội dung\tĐơn vị chủ trì\tChỉ tiêu của tỉnh năm 2024\tKết quả quý III/2024\tGhi chú',
  'I\tKinh tế số (02 chỉ tiêu):\t\t\t\t',
  '1\tTỷ trọng kinh tế số trong GRDP\tCục Thống kê\t12%\t9,1%\t',
  '2\tMức độ sử dụng nền tảng số\t\t\t\t',
  '\ta) Doanh nghiệp lớn\tSở Công Thương\t90%\t91%\t',
  '\tb) Doanh nghiệp nhỏ và vừa\tSở Công Thương\tTrên 40%\t40%\tCòn lại',
  '\t\t\t\t\tcác doanh nghiệp vùng cao',
  '1\tTỷ lệ người dân có chữ ký số\tSở Thông tin và Truyền thông\t20%\t12,5%\t(25.000/200.000 người)',
  '2\tTỷ lệ hộ gia đình có cáp quang\tSở Thông tin và Truyền thông\t80%\t80,4%\t',
].join('\n');

describe('what pages tear apart', () => {
  const read = byCode(LOST_HEADING, 'phu-luc.txt');
  it('concludes a lost heading from the usual order and says so', () => {
    expect(read.of('II.1')).toMatchObject({ group: null, groupInferred: 'Xã hội số', table: 'Phụ lục III' });
    expect(read.of('II.2')).toMatchObject({ groupInferred: 'Xã hội số' });
    expect(read.doubts.map((doubt) => doubt.what)).toEqual([expect.stringContaining('Mất tiêu đề nhóm')]);
  });
  it('parts know their parent, and the parent has no figures of its own', () => {
    expect(read.of('I.2')).toMatchObject({ targets: [], results: [], parent: null });
    expect(read.of('I.2.a')).toMatchObject({ parent: 'I.2', no: 'a)', name: 'Doanh nghiệp lớn' });
    expect(read.of('I.2.b')).toMatchObject({ parent: 'I.2', note: 'Còn lại các doanh nghiệp vùng cao' });
  });
  it('a note that is a fraction explains the percentage', () => {
    expect(read.of('II.1')?.results[0]).toMatchObject({ value: 12.5, numerator: 25000, denominator: 200000 });
  });
});

/** Two parts of one appendix, each with its own standing; headings over two rows; names that only a unit column follows. */
const TWO_PARTS = `<p>PHỤ LỤC</p>
<p>I. THÔNG TIN CƠ BẢN</p>
<table><tr><td>Stt</td><td>Thông tin</td><td>Cơ quan thực hiện</td></tr>
<tr><td>1</td><td>Số lượng hộ gia đình</td><td>Cục Thống kê tỉnh</td></tr></table>
<p>II. CÁC CHỈ TIÊU ĐÃ ĐẠT ĐIỂM TỐI ĐA NĂM 2023, TIẾP TỤC DUY TRÌ TRONG NĂM 2024</p>
<table><tr><td rowspan="2">Stt</td><td rowspan="2">Chỉ tiêu</td><td rowspan="2">Yêu cầu</td><td colspan="2">Phân công</td></tr>
<tr><td>Hướng dẫn</td><td>Chủ trì</td></tr>
<tr><td>I</td><td colspan="4">Hạ tầng số</td></tr>
<tr><td>1.</td><td>Kết nối mạng truyền số liệu</td><td>Có</td><td>Sở Thông tin và Truyền thông</td><td>UBND cấp huyện</td></tr>
<tr><td>II</td><td colspan="4">Nhân lực số</td></tr>
<tr><td>2.</td><td>Tổ công nghệ số cộng đồng</td><td>100%</td><td>Sở Thông tin và Truyền thông</td><td>UBND cấp xã</td></tr></table>
<p>III. CÁC CHỈ TIÊU CHƯA ĐẠT ĐIỂM TRONG NĂM 2023</p>
<table><tr><td>Stt</td><td>Chỉ tiêu</td><td>Yêu cầu</td><td>Hướng dẫn</td><td>Chủ trì</td></tr>
<tr><td>1.</td><td>Ứng dụng trí tuệ nhân tạo</td><td>10 nghiệp vụ</td><td>Sở Thông tin và Truyền thông</td><td>Các sở, ban, ngành</td></tr></table>`;

describe('parts of an appendix', () => {
  const read = byCode(TWO_PARTS, 'ke-hoach.html');
  it('lead the codes of rows that are numbered through', () => {
    expect(read.all.map((row) => row.code)).toEqual(['I.1', 'II.1', 'II.2', 'III.1']);
    expect(read.of('II.2')).toMatchObject({
      group: 'Nhân lực số',
      guide: ['Sở Thông tin và Truyền thông'],
      lead: ['UBND cấp xã'],
    });
  });
  it('say how all their rows stood in a past year', () => {
    expect(read.of('II.1')?.standing).toEqual({ year: 2023, verdict: 'full_marks' });
    expect(read.of('III.1')?.standing).toEqual({ year: 2023, verdict: 'below_full_marks' });
    expect(read.of('I.1')).toMatchObject({ group: 'Thông tin cơ bản', standing: null, targets: [], results: [] });
  });
});

describe('tables that hold no indicators', () => {
  it.each([
    [
      'tasks',
      'STT\tNhiệm vụ\tCơ quan chủ trì\tThời gian hoàn thành\n1\tBan hành quy chế\tSở Nội vụ\tQuý II/2024\n2\tTập huấn\tSở Y tế\tQuý III/2024',
    ],
    [
      'tasks with what came of them',
      'STT\tNhiệm vụ\tCơ quan chủ trì\tKết quả thực hiện\n1\tBan hành quy chế\tSở Nội vụ\tĐã ban hành\n2\tTập huấn\tSở Y tế\t02 lớp',
    ],
    ['points', 'STT\tTên cơ quan\tTổng điểm\n\tĐiểm tối đa\t5\n1\tSở Y tế\t5\n2\tSở Nội vụ\t4'],
    ['figures by district', 'STT\tĐịa phương\tKế hoạch\tThực hiện\n1\tHuyện A\t10\t8\n2\tHuyện B\t12\t12'],
  ])('%s', (_, text) => expect(readIndicators(invented(text, 'bang.txt')).indicators).toEqual([]));
});

it('a share that a spreadsheet lost the hundred of is read only where its fraction decides', () => {
  const read = byCode(
    'STT\tChỉ tiêu\tChỉ tiêu năm 2024\tKết quả năm 2024\tSố liệu\n1\tTỷ lệ xã có mạng\t80%\t0.26\t13/50\n2\tTỷ lệ thôn có mạng\t80%\t0.95\t\n3\tTỷ lệ trường có mạng\t90%\t9355%\t29/31\n4\tTỷ lệ chợ có mạng\t90%\t85,5\t',
    'bang.txt',
  );
  expect(read.all.map((row) => [row.results[0]?.value, row.results[0]?.unit])).toEqual([
    [26, '%'],
    [null, null],
    [93.55, '%'],
    [85.5, '%'],
  ]);
  expect(read.doubts).toHaveLength(1);
});

describe('abbreviated headings and units in names', () => {
  const read = byCode(
    [
      'TT\tChỉ tiêu kinh tế - xã hội\tTH năm 2023\tKH năm 2024\tƯTH 6 tháng đầu năm 2024\tSo sánh TH/KH (%)\tĐơn vị được giao theo dõi',
      '1\tTỷ lệ hộ nghèo (%)\t4,5\t3,9\t4,1\t105\tSở Nội vụ',
      '2\tThu ngân sách (tỷ đồng)\t2.100\t2.350,5\t1.020\t43\tSở Tài chính',
      '3\tSố xã có bác sĩ\t10\tTăng 2 xã so với năm 2023\t11\t\tSở Y tế',
    ].join('\n'),
    'kt-xh.txt',
  );
  it('are understood', () => {
    expect(
      read.all.map((row) => row.targets.map(({ year, target }) => [year, target.op, target.value, target.unit])),
    ).toEqual([[[2024, '<=', 3.9, '%']], [[2024, '>=', 2350.5, 'tỷ đồng']], [[2024, 'relative', 2, 'xã']]]);
    expect(read.of('2')?.results.map(({ period, value, unit }) => [period, value, unit])).toEqual([
      ['2023', 2100, 'tỷ đồng'],
      ['2024-H1', 1020, 'tỷ đồng'],
    ]);
    expect(read.of('1')?.monitor).toEqual(['Sở Nội vụ']);
  });
});

it('one column for who leads and who helps is read by the words in the cell', () => {
  const read = byCode(
    [
      'STT\tChỉ tiêu\tMục tiêu năm 2025\tCơ quan chủ trì, phối hợp',
      '1\tTỷ lệ hồ sơ trực tuyến\t80%\tChủ trì: Văn phòng UBND tỉnh; phối hợp: Sở Nội vụ, Sở Y tế',
      '2\tTỷ lệ số hóa kết quả\t80%\tSở Nội vụ chủ trì, phối hợp với UBND cấp xã',
      '3\tTỷ lệ văn bản ký số\t100%\tSở Tài chính (chủ trì), Sở Y tế',
      '4\tTỷ lệ báo cáo số\t100%\tSở Tài chính, Sở Y tế',
    ].join('\n'),
    'x.txt',
  );
  expect(read.all.map(({ lead, coordinate }) => [lead, coordinate])).toEqual([
    [['Văn phòng UBND tỉnh'], ['Sở Nội vụ', 'Sở Y tế']],
    [['Sở Nội vụ'], ['UBND cấp xã']],
    [['Sở Tài chính'], ['Sở Y tế']],
    [[], []],
  ]);
  expect(read.doubts).toMatchObject([{ quote: 'Sở Tài chính, Sở Y tế', line: 5 }]);
});

it('a road map promises a figure a year, and who leads is known beside what else the column says', () => {
  const read = byCode(
    `<table><tr><td rowspan="2">TT</td><td rowspan="2">Chỉ tiêu</td><td colspan="2">Lộ trình thực hiện</td><td rowspan="2">Đơn vị chủ trì, theo dõi, đánh giá</td></tr>
<tr><td>Năm 2024</td><td>Năm 2025</td></tr>
<tr><td>1</td><td>Tỷ lệ hồ sơ trực tuyến</td><td>60%</td><td>80%</td><td>Văn phòng UBND tỉnh</td></tr></table>`,
    'lo-trinh.html',
  );
  expect(read.of('1')?.targets.map(({ year, target }) => [year, target.value])).toEqual([
    [2024, 60],
    [2025, 80],
  ]);
  expect(read.of('1')).toMatchObject({ lead: ['Văn phòng UBND tỉnh'], monitor: [] });
});
