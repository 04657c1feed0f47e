/** Averages and positions that a document says in words instead of printing a table. */
import { FIGURE, parseNumber } from '../../kpi/numbers.ts';
import { fold, tidy } from '../../language/fold.ts';
import { findUnits } from '../../people/find-units.ts';
import type { UnitLevel } from '../../people/unit.ts';
import { isCollective, rankingLevel, type UnitContext } from '../../people/unit-names.ts';
import { mendPrinted } from '../../people/unit-tokens.ts';
import type { Place, ScoreFact, StatedAverage, StatedRank } from '../facts.ts';
import type { StructuredDocument } from '../structure/section.ts';
import { readPlaces } from './ranking-places.ts';
import { readScores } from './scores.ts';
import { unitContextFor } from './unit-context.ts';

interface Paragraph {
  text: string;
  place: Place;
}

/**
 * Reads averages ("cấp huyện: 86,796 điểm/100 điểm, tăng 17,996 điểm") and positions ("03 vị trí cuối bảng xếp hạng
 * lần lượt là …", "xếp vị trí 41/63"). A position counted from the end needs the number of ranked units; where the
 * document does not show it, the statement is left out.
 * @param scores the document's own points, when they are already read
 */
export function readStatements(
  doc: StructuredDocument,
  scores: ScoreFact[] = readScores(doc),
): { averages: StatedAverage[]; ranks: StatedRank[] } {
  const paragraphs = doc.items.flatMap(({ block, section, part }): Paragraph[] => {
    if (block.kind !== 'paragraph' || part === 'recipients' || part === 'signature') return [];
    return [{ text: tidy(block.text), place: { section, line: block.line } }];
  });
  const year = yearIn(doc.header.title) ?? yearIn(doc.header.period ?? '');
  const context = unitContextFor(doc);
  const sizes = rankedUnits(scores, paragraphs);
  return {
    averages: paragraphs.flatMap((paragraph) => readAverages(paragraph, year)),
    ranks: [
      ...paragraphs.flatMap((paragraph) => readPositions(paragraph, context, sizes, year)),
      ...paragraphs.flatMap((paragraph) => readPlaces(paragraph.text, paragraph.place, context, year)),
    ],
  };
}

const LEVELS: [UnitLevel, RegExp][] = [
  ['commune', /cap xa|(xa|phuong), (phuong|xa|thi tran)|ubnd (cac )?(xa|phuong)/],
  ['district', /cap huyen|(huyen|thi xa), (thi xa|thanh pho)|ubnd (cac )?huyen/],
  ['department', /cap tinh|so, ban|so, nganh|cac so\b|don vi cap so/],
];

const AVERAGE = new RegExp(
  String.raw`([^:;,.()]{0,80}?)(?:\s*:\s*|\s+(?:đạt|là)\s+)(${FIGURE})\s*điểm(?:\s*\/\s*(${FIGURE})(?:\s*điểm)?)?(?:\s*,?\s*\(?\s*(tăng|giảm)\s+(${FIGURE})\s*điểm(?:\s+so với\s+(?:năm\s+)?(20\d\d))?)?`,
  'giu',
);

