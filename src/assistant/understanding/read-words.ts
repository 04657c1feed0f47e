/** First step of understanding: the words of a question with what each of them names. */
import { pillarOf } from '../../documents/facts/pillars.ts';
import { CHAT_WORDS } from '../../language/abbreviations.ts';
import { expandTokens } from '../../language/expand.ts';
import { type PeriodMention, readPeriod } from '../../language/periods.ts';
import { repairWord } from '../../language/spelling.ts';
import { plainToken, type Token, tokenise } from '../../language/tokens.ts';
import type { Lexicon } from '../lexicon.ts';
import { weighContent } from './content-words.ts';
import { maskPillars } from './cues.ts';
import { findLocalities, type LocalityMention } from './link-localities.ts';
import type { ContentWord, Level } from './question.ts';
import type { UnitMention } from './unit-index.ts';

/** What a word is part of. 'subject': it says what the question is about; 'frame': everything else. */
export type WordLabel = 'locality' | 'unit' | 'period' | 'level' | 'document' | 'subject' | 'frame';

export interface ReadWords {
  /** Repaired words, chat shorthand spelt out, abbreviations as typed. */
  tokens: Token[];
  labels: WordLabel[];
  /** Words that say a little of the subject: too common to make one, but a follow-up inherits them. */
  faint: boolean[];
  /** The same with abbreviations spelt out, for cues and search. */
  expanded: Token[];
  /** Folded text of `expanded` without the abbreviations themselves. */
  folded: string;
  localities: LocalityMention[];
  units: UnitMention[];
  ownUnit: boolean;
  ownLocality: boolean;
  period: PeriodMention | null;
  level: Level | null;
  content: ContentWord[];
  /** The same with names of units at full weight, for indicators whose name contains a unit. */
  contentWithUnits: ContentWord[];
}

/** Rarity given to a word that nothing in the collection contains: it lowers every candidate alike. */
const UNKNOWN_WORD = 2.5;

const FAINT = 0.5;

const OWN_UNIT =
  /\b(?:so|don vi|ben|co quan|phong|ban|huyen|xa|phuong|truong|nganh|cuc|chi nhanh|bao|dai|thi xa|thanh pho) (?:em|minh|toi|chung (?:toi|em|minh))\b|\bchung (?:toi|em)\b/;
const OWN_LOCALITY = /\btinh (?:ta|minh|toi|em|nha)\b/;

const LEVELS: [RegExp, Level][] = [
  [
    /\b(?:cap huyen|(?:cac |nhung |\d+ |ba |hai |may )?huyen(?:,? thi xa)?(?:,? thanh pho)?|(?:uy ban nhan dan|ubnd) (?:cap|cac) huyen|dia phuong cap huyen)\b/,
    'district',
  ],
  [
    /\b(?:cap xa|(?:cac |nhung |\d+ |ba |hai |may )?xa,? phuong(?:,? thi tran)?|phuong,? xa|(?:may|bao nhieu|nhung|cac) xa|xa nao|phuong nao)\b/,
    'commune',
  ],
  [/\b(?:cap tinh|so,? (?:ban,? )?nganh|cac so|cap so|(?:may|bao nhieu|nhung|\d+|ba|hai) so|so nao)\b/, 'department'],
];

