import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, Table } from '../../src/documents/blocks.ts';
import { findDataFlags } from '../../src/documents/facts/data-flags.ts';
import { readIndicators } from '../../src/documents/facts/indicators.ts';
import { readScores } from '../../src/documents/facts/scores.ts';
import { readStatements } from '../../src/documents/facts/statements.ts';
import type { StructuredDocument } from '../../src/documents/structure/section.ts';

const HEADER: StructuredDocument['header'] = {
  number: null,
  symbol: null,
  title: 'Kế hoạch chuyển đổi số năm 2024',
  kind: null,
  issuer: null,
  issuedOn: null,
  period: '2024',
  localityName: 'Khánh Hòa',
  localitySlug: 'khanh-hoa',
  draft: false,
};
const HEADINGS = [
  'STT',
  'Nội dung',
  'Chỉ tiêu năm 2024',
  'Kết quả quý I/2024',
  'Đơn vị chủ trì',
  'Tên cơ quan',
  'Tổng điểm',
  'Ghi chú',
  'Số liệu',
  '',
];
const CELLS = [
  '',
  '1',
  '1.',
  'I',
  'a)',
  '1.1',
  '-',
  '80%',
  'Trên 95%',
  '29/31',
  '(1+2)/3',
  'Có',
  'Sở Y tế',
  'Chính quyền số (3 chỉ tiêu):',
  'Tỷ lệ hộ nghèo',
  'Điểm tối đa',
  '4.75',
  '7,977',
  'Còn lại 5 xã',
  '\n',
  '1 2 3',
  '…',
];

const cell = (pool: string[]): fc.Arbitrary<Cell> =>
  fc.record(
    { text: fc.constantFrom(...pool), line: fc.integer({ min: 1, max: 50 }) },
    { requiredKeys: ['text', 'line'] },
  );
const table = fc.integer({ min: 1, max: 6 }).chain((width) =>
  fc.record({
    kind: fc.constant('table' as const),
    line: fc.constant(1),
    layout: fc.constantFrom('grid' as const, 'listed' as const),
    rows: fc
      .tuple(
        fc.array(cell(HEADINGS), { minLength: width, maxLength: width }),
        fc.array(fc.array(cell(CELLS), { minLength: 0, maxLength: width }), { maxLength: 8 }),
      )
      .map(([head, body]) => [head, ...body]),
  }),
);

function documentOf(tables: Table[], text: string): StructuredDocument {
  const paragraph = { kind: 'paragraph' as const, text, line: 99 };
  const items = [...tables, paragraph].map((block) => ({ block, section: ['Phụ lục I'], part: 'body' as const }));
  return { header: HEADER, items };
}

describe('whatever stands in a table', () => {
  it('the readers do not fail, codes are unique, and what they quote is printed in a cell', () => {
    fc.assert(
      fc.property(
        fc.array(table, { maxLength: 2 }),
        fc.constantFrom('', 'xã A (3/0 điểm); còn lại (x)', 'tỷ lệ hộ nghèo đạt 5%'),
        (tables, text) => {
          const doc = documentOf(tables, text);
          const { indicators, doubts } = readIndicators(doc);
          const scores = readScores(doc);
          const { averages, ranks } = readStatements(doc, scores);
          findDataFlags(
            {
              header: HEADER,
              passages: [],
              indicators,
              scores,
              averages,
              ranks,
              units: [],
              obligations: [],
              abbreviations: [],
              doubts,
            },
            doc,
          );
          expect(new Set(indicators.map((row) => row.code)).size).toBe(indicators.length);
          const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');
          const printed = new Set(tables.flatMap((each) => each.rows.flat().flatMap((own) => words(own.text))));
          const raws = indicators.flatMap((row) => [
            ...row.targets.map(({ target }) => target.raw),
            ...row.results.map(({ raw }) => raw),
          ]);
          expect(raws.flatMap(words).filter((word) => !printed.has(word))).toEqual([]);
          expect(indicators.filter((row) => row.name === '')).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });
});