function readAverages({ text, place }: Paragraph, titleYear: number | null): StatedAverage[] {
  const folded = fold(text);
  if (!/(diem (so )?trung binh|trung binh (diem|chung|cua)|binh quan)/.test(folded)) return [];
  const year = yearIn(text.slice(0, folded.search(/trung binh|binh quan/) + 200)) ?? titleYear;
  let previousYear: number | null = null;
  return [...text.matchAll(AVERAGE)].flatMap((match): StatedAverage[] => {
    const [quote, label = '', figure = '', whole, verb, amount, before] = match;
    const level = LEVELS.find(([, words]) => words.test(fold(label)))?.[0];
    const average = parseNumber(figure);
    if (!level || average === null) return [];
    if (before !== undefined) previousYear = Number(before);
    const change = amount === undefined ? null : parseNumber(amount);
    return [
      {
        unitLevel: level,
        year,
        average,
        max: whole === undefined ? null : parseNumber(whole),
        change: change !== null && /giảm/iu.test(verb ?? '') ? -change : change,
        previousYear: change === null ? null : (previousYear ?? (year === null ? null : year - 1)),
        quote: quote.replace(/^[\s,;(]+/, ''),
        place,
      },
    ];
  });
}

const FIRST =
  /(?:vị trí )?(?:dẫn đầu|đứng đầu|đầu bảng|cao nhất|xếp thứ nhất)[^:;.]*?(?:\s(?:lần lượt\s)?(?:là|gồm)\s*:?|:)\s*/iu;
const LAST =
  /(?:vị trí )?(?:đứng |xếp )?(?:cuối bảng|cuối cùng|cuối|thấp nhất)[^:;.]*?(?:\s(?:lần lượt\s)?(?:là|gồm)\s*:?|:)\s*/iu;

function readPositions(
  { text, place }: Paragraph,
  context: UnitContext,
  sizes: Map<UnitLevel, number>,
  year: number | null,
): StatedRank[] {
  if (!/(xếp hạng|vị trí|thứ hạng|dẫn đầu|cuối bảng)/iu.test(text)) return [];
  return text.split(/;|\.(?=\s+\p{Lu})/u).flatMap((clause) => {
    const ends = [
      { position: 'top' as const, opening: FIRST.exec(clause) },
      { position: 'bottom' as const, opening: LAST.exec(clause) },
    ];
    return ends.flatMap(({ position, opening }): StatedRank[] => {
      if (!opening) return [];
      const listed = mendPrinted(clause.slice(opening.index + opening[0].length));
      const units = inOneList(listed, context);
      // Several names without "lần lượt" come in no stated order.
      const ordered = units.length === 1 || /lần lượt|theo thứ tự/iu.test(opening[0]);
      const level = units[0] ? rankingLevel(units[0]) : undefined;
      const of = level === undefined ? null : (sizes.get(level) ?? null);
      if (!level || !ordered || (position === 'bottom' && of === null)) return [];
      return units.map((unit, index) => {
        const rank = position === 'top' ? index + 1 : (of ?? 0) - units.length + index + 1;
        return {
          unit,
          unitLevel: level,
          criterion: null,
          year,
          rank,
          of,
          position,
          change: null,
          quote: tidy(clause.replace(/^[-+•\s]+/, '')),
          place,
        };
      });
    });
  });
}

/** The names of one enumeration, from its start on. */
function inOneList(text: string, context: UnitContext): string[] {
  const units: string[] = [];
  let end = 0;
  for (const found of findUnits(text, context)) {
    if (isCollective(found.canonical) || !/^\s*(?:,|và|, và)?\s*$/u.test(text.slice(end, found.start))) break;
    units.push(found.canonical);
    end = found.end;
  }
  return units;
}

/** How many units of a level are ranked: rows of the longest table, or "82/82 xã, phường, thị trấn". */
function rankedUnits(scores: ScoreFact[], paragraphs: Paragraph[]): Map<UnitLevel, number> {
  const sizes = new Map<UnitLevel, number>();
  for (const { unitLevel, rank } of scores) {
    if (rank !== null) sizes.set(unitLevel, Math.max(sizes.get(unitLevel) ?? 0, rank));
  }
  for (const { text } of paragraphs) {
    for (const match of text.matchAll(/\b(\d{1,3})\/(\d{1,3})\s+([^.;:()]{2,40})/gu)) {
      const level = LEVELS.find(([, words]) => words.test(fold(match[3] ?? '')))?.[0];
      if (level && !sizes.has(level)) sizes.set(level, Number(match[2]));
    }
  }
  return sizes;
}

function yearIn(text: string): number | null {
  const match = /(?:\bnăm\s+|^)(20\d\d)\b/iu.exec(text);
  return match ? Number(match[1]) : null;
}
