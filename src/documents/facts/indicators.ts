/** Tables of indicators → facts: names, codes, who is responsible, targets and results, each with its place. */
import { parseTarget, type Target } from '../../kpi/target.ts';
import { tidy } from '../../language/fold.ts';
import type { UnitContext } from '../../people/unit-names.ts';
import type { Doubt, IndicatorFact, IndicatorResult, IndicatorTarget } from '../facts.ts';
import type { StructuredDocument } from '../structure/section.ts';
import { type CodedRow, codesOf } from './indicator-codes.ts';
import type { DataRow } from './indicator-rows.ts';
import { type IndicatorTable, indicatorTables, placeOf } from './indicator-tables.ts';
import { readResultCell } from './result-cell.ts';
import type { Column } from './table-columns.ts';
import { unitContextFor } from './unit-context.ts';
import { readRowUnits } from './unit-roles.ts';

/**
 * Reads every indicator that stands in a table of the document.
 * @returns the rows in reading order; what could not be read with certainty is in `doubts`, never guessed
 */
export function readIndicators(doc: StructuredDocument): { indicators: IndicatorFact[]; doubts: Doubt[] } {
  const tables = indicatorTables(doc);
  const doubts: Doubt[] = [];
  const rows = codesOf(tables, doc);
  const coded = rows.filter(({ row }) => row.name !== '');
  for (const { row } of rows.filter((each) => each.row.name === '')) {
    const quote = row.cells.map((cell) => tidy(cell.text)).join(' | ');
    doubts.push({ what: 'Dòng không có tên chỉ tiêu, chưa lấy số', quote, line: row.line });
  }
  const context = unitContextFor(doc);
  const indicators = coded.map((row) => readRow(row, doc, context, doubts));
  for (const row of coded) {
    if (row.groupDoubt !== null) doubts.push({ what: row.groupDoubt, quote: row.row.name, line: row.row.line });
  }
  return { indicators, doubts };
}

function readRow(coded: CodedRow, doc: StructuredDocument, context: UnitContext, doubts: Doubt[]): IndicatorFact {
  const { row, table } = coded;
  const units = readRowUnits(row, table.columns, context, doubts);
  const isParent = row.kind === 'parent';
  const targets = isParent ? [] : readTargets(row, table, doc);
  const note = textOf(row, table, 'note');
  return {
    code: coded.code,
    table: table.title,
    group: coded.group,
    groupInferred: coded.groupInferred,
    no: row.no,
    parent: coded.parent,
    name: row.name,
    ...units,
    targets,
    results: isParent ? [] : readResults(row, table, doc, targets, note, doubts),
    note: note === '' ? null : note,
    standing: table.standing,
    place: placeOf(table, row.no, row.name, row.line),
  };
}

function readTargets(row: DataRow, table: IndicatorTable, doc: StructuredDocument): IndicatorTarget[] {
  return table.columns.flatMap((column) => {
    const cell = row.cells[column.index];
    if (column.role !== 'target' || !cell) return [];
    const unit = printedMeasure(row, column, table) ?? usualUnit(row, column, table);
    const target = withMeasure(parseTarget(cell.text, row.name), unit);
    const year = column.year ?? yearOf(doc.header.period) ?? yearOf(table.period);
    return [{ scope: column.scope, year, target, place: placeOf(table, row.no, row.name, cell.line, column.heading) }];
  });
}

const MEASURES = String.raw`%|‰|(?:nghìn |triệu |tỷ )?đồng(?:\/người(?:\/năm)?)?|tỷ|triệu|người|hộ|xã|huyện|thôn|ha|tấn|km|m2|m3|doanh nghiệp|cơ sở|trường|lượt|hồ sơ|dịch vụ|điểm|ngày|giờ|cuộc|lớp|nhiệm vụ|sản phẩm|thủ tục`;
const MEASURE_IN_WORDS = new RegExp(String.raw`(?:\(\s*(?:ĐVT:?\s*)?(${MEASURES})\s*\)|,\s*(%))\s*\.?$`, 'iu');

