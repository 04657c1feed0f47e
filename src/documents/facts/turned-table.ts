/** Tables of points with the criteria in the rows and a column for each unit, turned so that units are rows. */
import { foldedKey, tidy } from '../../language/fold.ts';
import type { Cell } from '../blocks.ts';
import { numbersColumns, readHeader } from './table-headings.ts';

const CRITERION = /\b(tieu chi|tru cot|linh vuc|noi dung|chi so|hang muc)\b/;
const FULL_MARKS = /\bdiem (toi da|chuan)\b|\bthang diem\b|^toi da$/;
/** A heading that is the name of one unit, not of a kind of units. */
const ONE_UNIT =
  /^(?:UBND|Ủy ban nhân dân|Sở|Ban|Văn phòng|Thanh tra|Công an|Cục|Chi cục|[Hh]uyện|[Tt]hành phố|[Tt]hị xã|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu|T[PpXxT]\.?)\s+\p{Lu}/u;

/**
 * @param rows rows as read, headings included
 * @returns rows with one unit each below one heading row and the row of full marks; null when the table is none such
 */
export function turnedTable(rows: Cell[][]): Cell[][] | null {
  const { headerRows, headings } = readHeader(rows);
  const keys = headings.map((heading) => foldedKey(heading));
  const criterion = keys.findIndex((key) => CRITERION.test(key));
  const full = keys.findIndex((key) => FULL_MARKS.test(key));
  const units = headings.flatMap((heading, index) => (ONE_UNIT.test(tidy(heading)) ? [index] : []));
  if (criterion < 0 || full < 0 || units.length < 2) return null;
  const body = rows
    .slice(headerRows)
    .filter(
      (row) => !numbersColumns(row) && tidy(row[criterion]?.text ?? '') !== '' && tidy(row[full]?.text ?? '') !== '',
    );
  if (body.length === 0) return null;
  const line = rows[0]?.[0]?.line ?? 0;
  const named = (text: string): Cell => ({ text, line });
  const cellsAt = (column: number): Cell[] => body.map((row) => row[column] ?? named(''));
  return [
    [named('Tên đơn vị'), ...cellsAt(criterion)],
    [named('Điểm tối đa'), ...cellsAt(full)],
    ...units.map((column) => [named(tidy(headings[column] ?? '')), ...cellsAt(column)]),
  ];
}
