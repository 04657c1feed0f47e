/** One question of each kind, as an official would type it, to the whole program on the documents that ship with it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../app/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

interface Expected {
  kind: string;
  question: string;
  locality: string;
  says: RegExp[];
  never?: RegExp[];
  document: string;
  where: RegExp;
}

const BRVT = 'ba-ria-vung-tau';
const ANNEX = 'brvt-2024-q1-phu-luc-1-chi-tieu.md';
const SCORES = 'brvt-2023-bao-cao-xep-hang-dti.md';
const PLAN = 'khanh-hoa-2023-ke-hoach-nang-cao-dti.md';

const NOT_MET = /chưa đạt/iu;

const QUESTIONS: Expected[] = [
  {
    kind: 'a target that was met',
    question: 'Tình hình thanh toán hóa đơn nước không dùng tiền mặt quý I năm 2024 thế nào?',
    locality: BRVT,
    says: [/80,18%/, /trên 80%/i, /(?<!chưa )đạt/iu],
    never: [NOT_MET],
    document: ANNEX,
    where: /III\.12/,
  },
  {
    kind: 'a target that was missed, with the gap',
    question: 'Dân số trưởng thành có chữ ký số cá nhân hiện đạt bao nhiêu phần trăm?',
    locality: BRVT,
    says: [/3,42%/, NOT_MET, /16,58/],
    document: ANNEX,
    where: /III\.5/,
  },
  {
    kind: 'a cell without a figure',
    question: 'Xã, phường, thị trấn triển khai đài truyền thanh ứng dụng công nghệ thông tin được bao nhiêu rồi?',
    locality: BRVT,
    says: [/chưa có số liệu/iu, /60%/],
    never: [/(?<![\d,])0\s?%/, NOT_MET],
    document: ANNEX,
    where: /III\.3/,
  },
  {
    kind: 'the lowest units when no level is named: every level',
    question: 'don vi nao DTI thap nhat',
    locality: BRVT,
    says: [/^3 đơn vị cuối bảng .*Ban Quản lý các Khu công nghiệp/, /UBND huyện Côn Đảo/, /UBND xã Bàu Chinh/],
    document: SCORES,
    where: /II\.1/,
  },
  {
    kind: 'a target of a year for which none was set: said first, never passed off as that year',
    question: 'Mục tiêu năm 2025 về chữ ký số cá nhân là bao nhiêu?',
    locality: BRVT,
    says: [/^Chưa có mục tiêu năm 2025/, /năm 2024 là 20%/],
    document: ANNEX,
    where: /III\.5/,
  },
  {
    kind: 'a target',
    question: 'Năm 2024 tỉnh đặt mục tiêu bao nhiêu cho tỷ lệ dân số có hồ sơ sức khỏe điện tử?',
    locality: BRVT,
    says: [/trên 90%/i],
    document: ANNEX,
    where: /III\.9/,
  },
  {
    kind: 'a list of what was missed',
    question: 'Liệt kê các chỉ tiêu xã hội số chưa đạt',
    locality: BRVT,
    says: [/\b5 chỉ tiêu/, /3,42%/, /31,3%/, /85,08%/, /93,8%/, /69,9%/],
    never: [/80,18%/, /70,23%/],
    document: ANNEX,
    where: /III\.5/,
  },
  {
    kind: 'how many were met',
    question: 'Có bao nhiêu chỉ tiêu xã hội số đã đạt?',
    locality: BRVT,
    says: [/\b8 chỉ tiêu/],
    document: ANNEX,
    where: /III\./,
  },
  {
    kind: 'the duties of a unit',
    question: 'Công an tỉnh được giao chủ trì chỉ tiêu nào?',
    locality: BRVT,
    says: [/Công an tỉnh/, /tài khoản định danh điện tử/],
    never: [/hồ sơ sức khỏe/],
    document: ANNEX,
    where: /III\.4/,
  },
  {
    kind: 'who is responsible for an indicator',
    question: 'Ai chủ trì chỉ tiêu tỷ trọng kinh tế số trong GRDP?',
    locality: BRVT,
    says: [/Cục Thống kê/],
    document: ANNEX,
    where: /II\.1/,
  },
  {
    kind: 'a score',
    question: 'Sở Tư pháp được bao nhiêu điểm Nhận thức số năm 2023?',
    locality: BRVT,
    says: [/Sở Tư pháp/, /2,9/],
    document: SCORES,
    where: /II\.2/,
  },
  {
    kind: 'the end of a ranking',
    question: 'Những huyện nào đứng cuối bảng xếp hạng chuyển đổi số năm 2023?',
    locality: BRVT,
    says: [/Long Điền/, /Xuyên Mộc/, /Côn Đảo/],
    document: SCORES,
    where: /II\.1/,
  },
  {
    kind: 'the head of a ranking',
    question: 'Ba sở dẫn đầu về chuyển đổi số năm 2023 là những sở nào?',
    locality: BRVT,
    says: [/Văn phòng UBND tỉnh/i, /Sở Thông tin và Truyền thông/i, /Sở Tài nguyên và Môi trường/i],
    document: SCORES,
    where: /II\.1/,
  },
  {
    kind: 'a cause',
    question: 'Vì sao Ban Dân tộc bị điểm thấp ở tiêu chí Nhận thức số?',
    locality: BRVT,
    says: [/ít triển khai văn bản/],
    document: SCORES,
    where: /II\.2/,
  },
  {
    kind: 'a deadline',
    question: 'Hạn gửi số liệu về chỉ số thành phần cho Sở Thông tin và Truyền thông là ngày nào?',
    locality: 'khanh-hoa',
    says: [/20\/12/],
    document: PLAN,
    where: /IV\.1/,
  },
  {
    kind: 'what a short form means',
    question: 'LGSP là gì?',
    locality: 'khanh-hoa',
    says: [/Nền tảng tích hợp, chia sẻ dữ liệu/],
    document: PLAN,
    where: /\d/,
  },
  {
    kind: 'a comparison of two provinces',
    question: 'So sánh tỷ lệ dân số có điện thoại thông minh giữa Bà Rịa - Vũng Tàu và Bắc Kạn',
    locality: BRVT,
    says: [/97,5%/, /84,1%/],
    document: 'bac-kan-2024-q1-bao-cao-bcd.md',
    where: /3\.2/,
  },
];

it.each(QUESTIONS)('answers $kind: figures, verdict and place', async (expected) => {
  const reply = await test.ask(expected.question, expected.locality);
  for (const words of expected.says) expect(reply.answer).toMatch(words);
  for (const words of expected.never ?? []) expect(reply.answer).not.toMatch(words);
  const places = reply.citations.filter((citation) => citation.document === expected.document);
  expect(places.map((citation) => citation.where).join(' | ')).toMatch(expected.where);
  expect(reply.answer).toMatch(/\nNguồn: /);
  expect(reply.choices).toBeUndefined();
});

it('cites places that can be opened and that print what is quoted', async () => {
  const reply = await test.ask('Dân số trưởng thành có chữ ký số cá nhân hiện đạt bao nhiêu phần trăm?', BRVT);
  const [citation] = reply.citations;
  const rows = await test.app.db.query<{ text: string; file: string }>(
    'select p.text, d.file_name as file from passage p join document d on d.id = p.document_id where p.id = $1',
    [citation?.passage],
  );
  expect(rows).toMatchObject([{ file: ANNEX, text: expect.stringContaining('3,42%') }]);
  expect(rows[0]?.text).toContain(citation?.quote.replace(/\.$/, ''));
});

it('reads the same question without accents, with short forms and as decomposed text', async () => {
  const [plain, bare, decomposed] = await Promise.all([
    test.ask('Tỷ lệ dân số trưởng thành có tài khoản dịch vụ công trực tuyến đạt bao nhiêu?', BRVT),
    test.ask('ty le dan so truong thanh co tai khoan DVCTT dat bao nhieu', BRVT),
    test.ask('Tỷ lệ dân số trưởng thành có tài khoản dịch vụ công trực tuyến đạt bao nhiêu?'.normalize('NFD'), BRVT),
  ]);
  for (const reply of [plain, bare, decomposed]) {
    expect(reply.answer).toMatch(/86,19%/);
    expect(reply.citations[0]?.where).toMatch(/III\.7/);
  }
});

it('says what it is and what it can be asked when greeted', async () => {
  const reply = await test.ask('Xin chào trợ lý');
  expect(reply.answer).toMatch(/trợ lý ảo/iu);
  expect(reply.answer).toMatch(/«[^»]+\?»/u);
});

it('has let every one of its answers through its own check', () => {
  expect(test.progress.filter((line) => line.includes('chưa có căn cứ'))).toEqual([]);
});
