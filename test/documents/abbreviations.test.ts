import { describe, expect, it } from 'vitest';
import { readAbbreviations } from '../../src/documents/facts/abbreviations.ts';
import { structureDocument } from '../../src/documents/structure/structure-document.ts';
import { read } from './read-helpers.ts';

function explained(text: string, fileName = 'van-ban.txt'): [string, string][] {
  return readAbbreviations(structureDocument(read(text, fileName), fileName)).map(({ short, long }) => [short, long]);
}

describe('abbreviations that a document explains', () => {
  it.each([
    ['Tổng chi cho an toàn thông tin (ATTT) tăng.', 'ATTT', 'an toàn thông tin'],
    ['Tập huấn cán bộ, công chức, viên chức (CBCCVC) các cấp.', 'CBCCVC', 'cán bộ, công chức, viên chức'],
    ['Kế hoạch chuyển đổi số (CĐS) của tỉnh.', 'CĐS', 'chuyển đổi số'],
    [
      'Sở Nông nghiệp và Phát triển nông thôn (Sở) và công nghệ thông tin và truyền thông (CNTT&TT).',
      'CNTT&TT',
      'công nghệ thông tin và truyền thông',
    ],
    [
      'Kết nối Nền tảng tích hợp, chia sẻ dữ liệu cấp tỉnh (LGSP) và hệ thống khác.',
      'LGSP',
      'Nền tảng tích hợp, chia sẻ dữ liệu cấp tỉnh',
    ],
    ['Báo cáo trên Hệ thống thông tin Báo cáo tỉnh (LRIS).', 'LRIS', 'Hệ thống thông tin Báo cáo tỉnh'],
    ['Ứng dụng Trí tuệ nhân tạo (AI) trong quản lý.', 'AI', 'Trí tuệ nhân tạo'],
    ['Qua trung tâm điều hành thông minh (IOC) của tỉnh.', 'IOC', 'trung tâm điều hành thông minh'],
    ['Dữ liệu do NCSC (Trung tâm Giám sát) và TTHC (thủ tục hành chính) cung cấp.', 'TTHC', 'thủ tục hành chính'],
    [
      'Ban Chỉ đạo Chuyển đổi số tỉnh (sau đây gọi tắt là Ban Chỉ đạo) họp quý.',
      'Ban Chỉ đạo',
      'Ban Chỉ đạo Chuyển đổi số tỉnh',
    ],
    ['Hồ sơ dịch vụ công trực tuyến (viết tắt: DVCTT) tăng.', 'DVCTT', 'dịch vụ công trực tuyến'],
    ['- Mỗi xã một sản phẩm (OCOP).', 'OCOP', 'Mỗi xã một sản phẩm'],
    [
      'Mức độ ứng dụng trí tuệ nhân tạo (AI) trong nền tảng số tỉnh và Trung tâm Giám sát (SOC).',
      'SOC',
      'Trung tâm Giám sát',
    ],
    ['- KTXH: Kinh tế - xã hội;', 'KTXH', 'Kinh tế - xã hội'],
  ])('%s', (text, short, long) => expect(explained(text)).toEqual([[short, long]]));

  it('does not take remarks, numbers or codes in brackets for abbreviations', () => {
    for (const text of [
      'Bộ Thông tin và Truyền thông (b/c);',
      'Đạt 54,4% (1.013/1.861) hồ sơ (Phụ lục II).',
      'Theo Mục (II) và Quyết định của tỉnh (12/QĐ-UBND).',
      'Cơ sở dữ liệu bảo hiểm (BHXH Việt Nam).',
      'Triển khai rà soát và đánh giá mức độ ứng dụng rộng rãi các giải pháp mới (XYZ).',
    ]) {
      expect(explained(text)).toEqual([]);
    }
  });

  it('reads a list of abbreviations in a table, and gives each explanation once', () => {
    expect(
      explained('| Từ viết tắt | Nghĩa đầy đủ |\n|--|--|\n| VNeID | Ứng dụng định danh điện tử |\n', 'a.md'),
    ).toEqual([['VNeID', 'Ứng dụng định danh điện tử']]);
    expect(explained('An toàn thông tin (ATTT).\nBảo đảm an toàn thông tin (ATTT).')).toHaveLength(1);
  });
});