/** Unit from the column "Đơn vị tính", else from the end of the heading or the name: "Tỷ lệ hộ nghèo (%)". */
function printedMeasure(row: DataRow, column: Column, table: IndicatorTable): string | null {
  const own = textOf(row, table, 'measure');
  if (own !== '' && !/^[-–]$/.test(own)) return asPercent(own);
  const words = MEASURE_IN_WORDS.exec(column.heading) ?? MEASURE_IN_WORDS.exec(row.name);
  return words?.[1] ?? words?.[2] ?? null;
}

function asPercent(measure: string): string {
  return /^(%|phần trăm|(?:tỷ|tỉ) lệ)( \(?%\)?)?$/iu.test(measure) ? '%' : measure;
}

/** "85" for a "Tỷ lệ …" is per cent where the column prints "%" elsewhere; 0,85 and 1 may be shares and stay bare. */
function usualUnit(row: DataRow, column: Column, table: IndicatorTable): string | null {
  const own = Number((row.cells[column.index]?.text ?? '').trim().replace(',', '.'));
  if (!/^(?:duy trì |phấn đấu )?(?:tỷ|tỉ) (?:lệ|trọng)\b/iu.test(row.name) || !(own > 1 && own <= 100)) return null;
  const others = table.rows.flatMap((other) => (other.kind === 'group' ? [] : [other.cells[column.index]?.text ?? '']));
  return others.filter((text) => text.includes('%')).length >= 2 ? '%' : null;
}

/** The unit that the figure itself leaves out. */
function withMeasure(target: Target, measure: string | null): Target {
  return typeof target.value === 'number' && target.unit === null && measure !== null
    ? { ...target, unit: measure }
    : target;
}

function readResults(
  row: DataRow,
  table: IndicatorTable,
  doc: StructuredDocument,
  targets: IndicatorTarget[],
  note: string,
  doubts: Doubt[],
): IndicatorResult[] {
  const columns = table.columns.filter((column) => column.role === 'result');
  const target = (targets.find((candidate) => candidate.scope === 'province') ?? targets[0])?.target ?? null;
  const last = columns.at(-1);
  return columns.flatMap((column) => {
    const cell = row.cells[column.index];
    if (!cell) return [];
    // The figures column explains the newest result only.
    const figures = column === last ? figuresOf(row, table) : '';
    const measure = printedMeasure(row, column, table);
    const read = readResultCell(cell.text, figures, column === last ? note : '', target, measure);
    const { doubtful, ...reported } = read;
    if (doubtful)
      doubts.push({ what: `Kết quả có nhiều cách hiểu, chưa lấy số (${row.name})`, quote: read.raw, line: cell.line });
    const period = column.period ?? periodAround(column.asOf ?? table.asOf, doc.header.period ?? table.period);
    const asOf = column.asOf ?? (column === last ? table.asOf : null);
    return [{ period, asOf, ...reported, place: placeOf(table, row.no, row.name, cell.line, column.heading) }];
  });
}

/** "đến ngày 15/3/2024" in a report on quý I/2024 belongs to that quarter; in a document on another year, to its own. */
function periodAround(asOf: string | null, documents: string | null): string | null {
  const year = yearOf(asOf);
  return year === null || yearOf(documents) === year ? documents : String(year);
}

function figuresOf(row: DataRow, table: IndicatorTable): string {
  const numerator = textOf(row, table, 'numerator');
  const denominator = textOf(row, table, 'denominator');
  return numerator !== '' && denominator !== '' ? `${numerator}/${denominator}` : textOf(row, table, 'figures');
}

function textOf(row: DataRow, table: IndicatorTable, role: Column['role']): string {
  const cells = table.columns
    .filter((column) => column.role === role)
    .map((column) => tidy(row.cells[column.index]?.text ?? ''));
  return cells.filter((text) => text !== '').join('; ');
}

function yearOf(period: string | null): number | null {
  const year = /^\d{4}/.exec(period ?? '')?.[0];
  return year === undefined ? null : Number(year);
}
