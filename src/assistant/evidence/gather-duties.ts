/** What a unit has to do: indicators that name it (or a collective that it belongs to), and paragraphs addressed to it. */

import { readPassages } from '../../documents/document-table.ts';
import type { Span } from '../../documents/search-index.ts';
import { type IndicatorRow, indicatorsOfUnits } from '../../kpi/indicator-queries.ts';
import { fold } from '../../language/fold.ts';
import { tokenise } from '../../language/tokens.ts';
import { wordBag } from '../../language/word-bag.ts';
import type { UnitRow } from '../../people/unit-table.ts';
import { coverageOf } from '../understanding/content-words.ts';
import type { Question, Role } from '../understanding/question.ts';
import type { MentionedUnit } from '../unit-mentions.ts';
import { assessed } from './assess-indicators.ts';
import type { Evidence, QuotedPassage, RoleOfUnit } from './evidence.ts';
import { gatherSentences } from './gather-passages.ts';
import type { EvidenceSources } from './sources.ts';

const ALL_ROLES: Role[] = ['lead', 'coordinate', 'guide', 'monitor'];
/** A sentence is addressed to whom its first words name. */
const SUBJECT_WORDS = 22;
const PASSAGES = 6;
const WHOLE_LIST = 12;
const WHOLE_TEXT = 420;

export async function gatherDuties(asked: Question, sources: EvidenceSources): Promise<Evidence> {
  const question = { ...asked, units: actingUnits(asked) };
  const units = question.units.flatMap((unit) => sources.lexicon.units.withCollectives(unit));
  const named = new Set(question.units.map((unit) => unit.id));
  const ids = [...new Set(units.map((unit) => unit.id))];
  const inRole = await rolesOf(ids, question.roles.length === 0 ? ALL_ROLES : question.roles, named, question, sources);
  // nothing in the role that was asked: the other roles are more use than a bare "none"
  const empty = question.roles.length > 0 && !inRole.some((entry) => entry.through === null);
  const found = empty ? await rolesOf(ids, ALL_ROLES, named, question, sources) : inRole;
  const passages = wantsParagraphs(question, found) ? await paragraphsFor(question, ids, sources) : [];
  if (found.length === 0 && passages.length === 0) return gatherSentences(question, sources);
  const instead = empty && found.some((entry) => entry.through === null);
  return {
    kind: 'duties',
    units: question.units,
    roles: dedupe(found),
    passages,
    missingRoles: instead ? question.roles : [],
  };
}

async function rolesOf(
  unitIds: readonly number[],
  roles: readonly Role[],
  named: ReadonlySet<number>,
  question: Question,
  sources: EvidenceSources,
): Promise<RoleOfUnit[]> {
  const assignments = await indicatorsOfUnits(sources.kpi, sources.access, unitIds, roles);
  const rows = await assessed([...new Set(assignments.map((row) => row.id))], question, sources);
  const byId = new Map(rows.map((row) => [row.row.id, row]));
  return assignments.flatMap((assignment): RoleOfUnit[] => {
    const indicator = byId.get(assignment.id);
    if (indicator === undefined || !fits(indicator.row, question)) return [];
    const through = named.has(assignment.unitId) ? null : (sources.lexicon.units.byId(assignment.unitId) ?? null);
    return [{ indicator, role: assignment.role, through }];
  });
}

/** The first unit named is the one asked about; later ones are what it deals with, unless they are joined to it. */
function actingUnits(question: Question): UnitRow[] {
  const [first, second] = question.units;
  if (first === undefined) return [];
  return second !== undefined && question.unitsJoined ? question.units : [first];
}

function fits(row: IndicatorRow, question: Question): boolean {
  if (question.pillar !== null && row.pillar !== question.pillar) return false;
  const marks = question.standing === 'full_marks' || question.standing === 'below_full_marks';
  return !marks || row.standingVerdict === question.standing;
}

/** Named by itself beats named through a collective. */
function dedupe(found: readonly RoleOfUnit[]): RoleOfUnit[] {
  const direct = new Set(
    found.filter((entry) => entry.through === null).map((entry) => `${entry.role} ${entry.indicator.row.id}`),
  );
  return found.filter((entry) => entry.through === null || !direct.has(`${entry.role} ${entry.indicator.row.id}`));
}

