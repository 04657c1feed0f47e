/**
 * READ THIS FIRST for understanding: text → Question.
 *
 *   follow-up → question that stands alone → words and what they name → cues → links to indicators and sentences → intent
 *
 * Pure: the lexicon, the asker and the date are arguments; nothing is queried here.
 */
import { pillarsIn } from '../../documents/facts/pillars.ts';
import { expandText, expandTokens } from '../../language/expand.ts';
import { fold } from '../../language/fold.ts';
import { type Asker, PUBLIC_ACCESS } from '../../people/access.ts';
import { localityBySlug } from '../../people/provinces.ts';
import type { Lexicon } from '../lexicon.ts';
import { queryTerms } from './content-words.ts';
import { readCues } from './cues.ts';
import { decideIntent } from './decide-intent.ts';
import { findDefinition } from './definitions.ts';
import { readLimits } from './limits.ts';
import { linkIndicators, linkObligations, linkPassages } from './link-subject.ts';
import { offeredChoices } from './offered-choices.ts';
import type { Criterion, IndicatorLink, Question } from './question.ts';
import { type ReadWords, readWords } from './read-words.ts';
import { isFollowUp, readChoice, rephrase } from './rephrase-follow-up.ts';
import { outOfScope } from './scope-guard.ts';
import { LINK_THRESHOLD, NAME_THRESHOLD } from './thresholds.ts';
import type { UnitMention } from './unit-index.ts';

export interface UnderstandInput {
  text: string;
  /** Earlier questions of the same person, oldest first. */
  history: readonly string[];
  asker: Asker;
  /** Plain date of the asking in Vietnam. */
  today: string;
}

const REMEMBERED_TURNS = 5;

const TIE = 0.97;

export function understandQuestion(input: UnderstandInput, lexicon: Lexicon): Question {
  let standing: string | null = null;
  for (const earlier of input.history.slice(-REMEMBERED_TURNS))
    standing = standAlone(earlier, standing, input, lexicon);
  const alone = standAlone(input.text, standing, input, lexicon);
  return { ...understandAlone(alone, input, lexicon), text: input.text, followUp: alone !== input.text };
}

function standAlone(text: string, previous: string | null, input: UnderstandInput, lexicon: Lexicon): string {
  if (previous === null) return text;
  const current = read(text, input, lexicon);
  const before = read(previous, input, lexicon);
  const choice = readChoice(current.folded);
  if (choice !== null) {
    const offered = understandAlone(previous, input, lexicon);
    const chosen = offered.ambiguous ? offeredChoices(offered)[choice - 1] : undefined;
    // a number that was not offered picks nothing: the choices are shown again
    if (offered.ambiguous && chosen === undefined) return previous;
    if (chosen !== undefined)
      return `${rephrase({ ...current, tokens: [], labels: [], faint: [] }, { ...before, labels: before.labels.map((label) => (label === 'subject' ? 'frame' : label)) })} , ${chosen.indicator.name}`;
  }
  return isFollowUp(current) ? rephrase(current, before) : text;
}

function read(text: string, input: UnderstandInput, lexicon: Lexicon): ReadWords {
  const own = input.asker.locality;
  return readWords(text, lexicon, own === null ? [] : [own], Number(input.today.slice(0, 4)));
}

