/** Who leads and who helps, from the unit columns of a row; one column may hold both, marked in words. */
import { tidy } from '../../language/fold.ts';
import { readUnitCell, type UnitContext } from '../../people/unit-names.ts';
import type { Doubt, IndicatorFact } from '../facts.ts';
import type { DataRow } from './indicator-rows.ts';
import type { Column, UnitRole } from './table-columns.ts';

export type RowUnits = Pick<IndicatorFact, UnitRole | 'printedUnits'>;

const ROLES: UnitRole[] = ['lead', 'coordinate', 'guide', 'monitor'];

/** Reads every unit cell of a row; what is no unit, or has no clear role, is a doubt and no unit. */
export function readRowUnits(row: DataRow, columns: Column[], context: UnitContext, doubts: Doubt[]): RowUnits {
  const units: RowUnits = {
    lead: [],
    coordinate: [],
    guide: [],
    monitor: [],
    printedUnits: { lead: null, coordinate: null, guide: null, monitor: null },
  };
  for (const role of ROLES) {
    for (const column of columns.filter((candidate) => candidate.role === role)) {
      const cell = row.cells[column.index];
      if (!cell || /^[-–\s]*$/.test(cell.text)) continue;
      const parts = holdsBoth(column.heading) ? splitRoles(cell.text) : { [role]: cell.text };
      if (parts === null) {
        doubts.push({
          what: `Chưa rõ đơn vị nào chủ trì trong cột "${column.heading}"`,
          quote: tidy(cell.text),
          line: cell.line,
        });
        continue;
      }
      for (const [as, text] of Object.entries(parts) as [UnitRole, string][]) {
        const read = readUnitCell(text, context);
        units[as] = [...new Set([...units[as], ...read.units])];
        units.printedUnits[as] = tidy(text);
        for (const unread of read.unread) {
          doubts.push({ what: `Chưa rõ đơn vị trong cột "${column.heading}"`, quote: unread, line: cell.line });
        }
      }
    }
  }
  return units;
}

function holdsBoth(heading: string): boolean {
  return /chủ trì/iu.test(heading) && /phối hợp/iu.test(heading);
}

/** "Chủ trì: A; phối hợp: B", "A chủ trì, phối hợp với B", "A (chủ trì), B, C"; null where nobody is marked. */
function splitRoles(text: string): { lead: string; coordinate?: string } | null {
  const printed = tidy(text);
  const labelled =
    /^(?:[-+•]\s*)?(?:đơn vị |cơ quan )?chủ trì\s*:\s*(.+?)(?:[;.,]?\s*(?:[-+•]\s*)?(?:đơn vị |cơ quan )?phối hợp\s*:\s*(.+))?$/iu.exec(
      printed,
    );
  const sentence = /^(.+?)\s+chủ trì[,;]?\s*(?:(?:và\s+)?phối hợp (?:với|cùng)\s+(.+)|(.+?)\s+phối hợp)?\.?$/iu.exec(
    printed,
  );
  const match = labelled ?? sentence;
  if (match?.[1]) {
    const helps = match[2] ?? match[3];
    return helps === undefined ? { lead: match[1] } : { lead: match[1], coordinate: helps };
  }
  const names = printed.split(/\s*[;,]\s*/);
  const leads = names.filter((name) => /\(\s*chủ trì\s*\)/iu.test(name));
  if (leads.length === 0) return null;
  const others = names.filter((name) => !leads.includes(name));
  const lead = leads.map((name) => name.replace(/\s*\([^()]*\)/g, '')).join('; ');
  return others.length === 0 ? { lead } : { lead, coordinate: others.join('; ') };
}
