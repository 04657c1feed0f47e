/** Evidence → Answer: picks the composer for the kind of evidence and adds places, choices and picture data. */
import type { AssessedIndicator, Evidence, QuotedPassage } from '../evidence/evidence.ts';
import type { Question } from '../understanding/question.ts';
import type { Answer, ChartData, Citation } from './answer.ts';
import { citeIndicator, citePassage, citeSource, documentName, sourceLine } from './cite.ts';
import { composeChoices, composeComparison, composeIndicator, type Draft } from './compose-indicators.ts';
import { composeCount, composeFurthest, composeList, composeRanked } from './compose-lists.ts';
import {
  composeAverages,
  composeDefinitions,
  composeDuties,
  composeFlags,
  composeObligations,
  composeOtherYear,
  composePassages,
  composeReasons,
  composeReferences,
  composeScoreCount,
  composeScoreRanking,
  composeScores,
  composeStatedRanking,
} from './compose-others.ts';
import { dateInWords, shorten, WORDING } from './wording.ts';

type Named = Citation & { name: string };

export function composeAnswer(question: Question, evidence: Evidence, role: 'leader' | 'staff'): Answer {
  const draft = compose(question, evidence, role === 'leader');
  const citations = citationsOf(evidence);
  return {
    intent: intentOf(question, evidence),
    headline: draft.headline,
    details: draft.details,
    source: sourceLine(citations),
    citations: citations.map(({ name: _, ...citation }) => citation),
    choices:
      evidence.kind === 'choices'
        ? evidence.rows.map((entry, i) => ({ label: shorten(entry.row.name, 120), value: String(i + 1) }))
        : [],
    chart: chartOf(evidence),
  };
}

function compose(question: Question, evidence: Evidence, brief: boolean): Draft {
  switch (evidence.kind) {
    case 'none':
      return composeNothing(question, evidence.reason);
    case 'indicators':
      return composeIndicator(evidence.rows, question, brief);
    case 'choices':
      return composeChoices(evidence.rows, question);
    case 'list':
      return composeList(evidence, question);
    case 'count':
      return composeCount(evidence, question);
    case 'comparison':
      return composeComparison(evidence, question);
    case 'furthest':
      return composeFurthest(evidence.rows);
    case 'ranked':
      return composeRanked(evidence, question);
    case 'duties':
      return composeDuties(evidence, question, brief);
    case 'scores':
      return composeScores(evidence.rows, evidence.field, question);
    case 'averages':
      return composeAverages(evidence);
    case 'score_ranking':
      return composeScoreRanking(evidence);
    case 'stated_ranking':
      return composeStatedRanking(evidence.rows);
    case 'score_count':
      return composeScoreCount(evidence, question);
    case 'reasons':
      return composeReasons(evidence, question);
    case 'duties_dated':
      return composeObligations(evidence.rows);
    case 'as_of':
      return {
        headline: `Số liệu tính đến ngày ${evidence.rows.map((row) => dateInWords(row.asOf)).join(', ')}.`,
        details: [],
      };
    case 'document_date':
      return { headline: `${documentName(evidence.document)}.`, details: [shorten(evidence.document.title, 200)] };
    case 'passages':
      return composePassages(evidence.passages, evidence.difference);
    case 'help':
      return composeHelp(evidence.passages);
    case 'references':
      return composeReferences(evidence);
    case 'definitions':
      return composeDefinitions(evidence);
    case 'flags':
      return composeFlags(evidence, question);
    case 'scores_of_other_year':
      return composeOtherYear(evidence.year, evidence.known);
  }
}

function composeNothing(question: Question, reason: Extract<Evidence, { kind: 'none' }>['reason']): Draft {
  switch (reason) {
    case 'greeting':
      return { headline: WORDING.greeting, details: [WORDING.greetingExamples] };
    case 'out_of_scope':
      return { headline: WORDING.outOfScope, details: [] };
    case 'unknown_locality':
      return { headline: WORDING.unknownLocality(question.unknownLocality ?? ''), details: [] };
    case 'no_locality':
      return { headline: WORDING.whichLocality, details: [] };
    case 'unknown_unit':
      return { headline: WORDING.unknownUnit, details: [] };
    case 'no_scores':
      return { headline: WORDING.noScores, details: [] };
    default:
      return {
        headline: question.subjectless ? WORDING.outOfScope : WORDING.notFound,
        details: question.subjectless ? [] : [WORDING.notFoundHint],
      };
  }
}

function composeHelp(passages: readonly QuotedPassage[]): Draft {
  const [first, ...rest] = passages.map((passage) => shorten(passage.quote.replace(/^[-+•*\s]+/, ''), 420));
  return { headline: first ?? WORDING.greeting, details: rest };
}

/** What the answer turned out to be: a question for a status that only a sentence answers is a fact of a document. */
function intentOf(question: Question, evidence: Evidence): Answer['intent'] {
  if (evidence.kind === 'none')
    return evidence.reason === 'out_of_scope'
      ? 'out_of_scope'
      : evidence.reason === 'greeting'
        ? 'greeting'
        : 'unanswerable';
  if (
    evidence.kind === 'passages' &&
    !['deadline', 'why_low', 'duties_of_unit', 'doc_list', 'data_quality'].includes(question.intent)
  )
    return 'doc_fact';
  return question.intent;
}

