/** Evidence about the documents themselves: definitions, documents that they cite, suspicious figures, help. */

import { readPassages } from '../../documents/document-table.ts';
import type { Span } from '../../documents/search-index.ts';
import { readFlags } from '../../kpi/flag-queries.ts';
import { expandText } from '../../language/expand.ts';
import { fold } from '../../language/fold.ts';
import { wordBag } from '../../language/word-bag.ts';
import { coverageOf } from '../understanding/content-words.ts';
import { HELP_KIND } from '../understanding/link-subject.ts';
import type { Question } from '../understanding/question.ts';
import { LINK_THRESHOLD } from '../understanding/thresholds.ts';
import type { Evidence } from './evidence.ts';
import { gatherIndicators } from './gather-indicators.ts';
import { gatherSentences } from './gather-passages.ts';
import { gatherScores } from './gather-scores.ts';
import { readQuotes } from './quote-passages.ts';
import type { EvidenceSources } from './sources.ts';

const SHOWN_FLAGS = 8;

export async function gatherDefinition(question: Question, sources: EvidenceSources): Promise<Evidence> {
  const asked = new Set(question.definitionOf);
  const rows = sources.lexicon.definitions.flatMap((row) => {
    const document = sources.lexicon.documentById.get(row.documentId);
    return asked.has(row.short) && document !== undefined && sources.access.levels.includes(document.access)
      ? [{ ...row, document }]
      : [];
  });
  const near = rows.sort(
    (a, b) =>
      Number(question.localities.includes(b.document.locality ?? '')) -
      Number(question.localities.includes(a.document.locality ?? '')),
  );
  // of "Nền tảng …" and "Nền tảng … cấp tỉnh" the fuller one says both
  const longs = near.map((row) => fold(row.long));
  const distinct = near.filter((_, i) => {
    const own = longs[i] ?? '';
    return longs.every((other, k) => k === i || !(other.startsWith(own) && (other !== own || k < i)));
  });
  return distinct.length > 0 ? { kind: 'definitions', rows: distinct.slice(0, 3) } : gatherSentences(question, sources);
}

/** Flags nearest to the question; the worst ones when it names none. */
export async function gatherFlags(question: Question, sources: EvidenceSources): Promise<Evidence> {
  const flags = (await readFlags(sources.db, sources.access, question.localities[0] ?? null)).filter(
    (flag) => flag.severity !== 'info',
  );
  const named = new Set(
    question.indicators
      .slice(0, 2)
      .filter((link) => link.coverage >= 0.5)
      .map((link) => `${link.indicator.documentId} ${link.indicator.code}`),
  );
  const scored = flags.map((flag) => {
    const said = [flag.detail, ...flag.evidence.map((entry) => entry.quote)].join(' . ');
    const fits = coverageOf(question.content, wordBag(expandText(said, sources.lexicon.abbreviations)));
    const about = flag.indicatorCodes.some((code) => named.has(`${flag.documentId} ${code}`));
    const ofUnit = flag.unit !== null && question.units.some((unit) => unit.canonical === flag.unit);
    return { flag, fit: fits + (about ? 0.5 : 0) + (ofUnit ? 0.6 : 0) };
  });
  const best = Math.max(0, ...scored.map((entry) => entry.fit));
  const fitting = scored
    .filter((entry) => entry.fit >= 0.45 && entry.fit >= best * 0.85)
    .sort((a, b) => b.fit - a.fit)
    .map((entry) => entry.flag);
  const unitNamed = question.units.some((unit) => !unit.collective);
  const subject = unitNamed || question.content.filter((word) => word.weight >= 2).length >= 3;
  const linked = question.indicators[0] !== undefined && question.indicators[0].coverage >= LINK_THRESHOLD;
  if (fitting.length > 0 && subject) {
    const best = linked
      ? await gatherIndicators({ ...question, ambiguous: false, intent: 'indicator_status' }, sources)
      : null;
    const indicator = best?.kind === 'indicators' ? (best.rows[0] ?? null) : null;
    return { kind: 'flags', rows: fitting.slice(0, 2), total: fitting.length, indicator };
  }
  if (subject && linked) return gatherIndicators({ ...question, intent: 'indicator_status' }, sources);
  if (subject && question.units.length > 0 && question.criterion !== null) return gatherScores(question, sources);
  if (subject) return gatherSentences(question, sources);
  return flags.length === 0
    ? { kind: 'none', reason: 'not_found' }
    : { kind: 'flags', rows: flags.slice(0, SHOWN_FLAGS), total: flags.length, indicator: null };
}

