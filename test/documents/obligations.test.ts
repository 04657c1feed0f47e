import { describe, expect, it } from 'vitest';
import { readObligations } from '../../src/documents/facts/obligations.ts';
import type { DocumentHeader, IndicatorFact } from '../../src/documents/facts.ts';
import type { StructuredDocument } from '../../src/documents/structure/section.ts';

const header: DocumentHeader = {
  number: '12/KH-UBND',
  symbol: null,
  title: 'KẾ HOẠCH',
  kind: 'Kế hoạch',
  issuer: 'UBND tỉnh',
  issuedOn: '2025-01-10',
  period: '2025',
  localityName: 'Phú Yên',
  localitySlug: 'phu-yen',
  draft: false,
};

/** Lines of one section; a line that begins with "# " opens another. */
function plan(...lines: string[]): StructuredDocument {
  let section: string[] = [];
  const items = lines.map((line, index) => {
    const heading = line.startsWith('# ');
    const text = heading ? line.slice(2) : line;
    if (heading) section = [text];
    const part = heading ? ('heading' as const) : ('body' as const);
    return { block: { kind: 'paragraph' as const, text, line: index + 1 }, section, part };
  });
  return { header, items };
}

const read = (...lines: string[]) => readObligations(plan(...lines), [], { localityName: 'Phú Yên' }).obligations;

describe('reports with a day', () => {
  it('reads who reports to whom, and who is told in turn', () => {
    const [duty, ...others] = read(
      '# 1. Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các huyện, thị xã, thành phố; lãnh đạo Công an tỉnh:',
      '- Cung cấp số liệu, định kỳ hàng năm (trước ngày 18/11) gửi Sở Nội vụ tổng hợp, báo cáo UBND tỉnh.',
    );
    expect(others).toEqual([]);
    expect(duty).toMatchObject({
      kind: 'report',
      who: ['Các sở, ban, ngành', 'UBND các huyện, thị xã, thành phố', 'Công an tỉnh'],
      to: ['Sở Nội vụ'],
      forwardedTo: ['UBND tỉnh'],
      rrule: 'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=18',
      cutoff: 'before',
      rule: 'trước ngày 18/11 hằng năm',
      quote: 'Cung cấp số liệu, định kỳ hàng năm (trước ngày 18/11) gửi Sở Nội vụ tổng hợp, báo cáo UBND tỉnh',
      place: { line: 2 },
    });
  });

  it.each([
    [
      'báo cáo hàng quý (trước ngày 20 của tháng cuối quý) về Sở Y tế',
      'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20',
      'before',
    ],
    ['gửi báo cáo chậm nhất ngày 22 hằng tháng', 'FREQ=MONTHLY;BYMONTHDAY=22', 'by'],
    ['báo cáo Sở Y tế trước ngày 10 tháng sau', 'FREQ=MONTHLY;BYMONTHDAY=10', 'before'],
    ['gửi báo cáo trước 16 giờ thứ Sáu hằng tuần', 'FREQ=WEEKLY;BYDAY=FR', 'before'],
    ['báo cáo kết quả trước ngày 15/6 và 15/12 hằng năm', 'FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15', 'before'],
    ['cung cấp số liệu theo quý (ngày 25 tháng cuối quý)', 'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25', null],
    ['báo cáo năm: trước ngày 15 tháng 01 năm sau', 'FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15', 'before'],
  ])('%s', (text, rrule, cutoff) => {
    const duties = read(`- Sở Tư pháp ${text}.`);
    expect(duties).toHaveLength(1);
    expect(duties[0]).toMatchObject({ kind: 'report', rrule, cutoff, who: ['Sở Tư pháp'], dueDate: null });
  });

  it('gives each frequency of a list its own day', () => {
    const duties = read(
      '- Sở Tư pháp báo cáo hàng quý (trước ngày 15 của tháng cuối quý), 6 tháng (trước ngày 10/6) và hằng năm (trước ngày 01/12).',
    );
    expect(duties.map((duty) => duty.rrule)).toEqual([
      'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15',
      'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10',
      'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1',
    ]);
  });
});

describe('several times in one sentence', () => {
  it('makes two days of one frequency two duties', () => {
    const duties = read('- Sở Tư pháp báo cáo định kỳ 06 tháng (trước ngày 15/6 và 20/12).');
    expect(duties.map((duty) => duty.rrule)).toEqual([
      'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15',
      'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20',
    ]);
  });

  it('sends on only what is reported', () => {
    const duties = read('- Sở Tư pháp rà soát xong trước ngày 31/7/2025 và báo cáo Sở Nội vụ trước ngày 05/8/2025.');
    expect(duties).toMatchObject([
      { kind: 'deadline', dueDate: '2025-07-31', to: [] },
      { kind: 'report', dueDate: '2025-08-05', to: ['Sở Nội vụ'] },
    ]);
  });

  it('keeps a list that is printed in one paragraph apart', () => {
    const duties = read(
      '1. Các sở, ban, ngành a) Ban hành kế hoạch trước ngày 20/01/2025. b) Báo cáo trước ngày 25 hằng tháng.',
    );
    expect(duties.map((duty) => [duty.who, duty.dueDate ?? duty.rrule])).toEqual([
      [['Các sở, ban, ngành'], '2025-01-20'],
      [['Các sở, ban, ngành'], 'FREQ=MONTHLY;BYMONTHDAY=25'],
    ]);
  });
});