function understandAlone(text: string, input: UnderstandInput, lexicon: Lexicon): Question {
  const words = read(text, input, lexicon);
  const cues = readCues(words.folded);
  const asked = placesAsked(words, input.asker, lexicon);
  const besideOwn =
    cues.compare &&
    asked.named.length === 1 &&
    input.asker.locality !== null &&
    !asked.named.includes(input.asker.locality);
  const place =
    besideOwn && input.asker.locality !== null
      ? { ...asked, localities: [input.asker.locality, ...asked.named] }
      : asked;
  const named = words.units.map((mention) => mention.unit);
  const own =
    words.ownUnit && input.asker.unit !== null ? lexicon.units.named(input.asker.unit, input.asker.locality) : null;
  const ownUnit = words.ownUnit && named.every((unit) => unit.collective);
  const together = ownUnit || /\b(?:voi|va|so voi|hon)\b/.test(words.folded);
  const units = own !== null && together ? [own, ...named] : named;
  const bodies = units.filter((unit) => !unit.collective);
  const search = {
    content: words.content,
    contentWithUnits: words.contentWithUnits,
    expanded: words.expanded,
    localities: place.localities,
    access: input.asker.access ?? PUBLIC_ACCESS,
  };
  const indicators = linkIndicators(search, lexicon).map(lifted);
  const passages = linkPassages(search, lexicon);
  const obligations = linkObligations(search, lexicon);
  const criterion = criterionAsked(words, place.localities, lexicon);
  const pillar = pillarsIn(words.folded).at(-1) ?? null;
  const inPlace = (slug: string | null) =>
    place.localities.length === 0 || (slug !== null && place.localities.includes(slug));
  const best = Math.max(0, ...indicators.map((link) => link.coverage));
  const definition = findDefinition(words, lexicon);
  const limits = readLimits(words.folded);
  const blocked = outOfScope(words.folded) ?? outOfScope(fold(text));
  const intent =
    blocked !== null
      ? 'out_of_scope'
      : decideIntent({
          cues,
          definable: definition !== null,
          unitNamed: bodies.length > 0,
          unitActs: ownUnit || words.units.some((mention) => acts(mention, words)),
          levelNamed: words.level !== null,
          criterionNamed: criterion !== null,
          pillarNamed: pillar !== null,
          localitiesNamed: place.named.length,
          ownLocality:
            input.asker.locality !== null &&
            (words.ownLocality || (place.named.length === 1 && place.named[0] !== input.asker.locality)),
          hasScores: lexicon.scoreSubjects.some((subject) => inPlace(subject.locality)),
          hasStandings: lexicon.indicators.some(
            (indicator) => indicator.standingVerdict !== null && inPlace(indicator.locality),
          ),
          hasStatedRanks: true,
          hasIndicators: lexicon.indicators.some((indicator) => inPlace(indicator.locality)),
          indicatorCoverage: best,
          rankedIndicators:
            cues.rank !== null && cues.rank !== 'position' && !cues.score && /\bchi tieu\b/.test(words.folded),
          groupNamed: /\b(?:nhom|tru cot|linh vuc|(?:cac|nhung) chi tieu)\b/.test(words.folded),
        });
  const tied = indicators.filter((link) => link.coverage >= LINK_THRESHOLD && link.coverage >= best * TIE);
  return {
    text,
    intent,
    localities: place.localities,
    aboutDocument: words.labels.includes('document'),
    localityNamed: place.named.length > 0,
    unknownLocality: place.unknown,
    units,
    unitsJoined: joined(words),
    actors: words.units.filter((mention) => acts(mention, words)).map((mention) => mention.unit.canonical),
    strangerNamed: namesStranger(words),
    focus:
      /\b(?:trach nhiem|nhiem vu|viec|tham muu|lam gi|noi dung)\b/.test(words.folded) &&
      !/\bchi tieu\b/.test(words.folded)
        ? 'tasks'
        : 'indicators',
    ownUnit,
    level: words.level,
    levelPhrase: levelPhrase(words.folded),
    gap: cues.gap,
    pillar,
    criterion,
    period: words.period,
    roles: cues.roles,
    status: cues.standing === null && !limits.some((limit) => limit.of === 'target') ? cues.status : null,
    limits,
    standing: cues.standing,
    direction: cues.rank === 'top' || cues.rank === 'bottom' ? cues.rank : null,
    limit: cues.limit,
    wants: {
      target: cues.target,
      result: cues.result,
      number: cues.howMany || intent === 'indicator_status' || intent === 'target_lookup',
      furthest: cues.furthest,
      rankedIndicators:
        cues.rank !== null && cues.rank !== 'position' && !cues.score && /\bchi tieu\b/.test(words.folded),
      levels: (words.folded.match(/\bcap (?:tinh|huyen|xa)\b/g) ?? []).length,
      compare: cues.compare,
      date: cues.when || cues.howOften,
      day: /\bngay (?:nao|may|bao nhieu)\b/.test(words.folded),
      many: cues.many || cues.whichIndicators,
      average: cues.average,
      manyDates: cues.manyDates,
      position: cues.rank === 'position',
      change: cues.change,
      denied: /\b(?:chua|khong)\b(?! (?:a|nhi|vay|em)?$)/.test(words.folded),
    },
    content: words.content,
    terms: queryTerms(words.expanded, words.content),
    indicators: rankLinks(indicators),
    ambiguous: tied.length > 1 && isAmbiguous(tied),
    passages,
    subjectless:
      units.length === 0 &&
      criterion === null &&
      !OFFICIAL.test(words.folded) &&
      Math.max(best, passages[0]?.coverage ?? 0) < 0.3,
    unitWords: new Set(
      words.units.flatMap((mention) =>
        expandTokens(words.tokens.slice(mention.start, mention.end), lexicon.abbreviations).map(
          (token) => token.folded,
        ),
      ),
    ),
    definitionOf: (definition ?? []).map((row) => row.short),
    obligations: obligations.filter((duty) => duty.coverage >= 0.35).map(({ id, coverage }) => ({ id, coverage })),
    followUp: false,
  };
}