const KINDS: [RegExp, RegExp][] = [
  [/\bquyet dinh\b/, /\bquyết định(?: số)?/iu],
  [/\bnghi quyet\b/, /\bnghị quyết(?: số)?/iu],
  [/\bke hoach\b/, /\bkế hoạch\b/iu],
  [/\bcong van\b/, /\b(?:công văn|văn bản)(?: số)?/iu],
  [/\bchi thi\b/, /\bchỉ thị(?: số)?/iu],
  [/\bthong tu\b/, /\bthông tư(?: số)?/iu],
  [/\bnghi dinh\b/, /\bnghị định(?: số)?/iu],
];
const CITED = /\d{1,6}(?:\/\d{4})?\/[A-ZĐ]{1,8}(?:-[A-ZĐ0-9]{1,12})*/u;
const SHOWN_REFERENCES = 12;

/** Documents that the province's documents cite or issue, from the passages nearest to the question. */
export async function gatherReferences(question: Question, sources: EvidenceSources): Promise<Evidence> {
  const { lexicon } = sources;
  const folded = fold(question.text);
  const kinds = KINDS.filter(([asked]) => asked.test(folded)).map(([, printed]) => printed);
  const issued = /\bban hanh\b/.test(folded);
  const basis = /\bcan cu\b/.test(folded);
  const scoreOf = new Map(question.passages.map((link) => [link.span.passage.id, link.score]));
  const best = Math.max(0.001, ...scoreOf.values());
  const candidates = new Map<number, { span: Span; value: number }>();
  for (const span of lexicon.passages.spans) {
    const { passage } = span;
    const document = lexicon.documentById.get(passage.documentId);
    if (
      document === undefined ||
      document.kind === HELP_KIND ||
      passage.kind === 'row' ||
      !sources.access.levels.includes(document.access)
    )
      continue;
    if (
      question.localities.length > 0 &&
      (document.locality === null || !question.localities.includes(document.locality))
    )
      continue;
    if (!CITED.test(span.text) && !(issued && /^[-+•\s]*ban hành\b/iu.test(span.text))) continue;
    if (kinds.length > 0 && !kinds.some((kind) => kind.test(span.text))) continue;
    const opening = passage.ord <= 12 && /^(?:Căn cứ|Thực hiện|Theo)\b/u.test(passage.text);
    const value =
      (scoreOf.get(passage.id) ?? 0) / best +
      (issued && /\bban hành\b/iu.test(span.text + passage.section.join(' ')) ? 0.4 : 0) +
      (basis && opening ? 1.5 : 0);
    const known = candidates.get(passage.id);
    if (known === undefined || known.value < value) candidates.set(passage.id, { span, value });
  }
  const top = [...candidates.values()].sort((a, b) => b.value - a.value);
  const cutOff = basis ? (top[0]?.value ?? 0) * 0.8 : 0.35;
  const chosen = top
    .filter((candidate) => candidate.value >= Math.min(cutOff, (top[0]?.value ?? 0) * 0.9))
    .slice(0, SHOWN_REFERENCES);
  if (chosen.length === 0) return gatherSentences(question, sources);
  const ordered = chosen.sort(
    (a, b) => a.span.passage.documentId - b.span.passage.documentId || a.span.passage.ord - b.span.passage.ord,
  );
  const passages = await readPassages(
    sources.db,
    sources.access,
    ordered.map((candidate) => candidate.span.passage.id),
  );
  return {
    kind: 'references',
    references: passages.map((passage) => ({ text: passage.text, passage: { passage, quote: passage.text } })),
  };
}

/** The assistant's own help, which is ordinary knowledge of kind "Trợ giúp". */
export async function gatherHelp(question: Question, sources: EvidenceSources): Promise<Evidence> {
  const { lexicon } = sources;
  const isHelp = (span: Span) => lexicon.documentById.get(span.passage.documentId)?.kind === HELP_KIND;
  // the page whose title says the topic knows more of it than a page that merely mentions it
  const titled = (span: Span) => {
    const title = lexicon.documentById.get(span.passage.documentId)?.title ?? '';
    return coverageOf(question.content, wordBag(expandText(title, lexicon.abbreviations)));
  };
  const hits = lexicon.passages
    .search(question.terms, 40, isHelp)
    .map((hit) => ({ ...hit, score: hit.score * (1 + 2 * titled(hit.span)) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 3);
  if (hits.length === 0) return { kind: 'none', reason: 'greeting' };
  const ids = [...new Set(hits.map((hit) => hit.span.passage.id))].slice(0, 2);
  return {
    kind: 'help',
    passages: await readQuotes(
      ids,
      question,
      sources,
      ids.map((id) => hits.find((hit) => hit.span.passage.id === id)?.span.index ?? 0),
    ),
  };
}
