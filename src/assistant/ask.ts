/** The one function behind `ask`, `--batch`, the API, the page and the channels: a request in, a plain reply out. */
import { passagesAtLines } from '../documents/document-table.ts';
import { type Access, type Asker, PUBLIC_ACCESS } from '../people/access.ts';
import { localityByName, localityBySlug } from '../people/provinces.ts';
import { type AssistantDeps, answerQuestion } from './answer-question.ts';
import { type ChartData, plainText } from './composing/answer.ts';

export interface AskRequest {
  question: string;
  history?: string[];
  asker?: { role?: 'leader' | 'staff'; unit?: string | null; locality?: string | null };
}

export interface AskReply {
  answer: string;
  citations: {
    document: string;
    where: string;
    quote: string;
    passage?: number;
    title: string;
    number: string | null;
    issuedOn: string | null;
  }[];
  intent: string;
  choices?: { label: string; value: string }[];
  chart?: ChartData;
  ms: number;
}

/** @param elapsed milliseconds since some fixed point, for `ms` in the reply */
export async function ask(
  request: AskRequest,
  deps: AssistantDeps,
  elapsed: () => number,
  access: Access = PUBLIC_ACCESS,
): Promise<AskReply> {
  const start = elapsed();
  const asked = { text: request.question, history: request.history ?? [], asker: resolveAsker(request.asker, access) };
  const answer = await answerQuestion(asked, deps);
  const opened = await passagesAtLines(
    deps.db,
    access,
    answer.citations.filter((citation) => citation.passage === null),
  );
  const citations = answer.citations.map(({ documentId, line, passage, ...citation }) => {
    const id = passage ?? opened.get(`${documentId} ${line}`);
    return { ...citation, ...(id === undefined ? {} : { passage: id }) };
  });
  return {
    answer: plainText(answer),
    citations,
    intent: answer.choices.length > 0 ? 'ambiguous' : answer.intent,
    ...(answer.choices.length > 0 ? { choices: answer.choices } : {}),
    ...(answer.chart === null ? {} : { chart: answer.chart }),
    ms: Math.round((elapsed() - start) * 100) / 100,
  };
}

/** A province may be given by slug or by name; one that is not known stays as typed and is answered as unknown. */
function resolveAsker(asker: AskRequest['asker'], access: Access): Asker {
  const place = asker?.locality?.trim() || null;
  const locality = place === null ? null : (localityBySlug(place)?.slug ?? localityByName(place)?.slug ?? place);
  return { role: asker?.role ?? 'staff', unit: asker?.unit?.trim() || null, locality, access };
}
