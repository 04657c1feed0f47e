import { describe, expect, it } from 'vitest';
import { readUnits } from '../../src/documents/facts/units.ts';
import type { DocumentHeader } from '../../src/documents/facts.ts';
import type { StructuredDocument, StructuredItem } from '../../src/documents/structure/section.ts';

const header: DocumentHeader = {
  number: null,
  symbol: null,
  title: 'KẾ HOẠCH',
  kind: 'Kế hoạch',
  issuer: null,
  issuedOn: null,
  period: null,
  localityName: 'Phú Yên',
  localitySlug: 'phu-yen',
  draft: true,
};

function documentOf(lines: string[], part: StructuredItem['part'] = 'body'): StructuredDocument {
  const items = lines.map((text, index) => ({
    block: { kind: 'paragraph' as const, text, line: index + 1 },
    section: [],
    part,
  }));
  return { header, items };
}

const unitsOf = (lines: string[], cells: string[] = []) =>
  new Map(readUnits(documentOf(lines), cells).map((unit) => [unit.canonical, unit]));

describe('units of a document', () => {
  it('gives level, type, parent and the forms printed', () => {
    const units = unitsOf(['UBND tỉnh giao Sở TT&TT chủ trì. SỞ THÔNG TIN VÀ TRUYỀN THÔNG báo cáo Bộ TTTT.']);
    expect(units.get('Sở Thông tin và Truyền thông')).toMatchObject({
      level: 'province',
      type: 'department',
      parent: 'UBND tỉnh',
      central: false,
      aliasesPrinted: ['SỞ THÔNG TIN VÀ TRUYỀN THÔNG', 'Sở TT&TT'],
    });
    expect(units.get('Bộ Thông tin và Truyền thông')).toMatchObject({ level: 'central', central: true });
  });

  it('lists the members of a group that the document names', () => {
    const units = unitsOf(['- UBND cấp huyện: thành phố Tuy Hòa, thị xã Sông Cầu, huyện Tuy An;']);
    expect(units.get('UBND cấp huyện')).toMatchObject({
      collective: true,
      members: ['UBND thành phố Tuy Hòa', 'UBND thị xã Sông Cầu', 'UBND huyện Tuy An'],
    });
  });

  it('reads every print of a body as the fullest one', () => {
    const units = unitsOf([
      'Ban Chỉ đạo Chuyển đổi số tỉnh họp. Ban Chỉ đạo giao Cục Thống kê; Cục Thống kê tỉnh tổng hợp.',
    ]);
    expect([...units.keys()]).toEqual(['Ban Chỉ đạo Chuyển đổi số tỉnh', 'Cục Thống kê tỉnh']);
    expect(units.get('Cục Thống kê tỉnh')?.aliasesPrinted).toEqual(['Cục Thống kê']);
  });

  it('says "UBND cấp huyện" only where the document does', () => {
    expect([...unitsOf(['Gửi UBND các huyện, thành phố.']).keys()]).toEqual(['UBND các huyện, thành phố']);
    expect([...unitsOf(['UBND cấp huyện. Gửi UBND các huyện, thành phố.']).keys()]).toEqual(['UBND cấp huyện']);
  });

  it('finds what is printed in cells, with the short name as printed', () => {
    const units = unitsOf([], ['Sở NN&PTNT; Công ty Cấp nước', 'VP UBND tỉnh']);
    expect([...units.keys()]).toEqual([
      'Sở Nông nghiệp và Phát triển nông thôn',
      'Công ty Cấp nước',
      'Văn phòng UBND tỉnh',
    ]);
    expect(units.get('Văn phòng UBND tỉnh')?.aliasesPrinted).toEqual(['VP UBND tỉnh']);
  });

  it('says the same of a group in cells and in the text', () => {
    const cells = ['Sở Y tế; UBND các huyện, thành phố'];
    expect([...unitsOf(['Gửi UBND các huyện, thành phố.'], cells).keys()]).toContain('UBND các huyện, thành phố');
    expect([...unitsOf(['Gửi UBND cấp huyện.'], cells).keys()]).toContain('UBND cấp huyện');
  });

  it('takes a misread place for the one met often', () => {
    const units = unitsOf([
      'UBND huyện Đồng Xuân',
      'UBND huyện Đồng Xuân',
      'UBND huyện Đồng Xuân',
      'UBND huyện Đông Xuaan',
    ]);
    expect([...units.keys()]).toEqual(['UBND huyện Đồng Xuân']);
  });

  it('takes recipients for units and the signature for none', () => {
    expect(readUnits(documentOf(['- Các sở, ban, ngành;'], 'recipients'), [])).toHaveLength(1);
    expect(readUnits(documentOf(['TM. ỦY BAN NHÂN DÂN TỈNH'], 'signature'), [])).toEqual([]);
  });
});
