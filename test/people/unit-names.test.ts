import { describe, expect, it } from 'vitest';
import { findUnits } from '../../src/people/find-units.ts';
import {
  canonicalUnit,
  isCollective,
  rankingLevel,
  readUnitCell,
  unitLevel,
  unitType,
} from '../../src/people/unit-names.ts';

const context = { localityName: 'Phú Yên' };
const units = (cell: string) => readUnitCell(cell, context).units;

describe('a cell that lists units', () => {
  it.each([
    ['Sở NN&PTNT', ['Sở Nông nghiệp và Phát triển nông thôn']],
    ['VP UBND tỉnh, Sở Thông tin và Truyền thông', ['Văn phòng UBND tỉnh', 'Sở Thông tin và Truyền thông']],
    ['Các sở, ban, ngành, địa phương', ['Các sở, ban, ngành, địa phương']],
    ['Các sở ban ngành, địa phương', ['Các sở, ban, ngành, địa phương']],
    ['Các sở, ban, ngành; UBND cấp huyện', ['Các sở, ban, ngành', 'UBND cấp huyện']],
    ['Các sở, ban, ngành, UBND cấp huyện', ['Các sở, ban, ngành', 'UBND cấp huyện']],
    ['UBND cấp huyện, cấp xã', ['UBND cấp huyện', 'UBND cấp xã']],
    ['UBND các huyện, thị xã, thành phố', ['UBND cấp huyện']],
    ['Doanh nghiệp viễn thông, truyền hình cáp', ['Doanh nghiệp viễn thông', 'Doanh nghiệp truyền hình cáp']],
    ['Sở LĐTB&XH, Bảo hiểm XH tỉnh', ['Sở Lao động - Thương binh và Xã hội', 'Bảo hiểm xã hội tỉnh']],
    ['Sở Lao động, Thương binh và Xã hội; Sở Y tế', ['Sở Lao động - Thương binh và Xã hội', 'Sở Y tế']],
    ['Các Sở: Nội vụ, Tài chính; Công an tỉnh', ['Sở Nội vụ', 'Sở Tài chính', 'Công an tỉnh']],
    ['UBND phường 7, phường 9 và xã An Phú', ['UBND phường 7', 'UBND phường 9', 'UBND xã An Phú']],
    ['Sở Y tế và Sở Tài chính', ['Sở Y tế', 'Sở Tài chính']],
  ])('reads %j', (cell, expected) => {
    expect(readUnitCell(cell, context)).toEqual({ units: expected, unread: [] });
  });

  it('drops "Lãnh đạo", titles and remarks in brackets', () => {
    expect(units('Lãnh đạo: VP UBND tỉnh, Sở Nội vụ')).toEqual(['Văn phòng UBND tỉnh', 'Sở Nội vụ']);
    expect(units('Giám đốc Sở Xây dựng (theo dõi, đôn đốc)')).toEqual(['Sở Xây dựng']);
  });

  it('takes each bullet as an entry and joins a line that is only wrapped', () => {
    expect(units('- Sở Thông tin và\nTruyền thông;\n- Sở Tư pháp')).toEqual([
      'Sở Thông tin và Truyền thông',
      'Sở Tư pháp',
    ]);
  });

  it('lists a unit that is printed twice once', () => {
    expect(units('Sở Y tế; SYT')).toEqual(['Sở Y tế']);
  });

  it('returns what is no unit as unread instead of guessing', () => {
    expect(readUnitCell('Nguyễn Văn An; Sở Y tế', context)).toEqual({ units: ['Sở Y tế'], unread: ['Nguyễn Văn An'] });
    expect(readUnitCell('Sở Y tế chủ trì', context)).toEqual({ units: ['Sở Y tế'], unread: ['chủ trì'] });
  });
});

describe('one printed name', () => {
  it.each([
    ['STTTT', 'Sở Thông tin và Truyền thông'],
    ['Sở TT-TT', 'Sở Thông tin và Truyền thông'],
    ['Sở 4T', 'Sở Thông tin và Truyền thông'],
    ['so y te', 'Sở Y tế'],
    ['SỞ GIAO THÔNG VẬN TẢI', 'Sở Giao thông vận tải'],
    ['SNgV', 'Sở Ngoại vụ'],
    ['Sở NV', 'Sở Nội vụ'],
    ['Sở LĐT&XH', 'Sở Lao động - Thương binh và Xã hội'],
    ['Sở Công thương', 'Sở Công Thương'],
    ['Ban QL các KCN', 'Ban Quản lý các Khu công nghiệp'],
    ['Sở Y tế tỉnh Phú Yên', 'Sở Y tế'],
    ['Công an tỉnh Phú Yên', 'Công an tỉnh'],
    ['UBDN tỉnh', 'UBND tỉnh'],
    ['HUYỆN TUY AN', 'UBND huyện Tuy An'],
    ['UBND TX. Sông Cầu', 'UBND thị xã Sông Cầu'],
    ['Chủ tịch UBND các huyện, thị xã, thành phố', 'UBND cấp huyện'],
    ['Bộ TT&TT', 'Bộ Thông tin và Truyền thông'],
  ])('%j is %j', (printed, canonical) => {
    expect(canonicalUnit(printed, context)).toBe(canonical);
  });

  it('keeps the name of another province', () => {
    expect(canonicalUnit('Sở Y tế tỉnh Đắk Lắk', context)).toBe('Sở Y tế tỉnh Đắk Lắk');
  });

  it('takes a printed Đ for no other letter', () => {
    expect(canonicalUnit('BĐ tỉnh', context)).toBe('Bưu điện tỉnh');
    expect(canonicalUnit('BĐT', context)).not.toBe('Ban Dân tộc');
    expect(canonicalUnit('Sở GDDT', context)).toBe('Sở Giáo dục và Đào tạo');
  });

  it('is null for a list, a person or nothing', () => {
    expect(canonicalUnit('Sở Y tế, Sở Nội vụ', context)).toBeNull();
    expect(canonicalUnit('Toàn tỉnh', context)).toBeNull();
    expect(canonicalUnit('', context)).toBeNull();
  });

  it('reads "thành phố" as the province level in a centrally run city only', () => {
    expect(canonicalUnit('Công an thành phố', { localityName: 'Đà Nẵng' })).toBe('Công an thành phố');
    expect(canonicalUnit('VP UBND thành phố', { localityName: 'Đà Nẵng' })).toBe('Văn phòng UBND thành phố');
    expect(canonicalUnit('UBND thành phố Tuy Hòa', context)).toBe('UBND thành phố Tuy Hòa');
  });

  it('prefers the fullest form that the document prints', () => {
    const known = ['Cục Thống kê tỉnh', 'Bưu điện tỉnh Phú Yên'];
    expect(canonicalUnit('Cục Thống kê', { ...context, known })).toBe('Cục Thống kê tỉnh');
    expect(canonicalUnit('Bưu điện tỉnh', { ...context, known })).toBe('Bưu điện tỉnh Phú Yên');
    expect(canonicalUnit('Cục Thống kê', context)).toBe('Cục Thống kê');
  });
});