function citationsOf(evidence: Evidence): Named[] {
  switch (evidence.kind) {
    case 'indicators':
    case 'choices':
    case 'furthest':
    case 'ranked':
      return evidence.rows.map(ofIndicator);
    case 'list':
      return evidence.rows.slice(0, 20).map(ofIndicator);
    case 'count':
      return (evidence.matching.length > 0 ? evidence.matching : evidence.rows).slice(0, 12).map(ofIndicator);
    case 'comparison':
      return evidence.rows.flatMap((row) => (row.indicator === null ? [] : [ofIndicator(row.indicator)]));
    case 'duties':
      return [
        ...evidence.roles
          .filter((entry) => entry.through === null)
          .slice(0, 15)
          .map((entry) => ofIndicator(entry.indicator)),
        ...evidence.passages.map(ofPassage),
      ];
    case 'scores':
    case 'score_ranking':
    case 'score_count':
      return evidence.rows
        .slice(0, 12)
        .map((row) => ({ ...citeSource(row, `${row.unit} ${row.criterion} ${row.score}`), name: nameOf(row) }));
    case 'averages':
    case 'stated_ranking':
      return evidence.rows.slice(0, 3).map((row) => ({ ...citeSource(row, row.quote), name: nameOf(row) }));
    case 'reasons':
      return [
        ...evidence.passages.map(ofPassage),
        ...evidence.scores.slice(0, 2).map((row) => ({ ...citeSource(row, row.unit), name: nameOf(row) })),
      ];
    case 'duties_dated':
      return evidence.rows.map((row) => ({ ...citeSource(row, row.quote), name: nameOf(row) }));
    case 'as_of':
      return evidence.rows.map((row) => ofIndicator(row.indicator));
    case 'document_date': {
      const { document } = evidence;
      return [
        {
          document: document.fileName,
          where: 'phần đầu văn bản',
          quote: document.title,
          documentId: document.id,
          line: 1,
          passage: null,
          title: document.title,
          number: document.number,
          issuedOn: document.issuedOn,
          name: documentName(document),
        },
      ];
    }
    case 'passages':
    case 'help':
      return evidence.passages.map(ofPassage);
    case 'references':
      return evidence.references.map((reference) => ofPassage(reference.passage));
    case 'definitions':
      return evidence.rows.map((row) => ({
        document: row.document.fileName,
        where: `dòng ${row.line}`,
        quote: row.quote,
        documentId: row.documentId,
        line: row.line,
        passage: null,
        title: row.document.title,
        number: row.document.number,
        issuedOn: row.document.issuedOn,
        name: documentName(row.document),
      }));
    case 'flags':
      return evidence.rows.map((row) => ({
        document: row.fileName,
        where: `dòng ${row.evidence[0]?.line ?? 1}`,
        quote: row.evidence[0]?.quote ?? row.detail,
        documentId: row.documentId,
        line: row.evidence[0]?.line ?? 1,
        passage: null,
        title: row.documentTitle,
        number: row.documentNumber,
        issuedOn: null,
        name: row.documentNumber ?? shorten(row.documentTitle, 80),
      }));
    default:
      return [];
  }
}

function ofIndicator(entry: AssessedIndicator): Named {
  return { ...citeIndicator(entry.row), name: nameOf(entry.row) };
}

function ofPassage(passage: QuotedPassage): Named {
  return { ...citePassage(passage.passage, passage.quote), name: documentName(passage.passage.document) };
}

function nameOf(row: {
  documentKind: string | null;
  documentNumber: string | null;
  documentSymbol: string | null;
  documentTitle: string;
  issuedOn: string | null;
}): string {
  return documentName({
    kind: row.documentKind,
    number: row.documentNumber,
    symbol: row.documentSymbol,
    title: row.documentTitle,
    issuedOn: row.issuedOn,
  });
}

function chartOf(evidence: Evidence): ChartData | null {
  if (evidence.kind === 'score_ranking' && evidence.rows.length > 1) {
    return {
      kind: 'bars',
      title: evidence.rows[0]?.criterion ?? '',
      unit: 'điểm',
      items: evidence.rows.map((row) => ({ label: row.unit, value: row.score })),
    };
  }
  if (evidence.kind === 'comparison') {
    const items = evidence.rows.flatMap(({ localityName, indicator }) =>
      indicator?.observation?.unit === '%'
        ? [
            {
              label: localityName,
              value: indicator.observation.value,
              target: typeof indicator.target?.value === 'number' ? indicator.target.value : null,
            },
          ]
        : [],
    );
    return items.length > 1
      ? { kind: 'bars', title: evidence.rows[0]?.indicator?.row.name ?? '', unit: '%', items }
      : null;
  }
  if (evidence.kind !== 'list') return null;
  const items = evidence.rows.slice(0, 12).flatMap((entry) =>
    entry.observation?.value == null || entry.observation.unit !== '%'
      ? []
      : [
          {
            label: shorten(entry.row.name, 60),
            value: entry.observation.value,
            target: typeof entry.target?.value === 'number' ? entry.target.value : null,
          },
        ],
  );
  return items.length > 1 ? { kind: 'bars', title: 'Kết quả so với mục tiêu', unit: '%', items } : null;
}