/** @param preferred provinces whose units are meant when a name exists in several */
export function readWords(typed: string, lexicon: Lexicon, preferred: readonly string[], thisYear: number): ReadWords {
  // a question in capitals says nothing by its capitals
  const text = typed === typed.toUpperCase() ? typed.toLowerCase() : typed;
  const known = new Set(lexicon.localities.keys());
  const tokens = repair(tokenise(text), lexicon);
  const localities = findLocalities(tokens, known);
  const named = localities.map((mention) => mention.province.slug);
  const units = lexicon.units
    .find(tokens, named.length > 0 ? named : preferred)
    .filter(
      (mention) =>
        !localities.some(
          (place) =>
            mention.start < place.end &&
            place.start < mention.end &&
            mention.end - mention.start <= place.end - place.start,
        ),
    );
  const places = localities.filter(
    (place) => !units.some((mention) => mention.start < place.end && place.start < mention.end),
  );
  const expanded = expandTokens(tokens, lexicon.abbreviations);
  const folded = foldedText(expanded);
  const documents = findDocumentMention(tokens, lexicon, named.length > 0 ? named : preferred);
  const labels = label(tokens, places, units, documents);
  const idf = (word: string) =>
    Math.min(
      7,
      lexicon.passages.index.has(word) || lexicon.names.index.has(word)
        ? Math.min(
            lexicon.passages.index.idf(word),
            lexicon.names.index.has(word) ? lexicon.names.index.idf(word) + 1.5 : 9,
          )
        : UNKNOWN_WORD,
    );
  const written = (word: string) => lexicon.passages.index.has(`=${word}`);
  const phrase = (pair: string) => lexicon.names.index.frequency(pair) >= 2;
  const content = weighContent(expanded, labelFactors(tokens, labels, lexicon), idf, written, phrase);
  const contentWithUnits = weighContent(expanded, labelFactors(tokens, labels, lexicon, 1), idf, written, phrase);
  const strong = new Set(content.filter((word) => word.weight >= 1.2).map((word) => word.folded));
  tokens.forEach((token, i) => {
    if (labels[i] === 'frame' && (strong.has(token.folded) || lexicon.abbreviations.expand(token).length > 0))
      labels[i] = 'subject';
  });
  markPillars(tokens, labels);
  const heard = new Set(content.filter((word) => word.weight >= FAINT).map((word) => word.folded));
  const faint = tokens.map((token, i) => labels[i] === 'frame' && heard.has(token.folded));
  return {
    tokens,
    labels,
    faint,
    expanded,
    folded,
    localities: places,
    units,
    ownUnit: OWN_UNIT.test(folded),
    ownLocality: OWN_LOCALITY.test(folded),
    period: readPeriod(folded, thisYear),
    level: units.some((mention) => !mention.unit.collective) ? null : readLevel(folded),
    content,
    contentWithUnits,
  };
}

export function readLevel(text: string): Level | null {
  const folded = maskPillars(text);
  return LEVELS.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
}

function repair(tokens: readonly Token[], lexicon: Lexicon): Token[] {
  return tokens.flatMap((token) => {
    const chat = token.upper ? undefined : CHAT_WORDS[token.typed];
    const upperPlace =
      token.upper && (token.folded === 'tp' || token.folded === 'tx') ? CHAT_WORDS[token.folded] : undefined;
    const spelt = chat ?? upperPlace;
    if (spelt !== undefined) return spelt.split(' ').map((word) => plainToken(word));
    if ((token.upper && token.folded.length < 4) || lexicon.abbreviations.expand(token).length > 0) return [token];
    const words = repairWord(token.folded, lexicon.vocabulary, !token.upper);
    return words.length === 1 && words[0] === token.folded ? [token] : words.map((word) => plainToken(word));
  });
}

function label(
  tokens: readonly Token[],
  localities: readonly LocalityMention[],
  units: readonly UnitMention[],
  documents: ReadonlySet<number>,
): WordLabel[] {
  const labels: WordLabel[] = tokens.map(() => 'frame');
  const mark = (start: number, end: number, kind: WordLabel) => {
    for (let i = start; i < end; i++) labels[i] = kind;
  };
  for (const i of documents) labels[i] = 'document';
  for (const place of localities) mark(place.start, place.end, 'locality');
  for (const unit of units) mark(unit.start, unit.end, 'unit');
  tokens.forEach((token, i) => {
    const next = tokens[i + 1]?.folded ?? '';
    if (/^(?:quy|qui|q)$/.test(token.folded) && /^(?:i{1,3}|iv|[1-4](?:\/20\d\d)?)$/.test(next))
      mark(i, tokens[i + 2]?.folded.match(/^20\d\d$/) ? i + 3 : i + 2, 'period');
    if (/^20\d\d$/.test(token.folded)) mark(tokens[i - 1]?.folded === 'nam' ? i - 1 : i, i + 1, 'period');
    if (token.folded === 'tinh' && /^(?:ta|minh|toi|em|nha)$/.test(next)) mark(i, i + 2, 'locality');
    if (token.folded === 'cap' && /^(?:huyen|xa|tinh)$/.test(next)) mark(i, i + 2, 'level');
  });
  return labels;
}

