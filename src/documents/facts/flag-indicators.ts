/** Checks inside tables of indicators: shares above 100 %, fractions, remainders, counts in headings, lost headings. */
import { formatNumber, parseNumber } from '../../kpi/numbers.ts';
import { fold, tidy } from '../../language/fold.ts';
import type { DataFlagFact, IndicatorFact, IndicatorResult } from '../facts.ts';
import type { StructuredDocument } from '../structure/section.ts';
import type { FactsBeforeFlags } from './data-flags.ts';
import { groupsOf } from './indicator-codes.ts';
import { romanValue } from './indicator-rows.ts';
import { type IndicatorTable, indicatorTables } from './indicator-tables.ts';
import { makeFlag, ratioSeverity, rowAt } from './make-flag.ts';

/** Everything that one table of indicators says against itself. */
export function flagIndicators(facts: FactsBeforeFlags, doc: StructuredDocument): DataFlagFact[] {
  return [
    ...facts.indicators.flatMap((indicator) => indicator.results.flatMap((result) => flagResult(indicator, result))),
    ...indicatorTables(doc).flatMap((table) => flagHeadings(table, facts.indicators, doc)),
    ...flagDecimalMarks(facts.indicators),
    ...flagGluedCells(facts.indicators, doc),
  ];
}

/** Names of shares of a whole, which cannot pass 100 %; growth and fulfilment of a plan can. */
const SHARE = /^(?:duy tri |dam bao |bao dam )?(?:ti le|ti trong|phan tram)\b/;
const CAN_PASS = /\b(tang|so voi|ke hoach|du toan|hoan thanh|tren gia tri|thue bao|mat do|nam truoc|cung ki)\b/;

function flagResult(indicator: IndicatorFact, result: IndicatorResult): DataFlagFact[] {
  const flags: DataFlagFact[] = [];
  const { value, unit, numerator, denominator } = result;
  const codes = [indicator.code];
  const { line } = result.place;
  const name = fold(indicator.name);
  const about = `"${shorten(indicator.name)}"`;
  if (value !== null && unit === '%' && value > 100 && SHARE.test(name) && !CAN_PASS.test(name)) {
    flags.push(
      makeFlag({
        kind: 'value_exceeds_max',
        severity: 'error',
        detail: `${about}: ${formatNumber(value)}% vượt quá 100%, cần kiểm tra lại.`,
        expected: '<=100%',
        found: value,
        evidence: [{ quote: result.raw, line }],
        indicators: codes,
      }),
    );
  }
  if (value !== null && unit === '%' && numerator !== null && denominator !== null) {
    const severity = ratioSeverity(value, numerator, denominator);
    const reckoned = Number(((100 * numerator) / denominator).toFixed(2));
    if (severity) {
      const detail = `${about}: in ${formatNumber(value)}% nhưng ${formatNumber(numerator)}/${formatNumber(denominator)} = ${formatNumber(reckoned)}%.`;
      flags.push(
        makeFlag({
          kind: 'ratio_mismatch',
          severity,
          detail,
          expected: reckoned,
          found: value,
          evidence: [{ quote: `${result.raw} | ${result.figuresRaw ?? indicator.note ?? ''}`, line }],
          indicators: codes,
        }),
      );
    }
  }
  if (
    numerator !== null &&
    denominator !== null &&
    numerator > denominator &&
    SHARE.test(name) &&
    !CAN_PASS.test(name)
  ) {
    flags.push(
      makeFlag({
        kind: 'value_exceeds_max',
        severity: 'error',
        detail: `${about}: tử số ${formatNumber(numerator)} lớn hơn mẫu số ${formatNumber(denominator)}.`,
        expected: denominator,
        found: numerator,
        evidence: [{ quote: result.figuresRaw ?? result.raw, line }],
        indicators: codes,
      }),
    );
  }
  const left = /còn (?:lại )?(\d[\d.]*)\s+\p{L}/iu.exec(indicator.note ?? '');
  const remainder = left?.[1] ? parseNumber(left[1].replace(/\.$/, '')) : null;
  if (
    left &&
    remainder !== null &&
    numerator !== null &&
    denominator !== null &&
    /còn lại|chưa/iu.test(indicator.note ?? '') &&
    remainder !== denominator - numerator
  ) {
    const detail = `${about}: ghi chú "${left[0].trim()}…" không khớp ${formatNumber(numerator)}/${formatNumber(denominator)} (${formatNumber(denominator)} - ${formatNumber(numerator)} = ${formatNumber(denominator - numerator)}).`;
    flags.push(
      makeFlag({
        kind: 'sum_mismatch',
        severity: 'error',
        detail,
        expected: denominator - numerator,
        found: remainder,
        evidence: [
          { quote: result.figuresRaw ?? result.raw, line },
          { quote: indicator.note ?? '', line },
        ],
        indicators: codes,
      }),
    );
  }
  return flags;
}

