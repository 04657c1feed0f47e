/**
 * The names that questions are understood by (units, indicators, criteria, passages), indexed in memory.
 * Figures never live here: they are queried for every answer. The index is rebuilt when the store's revision changes,
 * so a name changed by another process counts from the next question on.
 */
import {
  type AbbreviationRow,
  type DocumentRow,
  listAbbreviations,
  listDocuments,
  listPassages,
  type PassageRow,
} from '../documents/document-table.ts';
import { buildPassageIndex, type PassageIndex } from '../documents/search-index.ts';
import { type IndicatorName, listIndicatorNames } from '../kpi/indicator-queries.ts';
import { buildNameIndex, type NameIndex } from '../kpi/name-index.ts';
import { listScoreLines, listScoreSubjects, type ScoreSubject } from '../kpi/score-queries.ts';
import { type AbbreviationReader, createAbbreviationReader } from '../language/abbreviations.ts';
import { fold } from '../language/fold.ts';
import { createVocabulary, type Vocabulary } from '../language/spelling.ts';
import { tokenise } from '../language/tokens.ts';
import { listUnits } from '../people/unit-table.ts';
import { type ObligationRow, readObligations } from '../reminders/obligation-queries.ts';
import type { Database, Queryable } from '../store/database.ts';
import { createLiveValue } from '../store/revision.ts';
import { KNOWN_QUESTION_WORDS } from './understanding/content-words.ts';
import { buildUnitIndex, type UnitIndex } from './understanding/unit-index.ts';
import { createUnitMentions, type UnitMentions } from './unit-mentions.ts';

export interface Lexicon {
  documents: readonly DocumentRow[];
  documentById: ReadonlyMap<number, DocumentRow>;
  /** Slugs of the provinces that have documents. */
  localities: ReadonlyMap<string, string>;
  units: UnitIndex;
  /** Units named by sentences and headings. */
  mentions: UnitMentions;
  indicators: readonly IndicatorName[];
  names: NameIndex;
  passages: PassageIndex;
  obligations: readonly ObligationRow[];
  scoreSubjects: readonly ScoreSubject[];
  definitions: readonly AbbreviationRow[];
  abbreviations: AbbreviationReader;
  vocabulary: Vocabulary;
}

export interface LexiconSource {
  /** The index of the store as it is now. */
  current(): Promise<Lexicon>;
}

/** @param kpi where indicators and scores are read from (the store itself, unless an external KPI database is configured) */
export function createLexiconSource(db: Database, kpi: Queryable): LexiconSource {
  return { current: createLiveValue(db, () => loadLexicon(db, kpi)) };
}

async function loadLexicon(db: Queryable, kpi: Queryable): Promise<Lexicon> {
  const [documents, passages, definitions, units, indicators, scoreSubjects, obligations, scoreLines] =
    await Promise.all([
      listDocuments(db),
      listPassages(db),
      listAbbreviations(db),
      listUnits(db),
      listIndicatorNames(kpi),
      listScoreSubjects(kpi),
      readObligations(db, { levels: ['public', 'internal', 'unit'] }, null),
      listScoreLines(kpi),
    ]);
  const defined = new Map<string, string[]>();
  for (const row of definitions) {
    const key = fold(row.short).replace(/[^a-z0-9]/g, '');
    if (key.length >= 3 && !defined.has(key))
      defined.set(
        key,
        tokenise(row.long).map((token) => token.folded),
      );
  }
  const foldedNames = [...indicators.map((row) => row.name), ...units.map((row) => row.canonical)].map((name) =>
    tokenise(name).map((token) => token.folded),
  );
  const abbreviations = createAbbreviationReader(foldedNames, defined);
  const searchable = withoutRows(passages, indicators, scoreLines);
  const passageIndex = buildPassageIndex(searchable, abbreviations);
  const names = buildNameIndex(indicators, abbreviations);
  const unitIndex = buildUnitIndex(units);
  const documentById = new Map(documents.map((row) => [row.id, row]));
  return {
    documents,
    documentById,
    localities: new Map(
      documents.flatMap((row) => (row.locality === null ? [] : [[row.locality, row.localityName ?? row.locality]])),
    ),
    units: unitIndex,
    mentions: createUnitMentions(unitIndex, (id) => documentById.get(id)?.locality ?? null),
    indicators,
    names,
    passages: passageIndex,
    obligations,
    scoreSubjects,
    definitions,
    abbreviations,
    vocabulary: createVocabulary([
      ...names.index.words(),
      ...passageIndex.index.words(),
      ...passages.flatMap((passage) =>
        passage.kind === 'row' ? tokenise(passage.text).map((token) => token.folded) : [],
      ),
      ...unitIndex.words(),
      ...KNOWN_QUESTION_WORDS,
    ]),
  };
}

/** Rows that hold an indicator or a score are answered from the figures; as text they would only compete with them. */
function withoutRows(
  passages: readonly PassageRow[],
  indicators: readonly { documentId: number; line: number }[],
  scores: readonly { documentId: number; section: string[] }[],
): PassageRow[] {
  const rows = new Map<number, PassageRow[]>();
  for (const passage of passages) {
    if (passage.kind === 'row') rows.set(passage.documentId, [...(rows.get(passage.documentId) ?? []), passage]);
  }
  const covered = new Set<number>();
  for (const { documentId, line } of indicators) {
    const own = (rows.get(documentId) ?? []).filter((row) => row.line <= line);
    const last = Math.max(...own.map((row) => row.line));
    for (const row of own) if (row.line === last) covered.add(row.id);
  }
  const scored = new Set(scores.map((row) => `${row.documentId} ${row.section.join('/')}`));
  return passages.filter(
    (passage) =>
      !covered.has(passage.id) &&
      !(passage.kind === 'row' && scored.has(`${passage.documentId} ${passage.section.join('/')}`)),
  );
}
