/** Small helpers that the checks of data share: a flag with its defaults, printed rows, rounding tolerance. */
import { decimalsOf } from '../../kpi/numbers.ts';
import { tidy } from '../../language/fold.ts';
import type { DataFlagFact } from '../facts.ts';
import type { StructuredDocument } from '../structure/section.ts';

type Essential = Pick<DataFlagFact, 'kind' | 'severity' | 'detail' | 'evidence'>;

/** A flag; what is not said does not apply. */
export function makeFlag(flag: Essential & Partial<DataFlagFact>): DataFlagFact {
  return { expected: null, found: null, indicators: [], unit: null, criterion: null, ...flag };
}

/** The row of a table that has a cell on this line, as one quotable text; empty when there is none. */
export function rowAt(doc: StructuredDocument, line: number): string {
  for (const { block } of doc.items) {
    if (block.kind !== 'table') continue;
    const row = block.rows.find((cells) => cells.some((cell) => cell.line === line && cell.text !== ''));
    if (row)
      return row
        .map((cell) => tidy(cell.text))
        .filter((text) => text !== '')
        .join(' | ');
  }
  return '';
}

export interface TextLine {
  text: string;
  line: number;
  section: string[];
}

/** Running text without recipients and signature. */
export function textLines(doc: StructuredDocument): TextLine[] {
  return doc.items.flatMap(({ block, section, part }) =>
    block.kind === 'paragraph' && part !== 'recipients' && part !== 'signature'
      ? [{ text: tidy(block.text), line: block.line, section }]
      : [],
  );
}

/**
 * How a printed percentage stands to its own fraction: null when it is the fraction rounded or cut to the printed
 * decimals, 'info' within 0,05, else 'error'.
 */
export function ratioSeverity(printed: number, numerator: number, denominator: number): 'info' | 'error' | null {
  const difference = Math.abs(printed - (100 * numerator) / denominator);
  if (difference <= 0.5 * 10 ** -decimalsOf(printed) + 1e-9) return null;
  return difference <= 0.05 ? 'info' : 'error';
}