function flagHeadings(table: IndicatorTable, indicators: IndicatorFact[], doc: StructuredDocument): DataFlagFact[] {
  const flags: DataFlagFact[] = [];
  for (const group of groupsOf(table, doc)) {
    const { heading, rows } = group;
    const codesOn = (lines: number[]) =>
      indicators.filter((row) => lines.includes(row.place.line)).map((row) => row.code);
    const own = rows.filter((row) => row.kind !== 'part');
    const [first] = rows;
    if (heading?.declaredCount != null && heading.declaredCount !== own.length) {
      const detail = `Tiêu đề "${heading.name}" ghi ${formatNumber(heading.declaredCount)} chỉ tiêu nhưng bảng chỉ có ${own.length} dòng đọc được.`;
      const evidence = [{ quote: rowAt(doc, heading.line) || heading.name, line: heading.line }];
      if (first) evidence.push({ quote: first.name, line: first.line });
      flags.push(
        makeFlag({
          kind: 'count_mismatch',
          severity: 'error',
          detail,
          expected: heading.declaredCount,
          found: own.length,
          evidence,
          indicators: codesOn(own.map((row) => row.line)),
        }),
      );
    }
    if (heading === null && group.numeral !== null && first) {
      const detail = `Mất tiêu đề nhóm: số thứ tự chạy lại từ 1 mà không có tên nhóm${group.inferred ? ` (theo thứ tự có thể là "${group.inferred}")` : ''}.`;
      flags.push(
        makeFlag({
          kind: 'other',
          severity: 'warning',
          detail,
          evidence: [{ quote: `${first.no ?? ''} | ${first.name}`, line: first.line }],
          indicators: codesOn(rows.map((row) => row.line)),
        }),
      );
    }
    if (heading?.no && /l/.test(heading.no) && romanValue(heading.no) !== null) {
      const meant = heading.no.replace(/l/g, 'I');
      flags.push(
        makeFlag({
          kind: 'ocr',
          severity: 'warning',
          detail: `Số La Mã in "${heading.no}" thay cho "${meant}" (nhóm ${heading.name}).`,
          expected: meant,
          found: heading.no,
          evidence: [
            { quote: `${heading.no} | ${heading.name}`, line: heading.line },
            { quote: heading.no, line: heading.line },
          ],
        }),
      );
    }
  }
  return flags;
}

/** "98.7%" where the other cells of the document print a decimal comma. */
function flagDecimalMarks(indicators: IndicatorFact[]): DataFlagFact[] {
  const cells = indicators.flatMap((indicator) => [
    ...indicator.results.map((result) => ({ code: indicator.code, raw: result.raw, line: result.place.line })),
    ...indicator.targets.map(({ target, place }) => ({ code: indicator.code, raw: target.raw, line: place.line })),
  ]);
  const commas = cells.filter(({ raw }) => /\d,\d{1,2}\s*%/.test(raw));
  const dots = cells.filter(({ raw }) => /(?<![\d.])\d{1,3}\.\d{1,2}\s*%/.test(raw));
  if (commas.length <= dots.length) return [];
  return dots.map(({ code, raw, line }) =>
    makeFlag({
      kind: 'other',
      severity: 'warning',
      detail: `Dấu thập phân là dấu chấm ("${raw}") trong khi các ô khác dùng dấu phẩy.`,
      expected: raw.replace('.', ','),
      found: raw,
      evidence: [{ quote: raw, line }],
      indicators: [code],
    }),
  );
}

/** A recovered table has one cell a line; two on one line stuck together in the source. */
function flagGluedCells(indicators: IndicatorFact[], doc: StructuredDocument): DataFlagFact[] {
  return doc.items.flatMap(({ block }) => {
    if (block.kind !== 'table' || block.layout !== 'listed') return [];
    return block.rows.slice(1).flatMap((row) => {
      const filled = row.filter((cell) => tidy(cell.text) !== '' && !cell.merged);
      const glued = filled.filter((cell, index) => index > 1 && filled[index - 1]?.line === cell.line);
      return glued.map((cell) => {
        const quote = filled
          .filter((other) => other.line === cell.line)
          .map((other) => tidy(other.text))
          .join(' ');
        const codes = indicators
          .filter((indicator) => filled.some((other) => other.line === indicator.place.line))
          .map((indicator) => indicator.code);
        return makeFlag({
          kind: 'other',
          severity: 'warning',
          detail: `Hai ô dính trên một dòng: "${shorten(quote)}"; đã tách theo nội dung.`,
          evidence: [{ quote, line: cell.line }],
          indicators: codes,
        });
      });
    });
  });
}

export function shorten(text: string): string {
  return text.length <= 90 ? text : `${text.slice(0, 88).replace(/\s+\S*$/, '')}…`;
}