describe('a table of tasks with terms', () => {
  const cell = (text: string) => ({ text, line: 3 });
  const tasks = (...terms: string[]) => {
    const rows = [
      ['TT', 'Nhiệm vụ', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Thời gian hoàn thành'],
      ['I', 'Chính quyền số', '', '', ''],
      ...terms.map((term, index) => [String(index + 1), 'Số hóa hồ sơ lưu trữ', 'VP UBND tỉnh', 'Sở Nội vụ', term]),
    ].map((row) => row.map(cell));
    const table = { kind: 'table' as const, line: 1, rows, layout: 'grid' as const };
    const doc = { header, items: [{ block: table, section: ['Phụ lục'], part: 'body' as const }] };
    return readObligations(doc, [], { localityName: 'Phú Yên' }).obligations;
  };

  it.each([
    ['Quý II/2025', '2025-06-30', 'by'],
    ['Trước 30/9/2025', '2025-09-30', 'before'],
    ['15/3/2025', '2025-03-15', 'by'],
    ['Từ tháng 3 đến tháng 9/2025', '2025-09-30', 'by'],
    ['Tháng 12 năm 2025', '2025-12-31', 'by'],
  ])('%s', (term, dueDate, cutoff) => {
    expect(tasks(term)).toMatchObject([
      {
        kind: 'deadline',
        what: 'Số hóa hồ sơ lưu trữ',
        who: ['Văn phòng UBND tỉnh'],
        dueDate,
        cutoff,
        quote: `Số hóa hồ sơ lưu trữ | ${term}`,
        place: { row: '1', column: 'Thời gian hoàn thành' },
      },
    ]);
  });

  it('reads frequencies, and leaves a term that sets no day', () => {
    expect(tasks('Hằng năm', 'Quý').map((duty) => duty.rrule)).toEqual(['FREQ=YEARLY', 'FREQ=MONTHLY;INTERVAL=3']);
    expect(tasks('Thường xuyên', '2024 - 2026', '', 'Theo tiến độ chung')).toEqual([]);
  });
});

describe('single deadlines', () => {
  it.each([
    ['hoàn thành các khóa học (xong trước ngày 30/6/2025)', '2025-06-30', 'before'],
    ['trong Quý I/2025 sẽ hoàn thành lắp đặt thiết bị', '2025-03-31', 'by'],
    ['hoàn thành số hóa chậm nhất là ngày 15 tháng 11 năm 2025', '2025-11-15', 'by'],
    ['ban hành kế hoạch trước ngày 20/02', '2025-02-20', 'before'],
    ['trình UBND tỉnh phê duyệt trong tháng 02/2025', '2025-02-28', 'by'],
  ])('%s', (text, dueDate, cutoff) => {
    const duties = read(`- Sở Y tế ${text}.`);
    expect(duties).toHaveLength(1);
    expect(duties[0]).toMatchObject({ kind: 'deadline', dueDate, cutoff, rrule: null, who: ['Sở Y tế'] });
  });
});

describe('frequencies', () => {
  it.each([
    ['cập nhật chuyên trang 1 tuần/lần', ['FREQ=WEEKLY']],
    ['họp chuyên đề ít nhất 01 quý/01 lần', ['FREQ=MONTHLY;INTERVAL=3']],
    ['kiểm tra ít nhất 02 lần/năm', ['FREQ=MONTHLY;INTERVAL=6']],
    ['báo cáo định kỳ hàng tháng, quý', ['FREQ=MONTHLY', 'FREQ=MONTHLY;INTERVAL=3']],
    ['tổ chức tập huấn hàng năm', ['FREQ=YEARLY']],
    ['đăng tin, số lượng trong năm đạt từ 20 bài trở lên', ['FREQ=YEARLY']],
  ])('%s', (text, rules) => {
    const duties = read(`- Sở Y tế ${text}.`);
    expect(duties.map((duty) => duty.rrule)).toEqual(rules);
    expect(duties.every((duty) => duty.kind === 'frequency')).toBe(true);
  });

  it('takes the lead unit of an indicator whose name sets the frequency', () => {
    const row = indicator('Có chuyên mục phát sóng 1 tuần/1 lần');
    const { obligations } = readObligations(plan(), [row], { localityName: 'Phú Yên' });
    expect(obligations).toMatchObject([{ rrule: 'FREQ=WEEKLY', who: ['Sở Y tế'], indicator: 'II.4', quote: row.name }]);
  });

  it('does not repeat a duty that the text and a row say in the same words', () => {
    const row = indicator('Tổ chức hội nghị tập huấn định kỳ hàng năm phổ biến kiến trúc số');
    const doc = plan(
      '- Xây dựng kế hoạch và tổ chức hội nghị tập huấn định kỳ hàng năm phổ biến kiến trúc số của tỉnh.',
    );
    const { obligations } = readObligations(doc, [row], { localityName: 'Phú Yên' });
    expect(obligations.map((duty) => duty.indicator)).toEqual(['II.4']);
  });

  it('keeps a periodic duty whose period is not printed, and doubts it', () => {
    const { obligations, doubts } = readObligations(plan('- Sở Y tế thực hiện chế độ báo cáo theo yêu cầu.'), [], {
      localityName: 'Phú Yên',
    });
    expect(obligations).toMatchObject([{ kind: 'frequency', rrule: null, dueDate: null, who: ['Sở Y tế'] }]);
    expect(doubts).toHaveLength(1);
  });
});

describe('duties owed when something happens', () => {
  it.each([
    [
      'nếu có khó khăn, vướng mắc, các cơ quan, đơn vị, địa phương kịp thời phản ánh về Sở Y tế',
      ['Các cơ quan, đơn vị, địa phương'],
      ['Sở Y tế'],
    ],
    ['Sở Nội vụ kịp thời báo cáo Chủ tịch UBND tỉnh', ['Sở Nội vụ'], ['Chủ tịch UBND tỉnh']],
    ['Sở Nội vụ tham mưu UBND tỉnh ban hành kế hoạch sau khi có hướng dẫn của Bộ Nội vụ', ['Sở Nội vụ'], ['UBND tỉnh']],
    ['Sở Nội vụ trả lời trong vòng 05 ngày làm việc kể từ ngày nhận văn bản', ['Sở Nội vụ'], []],
  ])('%s', (text, who, to) => {
    expect(read(`- ${text}.`)).toMatchObject([{ kind: 'event', who, to, rrule: null, dueDate: null }]);
  });
});

describe('who owes it', () => {
  it('is the body that acts, not the one acted upon', () => {
    const [duty] = read(
      '# 2. Sở Nội vụ',
      '- Chủ trì, phối hợp với Sở Tài chính, Sở Tư pháp tổ chức kiểm tra ít nhất 02 lần/năm.',
    );
    expect(duty?.who).toEqual(['Sở Nội vụ']);
  });

  it('may stand after the time words, or in the sentence that opens the list', () => {
    expect(
      read('1. Báo cáo tuần: trước thứ Năm hằng tuần, Trung tâm Kiểm soát bệnh tật tỉnh gửi Sở Y tế.')[0],
    ).toMatchObject({
      who: ['Trung tâm Kiểm soát bệnh tật tỉnh'],
      to: ['Sở Y tế'],
    });
    const duties = read(
      'Sở Nội vụ đề nghị các sở, ban, ngành thực hiện như sau:',
      '- Gửi báo cáo trước ngày 25 hằng tháng.',
    );
    expect(duties[0]?.who).toEqual(['Các sở, ban, ngành']);
  });

  it('is nobody when the document names nobody', () => {
    expect(read('- Hàng năm xây dựng phương án ứng cứu sự cố.')[0]?.who).toEqual([]);
  });
});

describe('what sets no duty', () => {
  it.each([
    'Mạng lưới viễn thông được duy trì kết nối thông suốt.',
    'Tỷ lệ hồ sơ trực tuyến đạt 79,7%, tăng 5% so với năm 2023.',
    'Kế hoạch số 833/KH-UBND ngày 20 tháng 12 năm 2023 về chuyển đổi số.',
    'Tính đến ngày 15/02/2024, có 20.824 đối tượng.',
    'Kết quả chi lương hưu và trợ cấp hàng tháng qua tài khoản đạt 28%.',
    'Sở Y tế đã hoàn thành trước ngày 31/12/2024.',
    'Nâng cao Chỉ số DTI hàng năm của tỉnh, đề ra các nhiệm vụ thiết thực.',
    'Danh mục nhiệm vụ chuyển đổi số mới năm 2024 và kết quả xếp hạng năm 2023.',
    'Trong quý I/2024, Cổng thông tin đăng tải 990 tin, bài.',
    'Từ 01/01/2025 đến hết ngày 15/6/2025 phát sinh 12 sự cố cần báo cáo.',
    'Thời gian giải quyết không quá 1/3 so với quy định; bố trí trong dự toán ngân sách hằng năm.',
    'Từ ngày 25/12/2023 đến 05/03/2024 đã phát hiện 1.579 mã độc.',
  ])('%s', (text) => {
    expect(read(text)).toEqual([]);
  });
});

function indicator(name: string): IndicatorFact {
  return {
    code: 'II.4',
    table: 'Phụ lục',
    group: null,
    groupInferred: null,
    no: '4',
    parent: null,
    name,
    lead: ['Sở Y tế'],
    coordinate: [],
    guide: [],
    monitor: [],
    printedUnits: { lead: 'Sở Y tế', coordinate: null, guide: null, monitor: null },
    targets: [],
    results: [],
    note: null,
    standing: null,
    place: { section: ['Phụ lục'], line: 9 },
  };
}
