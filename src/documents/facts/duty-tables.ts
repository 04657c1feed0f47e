/** Tables of tasks with a term ("Nhiệm vụ | Đơn vị chủ trì | Thời gian hoàn thành"): each row is a duty. */
import { foldedKey, tidy } from '../../language/fold.ts';
import { readUnitCell, type UnitContext } from '../../people/unit-names.ts';
import type { Cell, Table } from '../blocks.ts';
import type { StructuredItem } from '../structure/section.ts';
import { type DutyTiming, deadlineWithin, timingsIn } from './duty-timing.ts';

export interface TableDuty {
  task: string;
  who: string[];
  to: string[];
  timing: DutyTiming;
  /** The cells as printed: task and term. */
  quote: string;
  row: string | null;
  column: string;
  line: number;
  section: string[];
}

interface DutyColumns {
  headerRows: number;
  task: number;
  term: number;
  lead: number | null;
  receiver: number | null;
  no: number | null;
}

const TASK = /\b(nhiem vu|cong viec|noi dung|giai phap|ten bao cao|loai bao cao|hoat dong|san pham bao cao)\b/;
const TERM =
  /\b(thoi gian|thoi han|han|thoi diem) (thuc hien|hoan thanh|bao cao|gui|trinh|xong|nop|ban hanh)\b|^(thoi gian|thoi han|thoi diem|han bao cao|ky bao cao|dinh ki|tan suat|tien do|tien do thuc hien|lo trinh|lo trinh thuc hien)$/;
const LEAD = /\b(chu tri|thuc hien|chiu trach nhiem|bao cao|phu trach)\b/;
const BODY = /\b(don vi|co quan|dau moi|chu tri)\b/;
const RECEIVER = /\b(noi nhan|(don vi|co quan) (nhan|tiep nhan|tong hop)|gui den)\b/;

/** Duties of a table that has a column of tasks and one of terms; none for other tables. */
export function dutiesOfTable(item: StructuredItem, year: number | null, context: UnitContext): TableDuty[] {
  if (item.block.kind !== 'table') return [];
  const table = item.block;
  const columns = columnsOf(table);
  if (!columns) return [];
  const heading = tidy(table.rows[columns.headerRows - 1]?.[columns.term]?.text ?? '');
  return table.rows.slice(columns.headerRows).flatMap((row) => {
    const task = tidy(row[columns.task]?.text ?? '');
    const term = row[columns.term];
    const printed = tidy(term?.text ?? '');
    if (task.length < 6 || printed === '' || !term || isHeading(row)) return [];
    const units = (column: number | null): string[] =>
      column === null ? [] : readUnitCell(row[column]?.text ?? '', context).units;
    return termsIn(printed, year).map((timing) => ({
      task,
      who: units(columns.lead),
      to: units(columns.receiver),
      timing,
      quote: `${task} | ${printed}`,
      row: columns.no === null ? null : tidy(row[columns.no]?.text ?? '') || null,
      column: heading,
      line: row[columns.task]?.line ?? term.line,
      section: item.section,
    }));
  });
}

function columnsOf(table: Table): DutyColumns | null {
  for (let index = 0; index < Math.min(3, table.rows.length); index += 1) {
    const keys = (table.rows[index] ?? []).map((cell) => foldedKey(cell.text));
    const find = (test: (key: string, column: number) => boolean): number | null => {
      const column = keys.findIndex((key, at) => key.length < 60 && test(key, at));
      return column < 0 ? null : column;
    };
    const term = find((key) => TERM.test(key));
    const task = find((key, column) => TASK.test(key) && column !== term);
    if (term === null || task === null) continue;
    return {
      headerRows: index + 1,
      task,
      term,
      lead: find(
        (key, column) =>
          column !== term && column !== task && BODY.test(key) && LEAD.test(key) && !/phoi hop/.test(key),
      ),
      receiver: find((key, column) => column !== term && column !== task && RECEIVER.test(key)),
      no: find((key) => /^(stt|tt|so tt)$/.test(key)),
    };
  }
  return null;
}

/** A row that only names a group: the same words in every cell, or nothing but a name. */
function isHeading(row: readonly Cell[]): boolean {
  const filled = row.filter((cell) => tidy(cell.text) !== '');
  return filled.length <= 1 || new Set(filled.map((cell) => tidy(cell.text))).size === 1;
}

/** "Hằng quý", "Quý II/2025", "30/6/2025", "Trước ngày 20/12 hằng năm"; "Thường xuyên" and a span of years set no day. */
function termsIn(printed: string, year: number | null): DutyTiming[] {
  const whole = { start: 0, end: printed.length };
  const timings = timingsIn(printed, year);
  if (timings.length > 0) return timings;
  const recurs = timingsIn(`báo cáo hằng ${printed.charAt(0).toLocaleLowerCase('vi')}${printed.slice(1)}`, year);
  if (/^(?:tuần|tháng|quý|năm|0?6 tháng)(?:\s*(?:,|và)\s*(?:tháng|quý|năm|0?6 tháng))*$/iu.test(printed)) {
    return recurs.map((timing) => ({ ...timing, ...whole }));
  }
  // The end of a span is its deadline: "Từ tháng 3 đến tháng 9/2025".
  const last = printed.split(/\s*(?:-|–|đến)\s*/u).at(-1) ?? printed;
  const dated = timingsIn(`trước ${last}`, null)[0];
  if (dated?.dueDate) return [{ ...dated, cutoff: /trước/iu.test(printed) ? 'before' : 'by', ...whole }];
  const within = deadlineWithin(
    /^(?:trước|trong|hết|xong)/iu.test(last) ? last : `trong ${last.replace(/^(?:trong|vào)\s+/iu, '')}`,
  );
  return within ? [{ ...within, ...whole }] : [];
}
