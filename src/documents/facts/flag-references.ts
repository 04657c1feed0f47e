/** Documents that a document cites: two years or dates for one number, one cited twice in a list, appendices missing. */
import { fold } from '../../language/fold.ts';
import type { DataFlagFact } from '../facts.ts';
import type { StructuredDocument } from '../structure/section.ts';
import type { FactsBeforeFlags } from './data-flags.ts';
import { makeFlag, type TextLine, textLines } from './make-flag.ts';

interface Citation {
  kind: string;
  /** "42" */
  number: string;
  /** "2012" when the number carries it. */
  year: string | null;
  /** "NĐ-CP", a lost stroke put back. */
  symbol: string;
  /** ISO date printed after the number. */
  date: string | null;
  quote: string;
  line: number;
  /** The citation opens a paragraph or bullet. */
  opens: boolean;
  section: string;
}

const CITED =
  /(Nghị định|Thông tư|Quyết định|Nghị quyết|Chỉ thị|Kế hoạch|Công văn|Tờ trình|Thông báo|Luật)\s+(?:số\s+)?(\d+)\/(?:(\d{4})\/)?([A-ZĐ]{1,6}\s?-\s?[A-ZĐa-z&-]+)(?:\s+ngày\s+(\d{1,2})(?:\/| tháng )(\d{1,2})(?:\/| năm )(\d{4}))?/gu;

export function flagReferences(facts: FactsBeforeFlags, doc: StructuredDocument): DataFlagFact[] {
  const lines = textLines(doc);
  const citations = lines.flatMap(citationsIn);
  return [
    ...flagYears(citations),
    ...flagDates(citations),
    ...flagRepeats(citations),
    ...flagStrokes(lines),
    ...flagMissingAppendix(lines, doc),
    ...flagFrequencies(lines),
    ...flagCutOff(facts, lines),
  ];
}