/** Words by which a question belongs to this assistant even when nothing is found for it. */
const OFFICIAL =
  /\b(?:ti le|chi tieu|muc tieu|ket qua|chu tri|phoi hop|bao cao|ke hoach|van ban|quyet dinh|nghi quyet|cong van|diem|xep hang|chuyen doi so|ubnd|uy ban|so|quy (?:i|ii|iii|iv|[1-4])|phan tram|ngan sach|dich vu cong|thu tuc|ho so)\b/;

/** How much of the question the name holds decides; word order, marks and a name said in full break near ties. */
function rankLinks(links: readonly IndicatorLink[]): IndicatorLink[] {
  const strongest = Math.max(0.001, ...links.map((link) => link.score));
  const value = (link: IndicatorLink) =>
    0.65 * link.coverage + 0.3 * (link.score / strongest) + 0.05 * link.nameCoverage;
  return [...links].sort((a, b) => value(b) - value(a));
}

/** Equal coverage is a tie unless one name matches the word order or is said in full clearly better. */
function isAmbiguous(tied: readonly IndicatorLink[]): boolean {
  const [first, second] = rankLinks(tied);
  if (first === undefined || second === undefined) return false;
  return second.score >= first.score * 0.78 && second.nameCoverage >= first.nameCoverage * 0.6;
}

/** The name's side counts where the question is long for other reasons (an introduction, a reason for asking). */
function lifted(link: IndicatorLink): IndicatorLink {
  const whole =
    link.nameCoverage >= NAME_THRESHOLD && link.coverage >= 0.3
      ? Math.max(link.coverage, 0.9 * link.nameCoverage)
      : link.coverage;
  const loosely = link.nameCoverage >= 0.6 && whole >= 0.47 ? Math.max(whole, LINK_THRESHOLD) : whole;
  // one shared word is a coincidence, unless it is all that was asked
  const single = link.matched < 2 && whole < 0.95 ? 0.6 : 1;
  return { ...link, coverage: single * loosely };
}

function placesAsked(
  words: ReadWords,
  asker: Asker,
  lexicon: Lexicon,
): { localities: string[]; named: string[]; unknown: string | null } {
  const named = [...new Set(words.localities.map((mention) => mention.province.slug))];
  const known = named.filter((slug) => lexicon.localities.has(slug));
  const unknown =
    words.localities.find((mention) => !lexicon.localities.has(mention.province.slug))?.province.name ?? null;
  if (named.length > 0) {
    const withOwn = words.ownLocality && asker.locality !== null ? [asker.locality, ...known] : known;
    return { localities: [...new Set(withOwn)], named: known, unknown: known.length === 0 ? unknown : null };
  }
  if (asker.locality !== null && !lexicon.localities.has(asker.locality)) {
    return { localities: [], named: [], unknown: localityBySlug(asker.locality)?.name ?? asker.locality };
  }
  return { localities: asker.locality === null ? [] : [asker.locality], named: [], unknown: null };
}