function wantsParagraphs(question: Question, found: readonly RoleOfUnit[]): boolean {
  if (question.focus === 'tasks') return true;
  if (question.roles.length > 0 && found.some((entry) => entry.through === null)) return false;
  return question.pillar === null || found.length === 0;
}

interface Candidate {
  span: Span;
  value: number;
  /** The heading above names the unit, so all that stands under it is meant for it. */
  heading: boolean;
}

/** Sentences addressed to the unit: their first words or the heading above name it; those nearest to the question first. */
async function paragraphsFor(
  question: Question,
  unitIds: readonly number[],
  sources: EvidenceSources,
): Promise<QuotedPassage[]> {
  const candidates = addressed(question, new Set(unitIds), sources).sort((a, b) => b.value - a.value);
  const best = candidates[0];
  if (best === undefined) return [];
  const close = candidates.filter((candidate) => candidate.value >= Math.max(0.9, best.value * 0.62));
  const section = (candidate: Candidate) =>
    `${candidate.span.passage.documentId} ${candidate.span.passage.section.join('/')}`;
  // a heading that names the unit is followed by its list: quote the list, not a choice of it
  const whole = best.heading ? candidates.filter((candidate) => section(candidate) === section(best)) : [];
  const chosen = new Map<number, Span>();
  for (const { span } of [...(whole.length > 2 ? whole : []), ...close]) {
    const limit = whole.length > 2 ? WHOLE_LIST : PASSAGES;
    if (chosen.size < limit && !chosen.has(span.passage.id)) chosen.set(span.passage.id, span);
  }
  const ordered = [...chosen.values()].sort(
    (a, b) => a.passage.documentId - b.passage.documentId || a.passage.ord - b.passage.ord,
  );
  const passages = await readPassages(
    sources.db,
    sources.access,
    ordered.map((span) => span.passage.id),
  );
  return passages.map((passage) => {
    const span = chosen.get(passage.id);
    const short = span === undefined || passage.text.length <= WHOLE_TEXT || span.index === 0;
    return { passage, quote: short ? passage.text : span.text };
  });
}

function addressed(question: Question, ids: ReadonlySet<number>, sources: EvidenceSources): Candidate[] {
  const { lexicon } = sources;
  const own = new Set(question.units.map((unit) => unit.id));
  const unitWords = new Set(question.units.flatMap((unit) => tokenise(unit.canonical).map((token) => token.folded)));
  const topic = question.content.filter((word) => word.weight >= 1.2 && !unitWords.has(word.folded));
  return lexicon.passages.spans.flatMap((span) => {
    const { passage } = span;
    const document = lexicon.documentById.get(passage.documentId);
    if (passage.kind !== 'text' || document === undefined || !sources.access.levels.includes(document.access))
      return [];
    const local = document.locality !== null && question.localities.includes(document.locality);
    if (question.localities.length > 0 && !local) return [];
    const named = (entries: readonly MentionedUnit[]) =>
      entries.filter((entry) => entry.at < SUBJECT_WORDS * 2 && ids.has(entry.unitId)).map((entry) => entry.unitId);
    const inText = named(lexicon.mentions.inSentence(span));
    const inHeading = named(lexicon.mentions.inHeading(passage.section.at(-1) ?? '', document.locality));
    if (inText.length === 0 && inHeading.length === 0) return [];
    const direct = [...inText, ...inHeading].some((id) => own.has(id));
    const coverage = coverageOf(topic, wordBag(span.tokens, lexicon.passages.headingTokens(passage.section.slice(-2))));
    const value =
      coverage * 2 + (direct ? 1 : 0) + (inHeading.length > 0 ? 0.8 : 0) + (dutiful(span.text) ? 0.5 : -0.8);
    return [{ span, value, heading: inHeading.some((id) => own.has(id)) }];
  });
}

/** Says what is to be done, not what was reached or why marks were lost. */
function dutiful(text: string): boolean {
  const folded = fold(text.slice(0, 220));
  if (/\b(?:diem|hau het|da dat|con thieu|han che|chua (?:duoc|dat|co))\b/.test(folded)) return false;
  return /\b(?:thuc hien|chu tri|phoi hop|tham muu|to chuc|trien khai|bao cao|tang cuong|xay dung|huong dan|theo doi|don doc|tong hop|quan triet|tuyen truyen|day manh|chi dao|hoan thien|cap nhat|ra soat)\b/.test(
    folded,
  );
}
