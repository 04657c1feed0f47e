/** Evidence about time: reporting duties, deadlines, frequencies, dates of documents, and what day figures stand for. */
import { fold } from '../../language/fold.ts';
import { readObligations } from '../../reminders/obligation-queries.ts';
import type { Question } from '../understanding/question.ts';
import type { AssessedIndicator, Evidence } from './evidence.ts';
import { assessed } from './gather-indicators.ts';
import { gatherSentences } from './gather-passages.ts';
import type { EvidenceSources } from './sources.ts';

const DOCUMENT_NUMBER = /\b(\d{1,6}(?:\/\d{4})?\/[a-zđ]{1,12}(?:-[a-zđ0-9]{1,12})*)\b/i;

export async function gatherDates(question: Question, sources: EvidenceSources): Promise<Evidence> {
  const number = DOCUMENT_NUMBER.exec(question.text)?.[1];
  if (number !== undefined) {
    const document = sources.lexicon.documents.find(
      (row) => row.number !== null && fold(row.number) === fold(number) && sources.access.levels.includes(row.access),
    );
    if (document?.issuedOn != null) return { kind: 'document_date', document };
  }
  if (/\btinh den (?:het )?(?:ngay|thoi diem)\b|\bchot so lieu\b|\bso lieu\b.*\bngay nao\b/.test(fold(question.text))) {
    const asOf = await asOfDates(question, sources);
    if (asOf.length > 0) return { kind: 'as_of', rows: asOf };
  }
  const duties = (await readObligations(sources.db, sources.access, question.obligationIds)).sort(
    (a, b) => question.obligationIds.indexOf(a.id) - question.obligationIds.indexOf(b.id),
  );
  const sentences = await gatherSentences(question, sources);
  const best = duties[0];
  const sentence = question.passages.find(
    (link) => sentences.kind === 'passages' && link.span.passage.id === sentences.passages[0]?.passage.id,
  );
  const dated = duties.filter((duty) => duty.rrule !== null || duty.dueDate !== null || duty.kind === 'event');
  if (
    best !== undefined &&
    dated[0] !== undefined &&
    (sentence === undefined || dutyFits(dated[0].quote, sentence.span.passage.text) || sentence.coverage < 0.75)
  ) {
    return { kind: 'duties_dated', rows: question.wants.manyDates ? dated.slice(0, 5) : dated.slice(0, 1) };
  }
  return sentences;
}

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
