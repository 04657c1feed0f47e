import { describe, expect, it } from 'vitest';
import { canonicalUnit, usualAliases } from '../../src/people/unit-names.ts';

describe('usual aliases', () => {
  it('shortens departments with and without &, - and the head', () => {
    expect(usualAliases('Sở Thông tin và Truyền thông')).toEqual(
      expect.arrayContaining(['STTTT', 'Sở TT&TT', 'Sở TTTT', 'Sở TT-TT', 'Sở 4T']),
    );
    expect(usualAliases('Sở Y tế')).toEqual(expect.arrayContaining(['SYT', 'Sở YT']));
    expect(usualAliases('Sở Nông nghiệp và Phát triển nông thôn')).toEqual(
      expect.arrayContaining(['Sở NN&PTNT', 'Sở Nông nghiệp và PTNT', 'SNNPTNT']),
    );
    expect(usualAliases('Sở Lao động - Thương binh và Xã hội')).toEqual(
      expect.arrayContaining(['Sở LĐTB&XH', 'Sở LĐ-TB&XH', 'Sở LĐTBXH', 'Sở Lao động Thương binh và Xã hội']),
    );
  });

  it('tells departments with the same initials apart', () => {
    expect(usualAliases('Sở Ngoại vụ')).toEqual(expect.arrayContaining(['SNgV', 'Sở NgV']));
    expect(canonicalUnit('SNV', { localityName: null })).toBe('Sở Nội vụ');
  });

  it('names places without UBND and with the kind shortened', () => {
    expect(usualAliases('UBND thành phố Tuy Hòa')).toEqual(
      expect.arrayContaining(['thành phố Tuy Hòa', 'TP Tuy Hòa', 'TP. Tuy Hòa', 'UBND TP Tuy Hòa']),
    );
    expect(usualAliases('UBND phường 7')).toEqual(expect.arrayContaining(['phường 7', 'P. 7', 'P7']));
  });

  it('shortens the usual phrases of other bodies', () => {
    expect(usualAliases('Văn phòng UBND tỉnh')).toEqual(expect.arrayContaining(['VP UBND tỉnh', 'VPUB']));
    expect(usualAliases('Ban Chỉ đạo Chuyển đổi số tỉnh')).toEqual(expect.arrayContaining(['BCĐ CĐS tỉnh', 'BCĐ']));
    expect(usualAliases('Hội đồng nhân dân tỉnh')).toContain('HĐND tỉnh');
  });

  it('gives no alias equal to the name itself', () => {
    for (const name of ['Sở Y tế', 'UBND cấp huyện', 'Các sở, ban, ngành', 'Công an tỉnh']) {
      expect(usualAliases(name)).not.toContain(name);
    }
  });

  it('gives department aliases that are read back as the same department', () => {
    for (const name of [
      'Sở Khoa học và Công nghệ',
      'Sở Kế hoạch và Đầu tư',
      'Sở Tài nguyên và Môi trường',
      'Bộ Tư pháp',
    ]) {
      for (const alias of usualAliases(name)) expect(canonicalUnit(alias, { localityName: null }), alias).toBe(name);
    }
  });
});
