import { describe, expect, it } from 'vitest';
import { structureDocument } from '../../src/documents/structure/structure-document.ts';
import { read } from './read-helpers.ts';

function outline(text: string, fileName = 'van-ban.txt'): [string, string, string[]][] {
  return structureDocument(read(text, fileName), fileName).items.map(({ block, part, section }) => [
    block.kind === 'table' ? 'TABLE' : block.text,
    part,
    section,
  ]);
}

function sectionOf(text: string, start: string): string[] | undefined {
  return outline(text).find(([printed]) => printed.startsWith(start))?.[2];
}

describe('sections', () => {
  it('nests by numbering although the exporter gave wrong levels', () => {
    const text =
      '#### I. KẾT QUẢ\n\n##### 1. Xếp hạng chung:\n\nĐoạn một.\n\n## 2. Hạ tầng số:\n\n*a) Về đường truyền:*\n\n*- Tại sở:*\n\nĐoạn hai.\n\n### **II. TỒN TẠI**\n\nĐoạn ba.';
    expect(sectionOf(text, 'Đoạn một')).toEqual(['I. KẾT QUẢ', '1. Xếp hạng chung:']);
    expect(sectionOf(text, 'Đoạn hai')).toEqual(['I. KẾT QUẢ', '2. Hạ tầng số:', 'a) Về đường truyền:', '- Tại sở:']);
    expect(sectionOf(text, 'Đoạn ba')).toEqual(['II. TỒN TẠI']);
  });

  it('nests 1.1 in 1, and articles under chapters', () => {
    expect(sectionOf('I. A\n1. B\n1.1. C\nĐoạn.\n1.2. D\n2. E\n2.1. F\nCuối.', 'Cuối')).toEqual([
      'I. A',
      '2. E',
      '2.1. F',
    ]);
    expect(
      sectionOf(
        'Chương I QUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Quy chế này quy định việc báo cáo.\na) Báo cáo quý;',
        'a)',
      ),
    ).toEqual([
      'Chương I QUY ĐỊNH CHUNG',
      'Điều 1. Phạm vi',
      '1. Quy chế này quy định việc báo cáo.',
      'a) Báo cáo quý;',
    ]);
  });

  it('takes a numbered paragraph for body, yet puts its bullets under it', () => {
    const text =
      'II. NHIỆM VỤ\n8. Sở Nội vụ thực hiện tốt hơn nữa vai trò của cơ quan thường trực, chủ động rà soát các nhiệm vụ được giao trong năm. Tập trung các nội dung:\n- Báo cáo quý.\n9. Về an toàn: Yêu cầu các cơ quan rà soát. Thực hiện ngay.\n- Kiểm tra.';
    const found = outline(text);
    expect(found[1]?.[1]).toBe('body');
    expect(found[2]?.[2][0]).toBe('II. NHIỆM VỤ');
    expect(found[2]?.[2][1]).toMatch(/^8\. Sở Nội vụ thực hiện tốt hơn .*…$/);
    expect(found[2]?.[2][1]?.length).toBeLessThanOrEqual(101);
    expect(found[4]?.[2]).toEqual(['II. NHIỆM VỤ', '9. Về an toàn:']);
  });

  it('takes a long numbered clause that ends with a colon for a heading', () => {
    const heading = `1. Thủ trưởng các sở, ban, ngành; ${'Chủ tịch UBND các huyện, thị xã; '.repeat(6)}các trường:`;
    expect(outline(`IV. TỔ CHỨC\n${heading}\n- Báo cáo trước ngày 20/12.`).slice(1)).toEqual([
      [heading, 'heading', ['IV. TỔ CHỨC', heading]],
      ['- Báo cáo trước ngày 20/12.', 'body', ['IV. TỔ CHỨC', heading]],
    ]);
  });

  it('puts sub-bullets under the bullet that introduces them, and nothing else', () => {
    const text = 'I. KẾT QUẢ\n- Tỉnh đã đạt các kết quả sau:\n+ Ban hành kế hoạch.\n- Nội dung khác.\n+ Việc khác.';
    expect(outline(text).map(([, , section]) => section.length)).toEqual([1, 2, 2, 1, 1]);
  });

  it('does not take figures, dates or sentences for numbers of headings', () => {
    for (const text of [
      '1.170 người tham gia.',
      '100% hồ sơ đúng hạn.',
      '30/6/2024 là hạn cuối.',
      '15.8 tỷ đồng đã giải ngân',
      '82/82 xã đạt',
    ]) {
      expect(outline(`I. KẾT QUẢ\n${text}`)[1]).toEqual([text, 'body', ['I. KẾT QUẢ']]);
    }
  });

  it('marks recipients, signature, annex and footnotes', () => {
    const text =
      'BÁO CÁO\nKết quả quý I năm 2025\nThực hiện kế hoạch, Sở báo cáo như sau:\n1. Kết quả[footnoteRef:1] [1: Theo Sở.]\nTrên đây là báo cáo./.\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Thị B\nPHỤ LỤC II\nDANH MỤC CHỈ TIÊU\n(Kèm theo Báo cáo số 1/BC-SYT)\nI. Y TẾ SỐ\nNội dung.';
    expect(outline(text).map(([printed, part]) => `${part}: ${printed}`)).toEqual([
      'letterhead: BÁO CÁO',
      'letterhead: Kết quả quý I năm 2025',
      'body: Thực hiện kế hoạch, Sở báo cáo như sau:',
      'heading: 1. Kết quả',
      'footnote: [1] Theo Sở.',
      'body: Trên đây là báo cáo./.',
      'recipients: Nơi nhận:',
      'recipients: - UBND tỉnh;',
      'recipients: - Lưu: VT.',
      'signature: KT. GIÁM ĐỐC',
      'signature: PHÓ GIÁM ĐỐC',
      'signature: Trần Thị B',
      'appendix: PHỤ LỤC II',
      'appendix: DANH MỤC CHỈ TIÊU',
      'appendix: (Kèm theo Báo cáo số 1/BC-SYT)',
      'heading: I. Y TẾ SỐ',
      'body: Nội dung.',
    ]);
    expect(sectionOf(text, 'Nội dung')).toEqual(['PHỤ LỤC II', 'I. Y TẾ SỐ']);
  });

  it('keeps markdown levels for headings without numbers', () => {
    const text = '# Quy định\n\n## Chung\n\n### Mục đích\n\nĐoạn.\n\n## Thi hành\n\nCuối.';
    const found = outline(text, 'a.md');
    expect(found.find(([printed]) => printed === 'Đoạn.')?.[2].slice(-2)).toEqual(['Chung', 'Mục đích']);
    expect(found.find(([printed]) => printed === 'Cuối.')?.[2].at(-1)).toBe('Thi hành');
  });
});