/** How much each word of the expanded sequence may count for the subject, by what it names. */
function labelFactors(
  tokens: readonly Token[],
  labels: readonly WordLabel[],
  lexicon: Lexicon,
  unit = LABEL_FACTOR.unit,
): number[] {
  return tokens.flatMap((token, i) => {
    const label = labels[i] ?? 'frame';
    // names of indicators say "mức xã" where people say "cấp xã"
    const kind = unit === 1 && label === 'level' && token.folded === 'cap';
    const factor = kind ? 0.3 : label === 'unit' ? unit : LABEL_FACTOR[label];
    return expandTokens([token], lexicon.abbreviations).map((part) => (part.shortForm === true ? 0 : factor));
  });
}

/** Names of units are linked as units; they help to find a sentence but do not make an indicator's name. */
const LABEL_FACTOR: Record<WordLabel, number> = {
  locality: 0,
  period: 0,
  document: 0.1,
  unit: 0.4,
  level: 1.4,
  subject: 1,
  frame: 1,
};

/** Words joined for cues; a comma stays where the asker paused, so that a cue does not reach across it. */
function foldedText(expanded: readonly Token[]): string {
  let text = '';
  for (const token of expanded) {
    if (token.shortForm === true) continue;
    const word = token.upper && token.folded === 'ai' ? 'tri tue nhan tao' : token.folded;
    text += text === '' ? word : `${token.pause ? ',' : ''} ${word}`;
  }
  return text;
}

const DOCUMENT_KINDS = /^(?:ke hoach|cong van|bao cao|phu luc|quyet dinh|van ban|tai lieu)$/;

/**
 * "theo kế hoạch nâng cao DTI", "trong phụ lục quý I": words that say where to look, not what for.
 * @returns positions of these words
 */
function findDocumentMention(tokens: readonly Token[], lexicon: Lexicon, localities: readonly string[]): Set<number> {
  const found = new Set<number>();
  const titles = new Set(
    lexicon.documents
      .filter((row) => localities.length === 0 || row.locality === null || localities.includes(row.locality))
      .flatMap((row) => expandTokens(tokenise(`${row.title} ${row.kind ?? ''}`), lexicon.abbreviations))
      .map((token) => token.folded),
  );
  tokens.forEach((token, start) => {
    if (!/^(?:theo|trong|tai|o)$/.test(token.folded)) return;
    const kind = [tokens[start + 1], tokens[start + 2]].map((word) => word?.folded ?? '').join(' ');
    const short = tokens[start + 1]?.upper === true && tokens[start + 1]?.folded === 'kh';
    if (!DOCUMENT_KINDS.test(kind) && !short) return;
    for (let i = start; i < tokens.length; i++) {
      const word = tokens[i];
      if (word === undefined || (word.pause && i > start) || (i > start + 2 && !titles.has(word.folded) && !word.upper))
        break;
      found.add(i);
    }
  });
  return found;
}

/** The pillar is what a follow-up inherits, even where its words are too common to weigh much. */
function markPillars(tokens: readonly Token[], labels: WordLabel[]): void {
  const words = tokens.map((token) => token.folded);
  for (let start = 0; start < words.length; start++) {
    for (const size of [5, 4, 3, 2]) {
      if (start + size > words.length || pillarOf(words.slice(start, start + size).join(' ')) === null) continue;
      if (pillarOf(words.slice(start + 1, start + size).join(' ')) !== null) continue;
      for (let i = start; i < start + size; i++) if (labels[i] === 'frame') labels[i] = 'subject';
    }
  }
}
