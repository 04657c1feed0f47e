/** What a unit has to do: indicators that name it (or a collective that it belongs to), and paragraphs addressed to it. */

import type { PassageRow } from '../../documents/document-table.ts';
import { indicatorsOfUnits } from '../../kpi/indicator-queries.ts';
import { expandText } from '../../language/expand.ts';
import { fold } from '../../language/fold.ts';
import { tokenise } from '../../language/tokens.ts';
import { coverageOf } from '../understanding/content-words.ts';
import type { Question, Role } from '../understanding/question.ts';
import type { Evidence, QuotedPassage, RoleOfUnit } from './evidence.ts';
import { assessed } from './gather-indicators.ts';
import { gatherSentences } from './gather-passages.ts';
import { readQuotes } from './quote-passages.ts';
import type { EvidenceSources } from './sources.ts';

const ALL_ROLES: Role[] = ['lead', 'coordinate', 'guide', 'monitor'];
/** A paragraph is addressed to whom its first words name. */
const SUBJECT_LENGTH = 160;
const PASSAGES = 6;

export async function gatherDuties(question: Question, sources: EvidenceSources): Promise<Evidence> {
  const units = question.units.flatMap((unit) => sources.lexicon.units.withCollectives(unit));
  const named = new Set(question.units.map((unit) => unit.id));
  const roles = question.roles.length === 0 ? ALL_ROLES : question.roles;
  const assignments = await indicatorsOfUnits(
    sources.kpi,
    sources.access,
    [...new Set(units.map((unit) => unit.id))],
    roles,
  );
  const rows = await assessed([...new Set(assignments.map((row) => row.id))], question, sources);
  const byId = new Map(rows.map((row) => [row.row.id, row]));
  const found = assignments.flatMap((assignment): RoleOfUnit[] => {
    const indicator = byId.get(assignment.id);
    if (indicator === undefined || !fits(indicator.row.pillar, indicator.row.standingVerdict, question)) return [];
    const through = named.has(assignment.unitId) ? null : (sources.lexicon.units.byId(assignment.unitId) ?? null);
    return [{ indicator, role: assignment.role, through }];
  });
  const passages = wantsParagraphs(question, found)
    ? await paragraphsFor(
        question,
        units.map((unit) => unit.id),
        sources,
      )
    : [];
  if (found.length === 0 && passages.length === 0) return gatherSentences(question, sources);
  return { kind: 'duties', units: question.units, roles: dedupe(found), passages };
}

function fits(pillar: string | null, standing: string | null, question: Question): boolean {
  if (question.pillar !== null && pillar !== question.pillar) return false;
  return (
    (question.standing !== 'full_marks' && question.standing !== 'below_full_marks') || standing === question.standing
  );
}

/** Named by itself beats named through a collective. */
function dedupe(found: readonly RoleOfUnit[]): RoleOfUnit[] {
  const direct = new Set(
    found.filter((entry) => entry.through === null).map((entry) => `${entry.role} ${entry.indicator.row.id}`),
  );
  return found.filter((entry) => entry.through === null || !direct.has(`${entry.role} ${entry.indicator.row.id}`));
}

function wantsParagraphs(question: Question, found: readonly RoleOfUnit[]): boolean {
  if (question.roles.length > 0 && found.some((entry) => entry.through === null)) return false;
  return question.pillar === null || found.length === 0;
}

/** Paragraphs whose heading or first words name the unit, those nearest to the question first. */
async function paragraphsFor(
  question: Question,
  unitIds: readonly number[],
  sources: EvidenceSources,
): Promise<QuotedPassage[]> {
  const { lexicon } = sources;
  const ids = new Set(unitIds);
  const own = new Set(question.units.map((unit) => unit.id));
  const unitWords = new Set(question.units.flatMap((unit) => tokenise(unit.canonical).map((token) => token.folded)));
  const topic = question.content.filter((word) => word.weight >= 1.2 && !unitWords.has(word.folded));
  const seen = new Set<number>();
  const candidates: { passage: PassageRow; value: number }[] = [];
  for (const span of lexicon.passages.spans) {
    const { passage } = span;
    if (seen.has(passage.id) || passage.kind !== 'text') continue;
    seen.add(passage.id);
    const document = lexicon.documentById.get(passage.documentId);
    if (document === undefined || !sources.access.levels.includes(document.access)) continue;
    if (
      question.localities.length > 0 &&
      (document.locality === null || !question.localities.includes(document.locality))
    )
      continue;
    const inText = names(passage.text.slice(0, SUBJECT_LENGTH), ids, question, sources);
    const heading = passage.section.at(-1) ?? '';
    const inHeading = names(heading, ids, question, sources);
    if (inText.length === 0 && inHeading.length === 0) continue;
    const direct = [...inText, ...inHeading].some((id) => own.has(id));
    const coverage = coverageOf(
      topic,
      new Set(
        expandText(`${passage.text} . ${passage.section.join(' . ')}`, lexicon.abbreviations).map(
          (token) => token.folded,
        ),
      ),
    );
    const value =
      coverage * 2 + (direct ? 1 : 0) + (inHeading.length > 0 ? 0.8 : 0) + (dutiful(passage.text) ? 0.5 : -0.8);
    candidates.push({ passage, value });
  }
  const best = Math.max(0, ...candidates.map((candidate) => candidate.value));
  const chosen = candidates
    .filter((candidate) => candidate.value >= Math.max(0.9, best * 0.62))
    .sort((a, b) => b.value - a.value)
    .slice(0, PASSAGES);
  const ordered = chosen.sort((a, b) => a.passage.documentId - b.passage.documentId || a.passage.ord - b.passage.ord);
  return readQuotes(
    ordered.map((candidate) => candidate.passage.id),
    question,
    sources,
    ordered.map(() => 0),
  );
}

function names(text: string, ids: ReadonlySet<number>, question: Question, sources: EvidenceSources): number[] {
  return sources.lexicon.units
    .find(tokenise(text), question.localities)
    .map((mention) => mention.unit.id)
    .filter((id) => ids.has(id));
}

/** Says what is to be done, not what was reached. */
function dutiful(text: string): boolean {
  return (
    !/\b(?:dat|da|diem|hau het)\b/.test(fold(text.slice(0, 80))) ||
    /\b(?:thuc hien|chu tri|phoi hop|tham muu|to chuc|trien khai|bao cao|tang cuong|xay dung|huong dan|theo doi)\b/.test(
      fold(text.slice(0, 200)),
    )
  );
}
