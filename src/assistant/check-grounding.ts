/**
 * The last gate before an answer leaves: every numeral, date, unit name and status word must be covered by the evidence.
 * Pure and independent of how the answer was written, so that rules, people's wording and a language model are held to
 * the same standard. What is not covered is not sent.
 */
import { fold } from '../language/fold.ts';
import type { PeriodMention } from '../language/periods.ts';
import type { Answer } from './composing/answer.ts';
import type { Evidence } from './evidence/evidence.ts';

export interface Grounding {
  ok: boolean;
  /** The words of the answer that nothing covers. */
  uncovered: string[];
}

/**
 * @param asked the period that the question names: an answer may repeat it to say that nothing is known of it
 * @param limits the limits by which the question filters a list, repeated in its first line
 */
export function checkGrounding(
  answer: Answer,
  evidence: Evidence,
  asked: PeriodMention | null,
  limits: readonly { value: number }[] = [],
): Grounding {
  const support = collectSupport(evidence);
  if (asked !== null) for (const value of Object.values(asked)) if (value !== null) support.numbers.add(Number(value));
  for (const limit of limits) support.numbers.add(limit.value);
  const uncovered: string[] = [];
  const choices = answer.choices.length;
  for (const line of [answer.headline, ...answer.details]) {
    const text = line.replace(/^\s*\d{1,2}\.\s/, '');
    for (const numeral of text.match(/\d+(?:[.,]\d+)*/g) ?? []) {
      if (!readings(numeral).some((value) => support.numbers.has(value)) && !support.numerals.has(numeral))
        uncovered.push(numeral);
    }
    for (const name of text.match(UNIT_NAME) ?? []) if (!support.folded.includes(fold(name))) uncovered.push(name);
  }
  uncovered.push(...unsupportedVerdict(answer.headline, evidence));
  return { ok: uncovered.length === 0 || (evidence.kind === 'none' && choices === 0), uncovered };
}

/** A kind of body with the capitalised words that name it. */
const UNIT_NAME =
  /(?<!\p{L})(?:Sở|Bộ|Cục|Ban|UBND|Công an|Văn phòng|Ngân hàng|Thanh tra|Báo|Đài|Trường)(?: (?:tỉnh|huyện|xã|phường|thị xã|thị trấn|thành phố|Quản lý|Chỉ đạo))? \p{Lu}\p{L}*(?:(?: (?:và|-))? (?!(?:Sở|Bộ|Cục|Ban|UBND|Công|Văn|Ngân|Thanh|Báo|Đài|Trường)(?!\p{L}))\p{Lu}\p{L}*)*/gu;

interface Support {
  numbers: Set<number>;
  /** Numerals as printed, for those that are no number ("1.1.2"). */
  numerals: Set<string>;
  folded: string;
}

/** Keys of the store and places in a file are no figures that an answer may tell. */
const PLACE_KEY = /^(?:id|line|ord|ordinal)$|Ids?$/;

function collectSupport(evidence: Evidence): Support {
  const numbers = new Set<number>();
  const numerals = new Set<string>();
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'number') {
      numbers.add(value);
      numbers.add(Math.abs(value));
    } else if (typeof value === 'string') {
      texts.push(value);
      for (const numeral of value.match(/\d+(?:[.,]\d+)*/g) ?? []) {
        numerals.add(numeral);
        for (const reading of readings(numeral)) numbers.add(reading);
      }
    } else if (Array.isArray(value)) {
      numbers.add(value.length);
      for (const entry of value) walk(entry);
    } else if (value !== null && typeof value === 'object') {
      for (const [key, entry] of Object.entries(value)) if (!PLACE_KEY.test(key)) walk(entry);
    }
  };
  walk(evidence);
  for (const derived of derivedNumbers(evidence)) numbers.add(derived);
  return { numbers, numerals, folded: fold(texts.join('\n')) };
}

/** Figures that follow from the evidence by counting, adding or subtracting; each is recomputed here, not trusted. */
function derivedNumbers(evidence: Evidence): number[] {
  const derived: number[] = [];
  const countBy = (values: readonly string[]) => {
    for (const key of new Set(values)) derived.push(values.filter((value) => value === key).length);
  };
  derived.push(0);
  if (evidence.kind === 'count' || evidence.kind === 'list')
    countBy(evidence.rows.map((entry) => entry.assessment.status));
  if (evidence.kind === 'duties') {
    countBy(evidence.roles.filter((entry) => entry.through === null).map((entry) => entry.role));
    countBy(
      evidence.roles.filter((entry) => entry.through !== null).map((entry) => `${entry.through?.id} ${entry.role}`),
    );
  }
  if (evidence.kind === 'scores') {
    for (const a of evidence.rows)
      for (const b of evidence.rows) derived.push(Number(Math.abs(a.score - b.score).toFixed(4)));
    derived.push(
      Number(evidence.rows.reduce((total, row) => total + row.score, 0).toFixed(4)),
      evidence.rows.reduce((total, row) => total + (row.max ?? 0), 0),
    );
  }
  if (evidence.kind === 'stated_ranking')
    for (const row of evidence.rows) if (row.year !== null) derived.push(row.year - 1);
  if (evidence.kind === 'comparison') {
    const values = evidence.rows.flatMap((row) =>
      row.indicator?.observation?.value == null ? [] : [row.indicator.observation.value],
    );
    for (const a of values) for (const b of values) derived.push(Number(Math.abs(a - b).toFixed(4)));
  }
  // "… và 12 mục nữa": how many of a long list are left out
  const total =
    evidence.kind === 'list' || evidence.kind === 'flags'
      ? evidence.total
      : evidence.kind === 'duties'
        ? evidence.roles.length
        : 0;
  for (let shown = 1; shown <= total; shown++) derived.push(total - shown);
  return derived;
}

/** "1.170" is one thousand one hundred seventy or 1.17; "72,5" is 72.5: both readings of the shape. */
function readings(numeral: string): number[] {
  const thousands = Number(numeral.replace(/[.](?=\d{3}(?:\D|$))/g, '').replace(',', '.'));
  const decimal = Number(numeral.replace(/,/g, '.'));
  return [thousands, decimal].filter((value) => Number.isFinite(value));
}

/** "Đạt:" and "Chưa đạt:" are conclusions: only the status rule may draw them. */
function unsupportedVerdict(headline: string, evidence: Evidence): string[] {
  if (evidence.kind !== 'indicators') return [];
  const status = evidence.rows[0]?.assessment.status;
  if (headline.startsWith('Đạt:') && status !== 'met') return ['Đạt'];
  return headline.startsWith('Chưa đạt:') && status !== 'not_met' ? ['Chưa đạt'] : [];
}

/** The answer that takes the place of one that failed: the evidence itself, word for word. */
export function plainAnswer(answer: Answer): Answer {
  const quotes = answer.citations.slice(0, 3).map((citation) => `- «${citation.quote}» (${citation.where})`);
  return {
    ...answer,
    headline: 'Trợ lý chỉ trích nguyên văn nội dung liên quan:',
    details: quotes,
    choices: [],
    chart: null,
  };
}
