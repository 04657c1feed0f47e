import { describe, expect, it } from 'vitest';
import type { DocumentHeader } from '../../src/documents/facts.ts';
import { readPeriod, readPrintedDate } from '../../src/documents/structure/printed-dates.ts';
import { structureDocument } from '../../src/documents/structure/structure-document.ts';
import { localityByName, localityBySlug, PROVINCES, provinceMentions } from '../../src/people/provinces.ts';
import { read } from './read-helpers.ts';

function headerOf(text: string, fileName = 'van-ban.txt'): DocumentHeader {
  return structureDocument(read(text, fileName), fileName).header;
}

const BODY = '\nThực hiện chỉ đạo của cấp trên, đơn vị báo cáo như sau:\nI. KẾT QUẢ\nĐạt 80%.';

describe('header of a document', () => {
  it('reads letterhead, number, place and date', () => {
    const text = `ỦY BAN NHÂN DÂN\nTỈNH HẬU GIANG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 45/KH-UBND\nHậu Giang, ngày 15 tháng 3 năm 2025\nKẾ HOẠCH\nCải cách hành chính năm 2025\nCăn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ;${BODY}`;
    expect(headerOf(text)).toEqual({
      number: '45/KH-UBND',
      symbol: null,
      title: 'Cải cách hành chính năm 2025',
      kind: 'Kế hoạch',
      issuer: 'Ủy ban nhân dân tỉnh Hậu Giang',
      issuedOn: '2025-03-15',
      period: '2025',
      localityName: 'Hậu Giang',
      localitySlug: 'hau-giang',
      draft: false,
    });
  });

  it('keeps the symbol of a draft whose number and day are blank', () => {
    const text = `UBND TỈNH LAI CHÂU\nSỞ Y TẾ\nSố:      /BC-SYT\n(Dự thảo)\nLai Châu, ngày      tháng 4 năm 2024\nBÁO CÁO\nKết quả Quý I và phương hướng Quý II năm 2024${BODY.replace('đơn vị', 'Sở Y tế')}`;
    expect(headerOf(text)).toMatchObject({
      number: null,
      symbol: '/BC-SYT',
      issuer: 'Sở Y tế',
      issuedOn: null,
      period: '2024-Q1',
      localitySlug: 'lai-chau',
      draft: true,
    });
  });

  it('reads a letter by its subject', () => {
    const text = `Số: 9/STTTT-CĐS\nThái Bình, ngày 2 tháng 5 năm 2024\nV/v báo cáo chuyển đổi số tháng 4 năm 2024\nKính gửi: Ủy ban nhân dân tỉnh.${BODY.replace('đơn vị', 'Sở Thông tin và Truyền thông')}`;
    expect(headerOf(text)).toMatchObject({
      kind: 'Công văn',
      number: '9/STTTT-CĐS',
      title: 'Báo cáo chuyển đổi số tháng 4 năm 2024',
      period: '2024-04',
      localitySlug: 'thai-binh',
    });
  });

  it('takes number and date from the line "kèm theo" when the letterhead is lost', () => {
    const annex = 'PHỤ LỤC\nDANH MỤC\n(Ban hành kèm theo Kế hoạch số 112/KH-UBND ngày 30/10/2023 của UBND tỉnh)\n';
    expect(headerOf(`KẾ HOẠCH\nPHÁT TRIỂN KINH TẾ SỐ TỈNH SÓC TRĂNG NĂM 2023${BODY}\n${annex}`)).toMatchObject({
      kind: 'Kế hoạch',
      number: '112/KH-UBND',
      issuedOn: '2023-10-30',
      issuer: 'Ủy ban nhân dân tỉnh Sóc Trăng',
      localitySlug: 'soc-trang',
    });
    expect(headerOf(`${annex}TT\tChỉ tiêu\tĐạt\n1\tTỷ lệ\t5%`)).toMatchObject({
      kind: 'Phụ lục',
      title: 'DANH MỤC',
      number: '112/KH-UBND',
      localityName: null,
      localitySlug: null,
    });
  });

  it('does not give a document of a ministry to the province where it is dated', () => {
    const text = `BỘ NỘI VỤ\nSố: 5/BC-BNV\nHà Nội, ngày 3 tháng 2 năm 2025\nBÁO CÁO\nChỉ số cải cách hành chính năm 2024${BODY}\nTỉnh Hà Nam và tỉnh Hà Nam dẫn đầu.`;
    expect(headerOf(text)).toMatchObject({ issuer: 'Bộ Nội vụ', localityName: null, localitySlug: null });
  });

  it('accepts a front block and prefers it', () => {
    const front =
      '# Trích kế hoạch\n\n- **Số:** 77/KH-UBND\n- **Ngày ban hành:** 14/02/2025\n- **Cơ quan ban hành:** UBND tỉnh Sơn La\n- **Địa phương:** tỉnh Sơn La\n- **Kỳ báo cáo:** Quý II/2025\n- **Loại văn bản:** Kế hoạch\n- **Trích từ:** Phụ lục 2\n\n## Mục tiêu\n\nĐạt 90%.';
    const expected = {
      number: '77/KH-UBND',
      title: 'Trích kế hoạch',
      kind: 'Kế hoạch',
      issuer: 'UBND tỉnh Sơn La',
      issuedOn: '2025-02-14',
      period: '2025-Q2',
      localitySlug: 'son-la',
    };
    expect(headerOf(front, 'a.md')).toMatchObject(expected);
    const asTable =
      '# Trích kế hoạch\n\n| Mục | Nội dung |\n|--|--|\n| Số | 77/KH-UBND |\n| Ngày ban hành | 14/02/2025 |\n| Cơ quan ban hành | UBND tỉnh Sơn La |\n| Địa phương | Sơn La |\n| Kỳ báo cáo | Quý II/2025 |\n| Loại văn bản | Kế hoạch |\n\n## Mục tiêu\n\nĐạt 90%.';
    expect(headerOf(asTable, 'a.md')).toMatchObject(expected);
  });

  it('reads a party letterhead set side by side, and a decision', () => {
    const party = `TỈNH ỦY LONG AN            ĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 45-KH/TU            Long An, ngày 3 tháng 6 năm 2024\n\nKẾ HOẠCH\nthực hiện Nghị quyết về chuyển đổi số${BODY}`;
    expect(headerOf(party)).toMatchObject({
      number: '45-KH/TU',
      title: 'Thực hiện Nghị quyết về chuyển đổi số',
      issuer: 'Tỉnh ủy Long An',
      issuedOn: '2024-06-03',
      localitySlug: 'long-an',
    });
    const decision =
      'UBND TỈNH LÀO CAI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ KẾ HOẠCH VÀ ĐẦU TƯ\tĐộc lập - Tự do - Hạnh phúc\nSố: 12/QĐ-SKHĐT\tLào Cai, ngày 9 tháng 1 năm 2025\n\nQUYẾT ĐỊNH\nVề việc giao chỉ tiêu chuyển đổi số năm 2025\nGIÁM ĐỐC SỞ KẾ HOẠCH VÀ ĐẦU TƯ\n\nCăn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:\nĐiều 1. Giao chỉ tiêu.';
    expect(headerOf(decision)).toMatchObject({
      kind: 'Quyết định',
      number: '12/QĐ-SKHĐT',
      title: 'Về việc giao chỉ tiêu chuyển đổi số năm 2025',
      issuer: 'Sở Kế hoạch và Đầu tư',
      period: '2025',
      localitySlug: 'lao-cai',
    });
  });

  it('names a document without title by its file', () => {
    expect(headerOf('TT\tChỉ tiêu\tĐạt\n1\tTỷ lệ\t5%', 'du-lieu/bang-1.txt')).toMatchObject({
      title: 'Bang-1',
      kind: null,
    });
  });
});