function citationsIn({ text, line, section }: TextLine): Citation[] {
  return [...text.matchAll(CITED)].map((match) => {
    const [quote, kind = '', number = '', year, symbol = '', day, month, dateYear] = match;
    const date = day === undefined ? null : `${dateYear}-${month?.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const opens = /^[-+•\s]*$/.test(text.slice(0, match.index));
    return {
      kind,
      number,
      year: year ?? null,
      symbol: symbol.replace(/\s/g, '').replace(/^QD/, 'QĐ').replace(/^ND/, 'NĐ'),
      date,
      quote,
      line,
      opens,
      section: section.join(' > '),
    };
  });
}

/** "42/2012/NĐ-CP ngày 24/6/2022": the year in the number is the year of signing. */
function flagYears(citations: Citation[]): DataFlagFact[] {
  return citations.flatMap((cited) => {
    if (cited.year === null || cited.date === null || cited.date.startsWith(cited.year)) return [];
    const meant = `${cited.number}/${cited.date.slice(0, 4)}/${cited.symbol}`;
    const found = `${cited.number}/${cited.year}/${cited.symbol}`;
    const other = citations.find(
      (each) => each.number === cited.number && each.symbol === cited.symbol && each.year === cited.date?.slice(0, 4),
    );
    const evidence = [cited, ...(other ? [other] : [])].map(({ quote, line }) => ({ quote, line }));
    return [
      makeFlag({
        kind: 'date_conflict',
        severity: 'error',
        detail: `${cited.kind} in số ${found} nhưng ngày ban hành là năm ${cited.date.slice(0, 4)}${other ? ` (chỗ khác in ${meant})` : ''}.`,
        expected: meant,
        found,
        evidence,
      }),
    ];
  });
}

/** One number with two dates of the same year. */
function flagDates(citations: Citation[]): DataFlagFact[] {
  return citations.flatMap((cited, index) => {
    const other = citations
      .slice(0, index)
      .find(
        (each) =>
          sameNumber(each, cited) &&
          each.date !== null &&
          cited.date !== null &&
          each.date !== cited.date &&
          each.date.slice(0, 4) === cited.date.slice(0, 4),
      );
    if (!other) return [];
    return [
      makeFlag({
        kind: 'date_conflict',
        severity: 'error',
        detail: `${cited.kind} số ${cited.number}/${cited.symbol} in hai ngày ban hành khác nhau.`,
        expected: other.date,
        found: cited.date,
        evidence: [other, cited].map(({ quote, line }) => ({ quote, line })),
      }),
    ];
  });
}

/** The same document opens two items of one list. */
function flagRepeats(citations: Citation[]): DataFlagFact[] {
  return citations.flatMap((cited, index) => {
    const other = citations
      .slice(0, index)
      .find(
        (each) =>
          each.opens &&
          cited.opens &&
          sameNumber(each, cited) &&
          each.section === cited.section &&
          each.date === cited.date,
      );
    if (!other) return [];
    return [
      makeFlag({
        kind: 'duplicate',
        severity: 'error',
        detail: `${cited.kind} số ${cited.number}/${cited.symbol} được liệt kê hai lần trong cùng danh sách.`,
        evidence: [other, cited].map(({ quote, line }) => ({ quote, line })),
      }),
    ];
  });
}

function sameNumber(a: Citation, b: Citation): boolean {
  return a.kind === b.kind && a.number === b.number && a.symbol === b.symbol && a.year === b.year;
}

/** "QD-UBND" has lost the stroke of "QĐ-UBND". */
function flagStrokes(lines: TextLine[]): DataFlagFact[] {
  const found = lines.flatMap(({ text, line }) =>
    [...text.matchAll(/(?<!\d)\d+\/(?:\d{4}\/)?(?:QD|ND)-\p{Lu}+/gu)].map((match) => ({ quote: match[0], line })),
  );
  const [first] = found;
  if (!first) return [];
  const symbol = first.quote.replace(/^.*\/(?=[QN]D-)/, '');
  return [
    makeFlag({
      kind: 'ocr',
      severity: 'warning',
      detail: `Ký hiệu văn bản in "${symbol}" thay cho "${symbol.replace('D-', 'Đ-')}".`,
      expected: symbol.replace('D-', 'Đ-'),
      found: symbol,
      evidence: found,
    }),
  ];
}

const ATTACHED =
  /(?:kèm theo|đính kèm|chi tiết (?:như|tại|theo|xem))[^.;)]{0,30}phụ lục|phụ lục(?:\s+[\dIVX, và]+)?\s[^.;)]{0,60}(?:kèm theo|đính kèm)/iu;

/** Appendices that the text says are attached and that the file does not hold. */
function flagMissingAppendix(lines: TextLine[], doc: StructuredDocument): DataFlagFact[] {
  const present = doc.items.some(
    ({ part, section }) => part === 'appendix' || section.some((heading) => /^phụ lục/iu.test(heading)),
  );
  if (present || doc.header.kind === 'Phụ lục') return [];
  const cited = lines.filter(({ text }) => ATTACHED.test(text));
  const [first] = cited;
  if (!first) return [];
  const named =
    /phụ lục(?:\s+(?:[IVX]+|\d+)(?:\s*(?:,|và)\s*(?:phụ lục\s+)?(?:[IVX]+|\d+))*)?/iu.exec(first.text)?.[0] ??
    'phụ lục';
  return [
    makeFlag({
      kind: 'other',
      severity: 'warning',
      detail: `Văn bản viện dẫn ${named} kèm theo nhưng tệp không có phụ lục.`,
      evidence: cited.map(({ text, line }) => ({ quote: text.replace(/^[*(\s]+/, '').slice(0, 200), line })),
    }),
  ];
}

/** "01 quý/01 lần/năm" names two periods for one duty. */
function flagFrequencies(lines: TextLine[]): DataFlagFact[] {
  return lines.flatMap(({ text, line }) =>
    [
      ...text.matchAll(/(?:ít nhất\s+)?\d+\s+(ngày|tuần|tháng|quý)\s*\/\s*\d+\s+lần\s*\/\s*(tuần|tháng|quý|năm)/giu),
    ].map((match) =>
      makeFlag({
        kind: 'other',
        severity: 'warning',
        detail: `Tần suất "${match[0]}" tự mâu thuẫn: vừa theo ${match[1]} vừa theo ${match[2]}.`,
        found: match[0],
        evidence: [{ quote: match[0], line }],
      }),
    ),
  );
}

/** A table and the text that speaks of the same figures close on days a few apart. */
function flagCutOff(facts: FactsBeforeFlags, lines: TextLine[]): DataFlagFact[] {
  const table = facts.indicators.flatMap((row) => row.results).find((result) => result.asOf !== null);
  if (!table?.asOf) return [];
  const { asOf } = table;
  return lines.flatMap(({ text, line }) => {
    const match = /(?:tính )?đến (?:hết )?ngày (\d{1,2})\/(\d{1,2})\/(\d{4})/iu.exec(text);
    if (!match || !/\d\s*%/.test(text) || /^\(?ke[mn]/.test(fold(text))) return [];
    const said = `${match[3]}-${match[2]?.padStart(2, '0')}-${match[1]?.padStart(2, '0')}`;
    const days = Math.abs(Date.parse(said) - Date.parse(asOf)) / 86_400_000;
    if (days === 0 || !(days <= 7)) return [];
    return [
      makeFlag({
        kind: 'date_conflict',
        severity: 'warning',
        detail: `Bảng chốt số liệu ngày ${asOf.split('-').reverse().join('/')}, lời văn chốt ngày ${match[1]}/${match[2]}/${match[3]}.`,
        expected: said,
        found: asOf,
        evidence: [
          { quote: match[0], line },
          { quote: table.place.column ?? '', line: table.place.line },
        ],
      }),
    ];
  });
}
