/** The header of a document: number, kind, title, issuer, date, period, province. */
import { foldedKey, tidy } from '../../language/fold.ts';
import type { DocumentHeader } from '../facts.ts';
import { type Enclosure, readDocumentNumber, readEnclosure } from './document-number.ts';
import { findIssuer } from './find-issuer.ts';
import { findLocality, namedLocality } from './find-locality.ts';
import type { FrontFields } from './front-block.ts';
import { kindAtStart, kindOfLine } from './letterhead.ts';
import { readPeriod, readPrintedDate } from './printed-dates.ts';
import type { StructuredItem } from './section.ts';

/** Reads the header from the front block, the letterhead and title, and the line "(Kèm theo …)", in this order. */
export function readHeader(items: StructuredItem[], front: FrontFields, fileName: string): DocumentHeader {
  const head = textsOf(items, 'letterhead');
  const { kind, title } = kindAndTitle(head, front, fileName);
  const enclosure = ownEnclosure(items, kind);
  const numberLine = front.number ?? head.find((text) => /^Số\s*:?\s*(?:[\d/]|$|\s)/u.test(text));
  const printed = (numberLine === undefined ? null : readDocumentNumber(numberLine)) ?? enclosure;
  const symbol = printed?.number ?? printed?.symbol ?? null;
  const locality = front.locality ? namedLocality(front.locality) : findLocality(items, symbol);
  const dateLine = head.find((text) => /^[^,]{2,60},\s*ngày/iu.test(text));
  return {
    number: printed?.number ?? null,
    symbol: printed?.symbol ?? null,
    title,
    kind,
    issuer: front.issuer ?? findIssuer(items, symbol, enclosure, locality),
    issuedOn: readPrintedDate(front.issuedOn ?? dateLine ?? '') ?? enclosure?.issuedOn ?? null,
    period: periodOf(items, front, title),
    localityName: locality?.name ?? null,
    localitySlug: locality?.slug ?? null,
    draft: [front.status ?? '', ...head].some((text) => /(?:^|\()\s*dự thảo/iu.test(text)),
  };
}

function textsOf(items: StructuredItem[], part: StructuredItem['part']): string[] {
  return items.flatMap(({ block, part: own }) => (own === part && block.kind === 'paragraph' ? [block.text] : []));
}

/** Kind from a line of its own, else "V/v" or "Kính gửi" (a letter); the title is what stands below the kind. */
function kindAndTitle(head: string[], front: FrontFields, fileName: string): { kind: string | null; title: string } {
  const kindAt = head.findIndex((text) => kindOfLine(text) !== null);
  const subject = head.find((text) => /^(?:V\/v|Về việc)/iu.test(text));
  const isLetter = kindAt < 0 && (subject !== undefined || head.some((text) => /^Kính gửi/iu.test(text)));
  const below = titleLines(head.slice(kindAt + 1));
  const fallback = fileName.replace(/^.*[\\/]/, '').replace(/\.[a-z0-9]+$/i, '');
  const printedTitle =
    kindAt >= 0 ? below : (subject?.replace(/^(?:V\/v|Về việc)\s*:?\s*/iu, '') ?? (isLetter ? '' : titleLines(head)));
  const title = front.title ?? (printedTitle || fallback);
  const kind =
    front.kind ?? (kindAt >= 0 ? kindOfLine(head[kindAt] ?? '') : isLetter ? 'Công văn' : (kindAtStart(title) ?? null));
  const tidied = tidy(title);
  return { kind, title: `${tidied.slice(0, 1).toUpperCase()}${tidied.slice(1)}` };
}

function titleLines(lines: string[]): string {
  const title: string[] = [];
  for (const text of lines) {
    const words = foldedKey(text);
    const isHead = /^(?:cong hoa xa hoi|doc lap tu do|so \d|du thao|kem theo|ban hanh kem theo|kinh gui)/.test(words);
    // The caption of a table is no part of the title.
    if (title.length > 0 && /^(?:bang|bieu|phu luc)(?: so)? ?(?:\d|[ivx]+\b|$)/.test(words)) break;
    if (isHead || /^\(/.test(text) || /^Số\s*:/.test(text) || /,\s*ngày/iu.test(text)) {
      if (title.length > 0) break;
      continue;
    }
    // The authority that decides is printed below the title of a decision.
    if (
      title.length > 0 &&
      /^(?:CHỦ TỊCH|ỦY BAN|UỶ BAN|BỘ TRƯỞNG|HỘI ĐỒNG|GIÁM ĐỐC|THỦ TƯỚNG|CHÍNH PHỦ|QUỐC HỘI)/u.test(text)
    )
      break;
    title.push(text);
  }
  return title.join(' ');
}

/**
 * "(Kèm theo Kế hoạch số …)" under an appendix. It names this document when the appendix stands alone, or when
 * the body above is of the named kind.
 */
function ownEnclosure(items: StructuredItem[], kind: string | null): Enclosure | null {
  for (const { block, part } of items) {
    if (block.kind !== 'paragraph' || (part !== 'letterhead' && part !== 'appendix')) continue;
    const enclosure = readEnclosure(block.text);
    if (!enclosure) continue;
    if (part === 'letterhead' || foldedKey(enclosure.kind) === foldedKey(kind ?? '')) return enclosure;
  }
  return null;
}

function periodOf(items: StructuredItem[], front: FrontFields, title: string): string | null {
  const candidates = [front.period ?? '', title, ...textsOf(items, 'appendix')];
  for (const text of candidates) {
    const period = readPeriod(text);
    if (period) return period;
  }
  return null;
}
