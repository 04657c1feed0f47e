/** Places as officials cite them: «Phụ lục I, mục I.3, Công văn số 63/KH-UBND ngày 18/3/2024». */
import type { DocumentRow, PassageRow } from '../../documents/document-table.ts';
import type { IndicatorRow, SourceRow } from '../../kpi/indicator-queries.ts';
import type { Citation } from './answer.ts';
import { dateInWords, shorten } from './wording.ts';

export function citeIndicator(row: IndicatorRow): Citation {
  const table = shorten((row.tableTitle.split(/\s+-\s+/)[0] ?? row.tableTitle).trim(), 60);
  return cite(row, `${table}, mục ${row.code}`, row.name);
}

export function citeSource(row: SourceRow, quote: string): Citation {
  return cite(row, sectionPlace(row.section, row.rowLabel), quote);
}

export function citePassage(passage: PassageRow & { document: DocumentRow }, quote: string): Citation {
  const { document } = passage;
  return {
    document: document.fileName,
    where: sectionPlace(passage.section, passage.rowLabel),
    quote,
    documentId: document.id,
    line: passage.line,
    passage: passage.id,
    title: document.title,
    number: document.number,
    issuedOn: document.issuedOn,
  };
}

function cite(row: SourceRow, where: string, quote: string): Citation {
  return {
    document: row.fileName,
    where,
    quote,
    documentId: row.documentId,
    line: row.line,
    passage: null,
    title: row.documentTitle,
    number: row.documentNumber,
    issuedOn: row.issuedOn,
  };
}

/** "mục II.6" from headings such as ["II. ĐÁNH GIÁ…", "6. …"]; the heading's words where it has no number. */
export function sectionPlace(section: readonly string[], row: string | null): string {
  const parts: string[] = [];
  const numbers: string[] = [];
  for (const heading of section) {
    const number = /^([IVXLC]+|\d+(?:\.\d+)*|[a-zđ])[.)/]\s/iu.exec(heading)?.[1];
    const appendix = /^(phụ lục(?:\s+(?:[IVX]+|\d+))?)\b/iu.exec(heading)?.[1];
    if (appendix !== undefined)
      parts.push(
        appendix.charAt(0).toUpperCase() +
          appendix
            .slice(1)
            .toLowerCase()
            .replace(/ ([ivx]+)$/, (_, roman: string) => ` ${roman.toUpperCase()}`),
      );
    else if (number !== undefined) numbers.push(/^\d+\.\d/.test(number) && numbers.length > 0 ? number : number);
  }
  if (numbers.length > 0) parts.push(`mục ${mergeNumbers(numbers)}`);
  if (row !== null && row !== '') parts.push(`dòng ${row.replace(/[.)]$/, '')}`);
  if (parts.length > 0) return parts.join(', ');
  const last = section.at(-1);
  return last === undefined ? 'phần mở đầu' : `mục «${shorten(last, 60)}»`;
}

/** ["I", "6", "6.1"] → "I.6.1": a number that repeats its parent is not said twice. */
function mergeNumbers(numbers: readonly string[]): string {
  return numbers.reduce((path, number, i) => {
    const before = numbers[i - 1];
    if (i === 0) return number;
    return before !== undefined && number.startsWith(`${before}.`)
      ? `${path.slice(0, path.length - before.length)}${number}`
      : `${path}.${number}`;
  }, '');
}

/** "Công văn số 63/KH-UBND ngày 18/3/2024"; the title where the number is blank. */
export function documentName(document: {
  kind: string | null;
  number: string | null;
  symbol: string | null;
  title: string;
  issuedOn: string | null;
}): string {
  const date = document.issuedOn === null ? '' : ` ngày ${dateInWords(document.issuedOn)}`;
  if (document.number !== null) return `${document.kind ?? 'Văn bản'} số ${document.number}${date}`;
  const kind =
    document.kind === null || document.title.toLowerCase().startsWith(document.kind.toLowerCase())
      ? ''
      : `${document.kind} `;
  return `${kind}«${shorten(sentenceCase(document.title), 90)}»${date}`;
}

function sentenceCase(title: string): string {
  return title === title.toUpperCase() ? title.charAt(0) + title.slice(1).toLowerCase() : title;
}

/** One line with every place; places of one document are grouped. */
export function sourceLine(citations: readonly (Citation & { name: string })[]): string | null {
  if (citations.length === 0) return null;
  const groups = new Map<string, string[]>();
  for (const citation of citations) {
    const places = groups.get(citation.name) ?? [];
    if (!places.includes(citation.where)) places.push(citation.where);
    groups.set(citation.name, places);
  }
  const shown = [...groups]
    .slice(0, 3)
    .map(([name, places]) => `${places.slice(0, 3).join('; ')}${places.length > 3 ? '; …' : ''}, ${name}`);
  return `Nguồn: ${shown.join(' | ')}`;
}
