/** Places said as "n of m": "tỉnh A xếp vị trí 41/63 (giảm 11 bậc so với năm 2021)", "Sở Y tế đứng thứ 3/21". */
import { fold, tidy } from '../../language/fold.ts';
import { findUnits } from '../../people/find-units.ts';
import { provinceMentions } from '../../people/provinces.ts';
import type { UnitLevel } from '../../people/unit.ts';
import { isCollective, rankingLevel, type UnitContext } from '../../people/unit-names.ts';
import type { Place, StatedRank } from '../facts.ts';
import { pillarOf } from './pillars.ts';

const PLACE_OF = /(\d{1,3})\s*\/\s*(\d{1,3})(?![\d/])([^().;:]{0,80})(?:\(\s*(tăng|giảm)\s+(\d+)\s+bậc[^)]*\))?/giu;
const RANKED =
  /(xep|dung|vi tri|vi thu|hang)(?: (?:thu|hang|vi tri|thu hang|o|chung|chinh quyen so|kinh te so|xa hoi so|[a-z]+))*\s*:?\s*$/;

/**
 * Reads every "n/m" that a word of ranking leads. The unit is the nearest one named before, a province when m counts
 * provinces; without one the statement is left out.
 */
export function readPlaces(text: string, place: Place, context: UnitContext, titleYear: number | null): StatedRank[] {
  let year = titleYear;
  let subject: { unit: string; unitLevel: UnitLevel } | null = null;
  let from = 0;
  const ranks: StatedRank[] = [];
  for (const match of text.matchAll(PLACE_OF)) {
    const clause = lastClause(text.slice(from, match.index));
    const before = text.slice(0, match.index).replace(/so với\s+năm\s+20\d\d/giu, ' ');
    const years = [...before.matchAll(/\bnăm\s+(20\d\d)\b/giu)];
    year = years.length > 0 ? Number(years.at(-1)?.[1]) : year;
    from = match.index + match[0].length;
    const rank = Number(match[1]);
    const of = Number(match[2]);
    if (!RANKED.test(fold(clause)) || rank < 1 || rank > of) continue;
    const provinces = /^\s*(?:tỉnh|địa phương|thành phố)/iu.test(match[3] ?? '') || (of >= 34 && of <= 64);
    subject = subjectOf(clause, provinces, context) ?? subject;
    if (!subject) continue;
    const moved = match[5] === undefined ? null : Number(match[5]) * (/giảm/iu.test(match[4] ?? '') ? -1 : 1);
    ranks.push({
      ...subject,
      criterion: pillarOf(clause),
      year,
      rank,
      of,
      position: 'stated',
      change: moved,
      quote: tidy(`${clause}${match[0]}`),
      place,
    });
  }
  return ranks;
}

function subjectOf(
  clause: string,
  provinces: boolean,
  context: UnitContext,
): { unit: string; unitLevel: UnitLevel } | null {
  if (provinces) {
    const named = provinceMentions(clause).at(-1)?.province.name ?? context.localityName;
    return named === null ? null : { unit: named, unitLevel: 'province' };
  }
  const unit = findUnits(clause, context)
    .filter((found) => !isCollective(found.canonical))
    .at(-1);
  return unit ? { unit: unit.canonical, unitLevel: rankingLevel(unit.canonical) } : null;
}

/** What is said since the last full stop, semicolon or bracket, commas included only as far as the subject. */
function lastClause(text: string): string {
  const clause = text.slice(Math.max(...['. ', ';', ')'].map((mark) => text.lastIndexOf(mark) + mark.length)));
  const parts = clause.split(',');
  return (
    parts.length > 1 && /xếp|đứng|hạng|vị trí/iu.test(parts.at(-1) ?? '') ? (parts.at(-1) ?? '') : clause
  ).trimStart();
}