describe('dates and periods', () => {
  it.each([
    ['quý III/2024', '2024-Q3'],
    ['QUÝ I NĂM 2024', '2024-Q1'],
    ['6 tháng đầu năm 2025', '2025-H1'],
    ['06 tháng cuối năm 2025', '2025-H2'],
    ['9 tháng năm 2024', '2024-9M'],
    ['tháng 12/2024', '2024-12'],
    ['giai đoạn 2021 - 2025', '2021-2025'],
    ['Kế hoạch năm 2023', '2023'],
    ['2024-Q2', '2024-Q2'],
    ['Danh mục 15 chỉ tiêu', null],
  ])('reads the period of "%s"', (text, period) => expect(readPeriod(text)).toBe(period));

  it.each([
    ['ngày 09 tháng 1 năm 2025', '2025-01-09'],
    ['30/10/2023', '2023-10-30'],
    ['ngày    tháng 3 năm 2024', null],
    ['31/02/2024', null],
  ])('reads the date "%s"', (text, date) => expect(readPrintedDate(text)).toBe(date));
});

describe('provinces', () => {
  it('knows the 63 former ones and Huế, and 34 of today', () => {
    expect(PROVINCES).toHaveLength(64);
    expect(new Set(PROVINCES.map(({ slug }) => slug)).size).toBe(64);
    const today = new Set(PROVINCES.map(({ successorSlug }) => successorSlug));
    expect(today.size).toBe(34);
    for (const slug of today) expect(localityBySlug(slug)?.successorSlug).toBe(slug);
    expect(localityBySlug('ba-ria-vung-tau')?.successorSlug).toBe('ho-chi-minh');
  });

  it('finds short forms, other spellings, and only names with capitals', () => {
    expect(localityByName('BR-VT')?.name).toBe('Bà Rịa - Vũng Tàu');
    expect(localityByName('TP.HCM')?.slug).toBe('ho-chi-minh');
    expect(localityByName('tỉnh Khánh Hoà')?.slug).toBe('khanh-hoa');
    expect(localityByName('Nha Trang')).toBeUndefined();
    const names = provinceMentions('Giữ gìn hòa bình; tỉnh Hòa Bình và Báo Bà Rịa – Vũng Tàu, thành phố Bà Rịa.');
    expect(names.map(({ province, sure }) => [province.name, sure])).toEqual([
      ['Hòa Bình', true],
      ['Bà Rịa - Vũng Tàu', false],
    ]);
  });
});