/** The scored criterion that the words name: a sub-criterion by most of its words, otherwise a whole criterion. */
function criterionAsked(words: ReadWords, localities: readonly string[], lexicon: Lexicon): Criterion | null {
  const asked = new Set(words.expanded.map((token) => token.folded));
  const order = ` ${words.expanded.map((token) => token.folded).join(' ')} `;
  const subjects = lexicon.scoreSubjects.filter(
    (subject) => localities.length === 0 || (subject.locality !== null && localities.includes(subject.locality)),
  );
  let best: { criterion: Criterion; run: number; share: number } | null = null;
  for (const subject of subjects) {
    if (subject.subCriterion === null) continue;
    const name = expandText(subject.subCriterion, lexicon.abbreviations)
      .filter((token) => token.shortForm !== true && !(token.upper && token.folded.length <= 2))
      .map((token) => token.folded);
    const share = name.filter((word) => asked.has(word)).length / Math.max(1, name.length);
    const run = longestRun(name, order);
    const fits = run >= 2 && (share >= 0.75 || run >= 3);
    if (fits && (best === null || run > best.run || (run === best.run && share > best.share))) {
      best = { criterion: { criterion: subject.criterion, subCriterion: subject.subCriterion }, run, share };
    }
  }
  const pillar = pillarsIn(words.folded).at(-1);
  const whole = subjects.find(
    (subject) => subject.subCriterion === null && pillar !== undefined && subject.criterion === pillar,
  );
  if (best !== null) return best.criterion;
  return whole === undefined ? null : { criterion: whole.criterion, subCriterion: null };
}

/** A ministry is reported to, and what stands behind "gửi" receives. */
function acts(mention: UnitMention, words: ReadWords): boolean {
  const before = words.tokens[mention.start - 1]?.folded ?? '';
  return mention.unit.level !== 'central' && !/^(?:gui|den|voi|theo|cho)$/.test(before);
}

/** The most words of a name that the question says in one go. */
function longestRun(name: readonly string[], order: string): number {
  let longest = 0;
  for (let start = 0; start < name.length; start++) {
    for (let end = name.length; end > start + longest; end--) {
      if (order.includes(` ${name.slice(start, end).join(' ')} `)) longest = end - start;
    }
  }
  return longest;
}

/** A kind of unit followed by a name that is linked to nothing. */
function namesStranger(words: ReadWords): boolean {
  return words.tokens.some((token, i) => {
    const next = words.tokens[i + 1];
    const kind =
      /^(?:xa|phuong|tran|huyen)$/.test(token.folded) && words.labels[i] !== 'unit' && words.labels[i] !== 'level';
    return (
      kind && next !== undefined && !next.pause && !NO_NAME.test(next.folded) && words.tokens[i - 1]?.folded !== 'cap'
    );
  });
}

const NO_NAME =
  /^(?:nao|em|minh|toi|ta|nay|do|phuong|thi|va|hoi|co|duoc|dat|dung|xep|la|may|bao|o|trong|cua|hay|theo|tren|con|so)$/;

/** The first two units stand side by side, with "và" or nothing between them. */
function joined(words: ReadWords): boolean {
  const [first, second] = words.units;
  if (first === undefined || second === undefined) return false;
  const between = words.tokens
    .slice(first.end, second.start)
    .map((token) => token.folded)
    .join(' ');
  return between === '' || between === 'va';
}

function levelPhrase(folded: string): string | null {
  const said = /\b(cap (?:tinh|huyen|xa)|toan tinh|ca tinh)\b/.exec(folded)?.[1];
  return said === undefined ? null : said.replace('ca tinh', 'toan tinh');
}