describe('what a canonical name tells', () => {
  it('gives the administrative level, and departments a level of their own in rankings', () => {
    expect(unitLevel('Sở Y tế')).toBe('province');
    expect(rankingLevel('Sở Y tế')).toBe('department');
    expect(rankingLevel('Văn phòng UBND tỉnh')).toBe('department');
    expect(unitLevel('UBND huyện Tuy An')).toBe('district');
    expect(unitLevel('UBND phường 7')).toBe('commune');
    expect(unitLevel('UBND đặc khu Phú Quý')).toBe('commune');
    expect(unitLevel('Bộ Nội vụ')).toBe('central');
  });

  it('knows collectives', () => {
    expect(isCollective('Các sở, ban, ngành')).toBe(true);
    expect(isCollective('UBND cấp xã')).toBe(true);
    expect(isCollective('UBND các huyện, thành phố')).toBe(true);
    expect(isCollective('Sở Nội vụ')).toBe(false);
    expect(unitType('Sở Nội vụ')).toBe('department');
  });
});

describe('units in running text', () => {
  const named = (text: string) => findUnits(text, context).map((unit) => unit.canonical);

  it('finds bodies, places and groups, with heads that serve several names', () => {
    expect(named('Các Sở: Nội vụ; Tài chính; Văn phòng UBND tỉnh phối hợp các sở, ban, ngành.')).toEqual([
      'Sở Nội vụ',
      'Sở Tài chính',
      'Văn phòng UBND tỉnh',
      'Các sở, ban, ngành',
    ]);
    expect(named('tại TP Tuy Hòa, huyện Tuy An, Phú Hòa: chưa hoàn thành')).toEqual([
      'UBND thành phố Tuy Hòa',
      'UBND huyện Tuy An',
      'UBND huyện Phú Hòa',
    ]);
  });

  it('ends a name of its own at the verb', () => {
    expect(named('Trung tâm Tích hợp dữ liệu tỉnh được nâng cấp; Báo Phú Yên đăng tải tin.')).toEqual([
      'Trung tâm Tích hợp dữ liệu tỉnh',
      'Báo Phú Yên',
    ]);
  });

  it.each([
    ['BHXH Khu vực III cung cấp số liệu', ['Bảo hiểm xã hội Khu vực III']],
    ['Kho bạc Nhà nước Khu vực XIII', ['Kho bạc Nhà nước Khu vực XIII']],
    ['Tổ công tác triển khai Đề án 06 được kiện toàn', ['Tổ công tác triển khai Đề án 06']],
    ['Ban Quản lý Khu kinh tế Nam Phú Yên', ['Ban Quản lý Khu kinh tế Nam Phú Yên']],
    [
      'Trung tâm A1 tại Trung tâm Công nghệ thông tin và Truyền thông',
      [
        'Trung tâm A1 tại Trung tâm Công nghệ thông tin và Truyền thông',
        'Trung tâm Công nghệ thông tin và Truyền thông',
      ],
    ],
    [
      'Trưởng Ban Chỉ đạo Chuyển đổi số tỉnh',
      ['Trưởng Ban Chỉ đạo Chuyển đổi số tỉnh', 'Ban Chỉ đạo Chuyển đổi số tỉnh'],
    ],
    ['Uỷ ban MTTQ Việt Nam tỉnh, Tỉnh đoàn', ['Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', 'Tỉnh Đoàn']],
  ])('reads %j', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  it('takes no common noun for a body', () => {
    expect(
      named(
        'Tổ chức hội nghị; báo cáo số tài chính, bộ chỉ số, trường hợp vắng mặt, phòng chống mã độc; BHXH hàng tháng.',
      ),
    ).toEqual([]);
    expect(named('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')).toEqual([]);
    expect(named('Quý I năm 2024, số hóa hồ sơ y tế')).toEqual([]);
  });

  it('says where and how the name is printed', () => {
    const text = 'Giao Sở TT&TT theo dõi';
    const [unit] = findUnits(text, context);
    expect(unit).toMatchObject({ printed: 'Sở TT&TT', start: 5, end: 13 });
  });
});
