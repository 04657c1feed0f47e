/** The answer before any channel has dressed it: lines of plain Vietnamese, each with a purpose. */
import type { Intent } from '../understanding/question.ts';

export interface Answer {
  intent: Intent;
  /** First line: the answer itself. */
  headline: string;
  /** What a leader needs beside it, then what staff want; lists have one entry a line. */
  details: string[];
  /** "Nguồn: …", built from the citations. */
  source: string | null;
  citations: Citation[];
  choices: { label: string; value: string }[];
  chart: ChartData | null;
}

export interface Citation {
  document: string;
  where: string;
  quote: string;
  documentId: number;
  line: number;
  passage: number | null;
  title: string;
  number: string | null;
  issuedOn: string | null;
}

export interface ChartData {
  kind: 'bars';
  title: string;
  unit: string | null;
  items: { label: string; value: number | null; target?: number | null; note?: string }[];
}

/** The answer as plain text, the form that every channel can show. */
export function plainText(answer: Answer): string {
  return [answer.headline, ...answer.details, ...(answer.source === null ? [] : [answer.source])].join('\n');
}
