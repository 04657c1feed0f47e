/** Evidence about time: reporting duties, deadlines, frequencies, dates of documents, and what day figures stand for. */
import { expandText } from '../../language/expand.ts';
import { fold } from '../../language/fold.ts';
import { wordBag } from '../../language/word-bag.ts';
import { type ObligationRow, readObligations } from '../../reminders/obligation-queries.ts';
import { coverageOf } from '../understanding/content-words.ts';
import type { Question } from '../understanding/question.ts';
import { assessed } from './assess-indicators.ts';
import type { AssessedIndicator, Evidence } from './evidence.ts';
import { gatherSentences } from './gather-passages.ts';
import { quotePassages } from './quote-passages.ts';
import type { EvidenceSources } from './sources.ts';

const DOCUMENT_NUMBER = /\b(\d{1,6}(?:\/\d{4})?\/[a-zđ]{1,12}(?:-[a-zđ0-9]{1,12})*)\b/i;

export async function gatherDates(question: Question, sources: EvidenceSources): Promise<Evidence> {
  const issued = await gatherIssue(question, sources);
  if (issued !== null) return issued;
  if (
    /\btinh (?:den|toi) (?:het )?(?:ngay|thoi diem)\b|\bchot so lieu\b|\bso lieu\b.*\bngay nao\b/.test(
      fold(question.text),
    )
  ) {
    const elsewhere = !question.aboutDocument && question.passages.some((link) => link.coverage >= 0.6);
    const asOf = elsewhere ? [] : await asOfDates(question, sources);
    if (asOf.length > 0) return { kind: 'as_of', rows: asOf };
  }
  const sentences = await gatherSentences(question, sources);
  const shown = sentences.kind === 'passages' ? sentences.passages[0]?.passage.id : undefined;
  const sentence = question.passages.find((link) => link.span.passage.id === shown);
  const order = question.obligations.map((duty) => duty.id);
  const duties = (await readObligations(sources.db, sources.access, order))
    .filter((duty) => duty.rrule !== null || duty.dueDate !== null || duty.kind === 'event')
    .sort((a, b) => actsIn(b, question) - actsIn(a, question) || order.indexOf(a.id) - order.indexOf(b.id));
  const best = duties[0];
  if (best === undefined) return sentences;
  const coverage = question.obligations.find((duty) => duty.id === best.id)?.coverage ?? 0;
  const dated = sentence !== undefined && /\d/.test(sentence.span.text);
  const sentenceWins =
    sentence !== undefined &&
    dated &&
    !dutyFits(best.quote, sentence.span.passage.text) &&
    sentence.coverage > coverage + 0.15;
  if (sentenceWins) return sentences;
  return { kind: 'duties_dated', rows: question.wants.manyDates ? duties.slice(0, 5) : [best] };
}

/** When and under what number a document was issued: our own documents by number or title, others by the sentence that cites them. */
async function gatherIssue(question: Question, sources: EvidenceSources): Promise<Evidence | null> {
  const seen = sources.lexicon.documents.filter(
    (row) => sources.access.levels.includes(row.access) && row.issuedOn !== null,
  );
  const number = DOCUMENT_NUMBER.exec(question.text)?.[1];
  if (number !== undefined) {
    const document = seen.find((row) => row.number !== null && fold(row.number) === fold(number));
    return document === undefined ? null : { kind: 'document_date', document };
  }
  if (!ISSUE.test(fold(question.text))) return null;
  const titled = seen
    .filter(
      (row) =>
        question.localities.length === 0 || (row.locality !== null && question.localities.includes(row.locality)),
    )
    .map((document) => ({
      document,
      coverage: coverageOf(
        question.content,
        wordBag(expandText(`${document.kind ?? ''} ${document.title}`, sources.lexicon.abbreviations)),
      ),
    }))
    .sort((a, b) => b.coverage - a.coverage)[0];
  const cited = await quotePassages(question, sources, {
    limit: 1,
    threshold: 0.35,
    accept: (span) => CITED.test(span.text) && /\d{4}/.test(span.text),
  });
  const citedCoverage = question.passages.find((link) => link.span.passage.id === cited[0]?.passage.id)?.coverage ?? 0;
  if (titled !== undefined && titled.coverage >= 0.6 && titled.coverage >= citedCoverage - 0.05)
    return { kind: 'document_date', document: titled.document };
  return cited.length > 0 ? { kind: 'passages', passages: cited, difference: null } : null;
}

/** 1 when a unit that acts in the question is the one that has the duty. */
function actsIn(duty: ObligationRow, question: Question): number {
  return duty.who.some((who) => question.actors.includes(who)) ? 1 : 0;
}

const ISSUE =
  /\b(?:ban hanh|ki|ky|phat hanh)\b.{0,12}\b(?:ngay|khi|luc|nam|thang)\b|\bngay (?:ban hanh|ki|ky)\b|\bso (?:may|bao nhieu|hieu)\b|\b(?:ngay|khi) nao\b.{0,20}\bban hanh\b/;
const CITED = /\d{1,6}(?:\/\d{4})?\/[A-ZĐ]{1,8}/u;

/** The duty was read from the very passage that fits best. */
function dutyFits(quote: string, passage: string): boolean {
  return fold(passage).includes(fold(quote).slice(0, 40));
}

async function asOfDates(
  question: Question,
  sources: EvidenceSources,
): Promise<{ asOf: string; indicator: AssessedIndicator }[]> {
  const names = sources.lexicon.indicators.filter(
    (row) => question.localities.length === 0 || (row.locality !== null && question.localities.includes(row.locality)),
  );
  const rows = await assessed(
    names.map((row) => row.id),
    question,
    sources,
  );
  const dates = new Map<string, AssessedIndicator>();
  for (const row of rows)
    if (row.observation?.asOf != null && !dates.has(row.observation.asOf)) dates.set(row.observation.asOf, row);
  return [...dates].map(([asOf, indicator]) => ({ asOf, indicator }));
}
