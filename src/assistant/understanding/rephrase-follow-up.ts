/**
 * Turns a follow-up ("còn Sở Y tế thì sao?", "ai chủ trì?", "2") into a question that stands alone, from the words of the
 * question before. What comes out is ordinary text, so that everything after this step needs no memory.
 */
import { pillarsIn } from '../../documents/facts/pillars.ts';
import { type Cues, readCues } from './cues.ts';
import type { ReadWords, WordLabel } from './read-words.ts';

const ELLIPSIS = /^(?:(?:vay|the|roi|a|o)? ?(?:con|the con|vay con)|the|vay)\b|\bthi sao\b|\bthe nao$/;
const ANAPHORA = /\b(?:nay|do|kia|ay|tren|vua (?:roi|hoi|neu)|trong do|no|chung|vay)\b/;

/** Does the question lean on the one before? */
export function isFollowUp(current: ReadWords): boolean {
  const subject = current.labels.some((label) => label === 'subject');
  const named = current.units.length > 0 || current.localities.length > 0;
  return (
    (ELLIPSIS.test(current.folded) && current.tokens.length <= 14) ||
    (!subject && current.tokens.length <= 12) ||
    (ANAPHORA.test(current.folded) && !(subject && named) && current.tokens.length <= 16)
  );
}

/** @returns a question that can be understood alone */
export function rephrase(current: ReadWords, previous: ReadWords): string {
  const cues = readCues(current.folded);
  const ownSubject = current.labels.some((label) => label === 'subject');
  if (asksSomething(cues)) {
    if (ownSubject && !ANAPHORA.test(current.folded.replace(/^(?:the|vay|con|roi)\b/, '')))
      return join(
        words(current, () => true),
        inherited(current, previous, slotsBeside(current)),
      );
    return join(
      words(current, () => true),
      inherited(current, previous, ['subject', 'unit', 'level', 'locality', 'period']),
    );
  }
  if (ownSubject) {
    // another subject under the same question: keep how it was asked, replace what it was about
    const frame = words(previous, (label) => label === 'frame');
    return join(
      frame,
      join(
        words(current, (label) => label !== 'frame'),
        inherited(current, previous, slotsBeside(current)),
      ),
    );
  }
  return substitute(current, previous);
}

/** A pillar alone ("còn kinh tế số?") changes the criterion, not whose it is. */
function slotsBeside(current: ReadWords): WordLabel[] {
  const subject = current.tokens.filter((_, i) => current.labels[i] === 'subject').map((token) => token.folded);
  const pillar = pillarsIn(subject.join(' ')).length > 0 && subject.length <= 6;
  return pillar ? ['unit', 'level', 'locality', 'period'] : ['locality', 'period'];
}

function asksSomething(cues: Cues): boolean {
  return (
    cues.why ||
    cues.when ||
    cues.howOften ||
    cues.whoIs ||
    cues.whichIndicators ||
    cues.duties ||
    cues.howMany ||
    cues.score ||
    cues.rank !== null ||
    cues.target ||
    cues.definition ||
    cues.documents ||
    cues.quality ||
    cues.furthest ||
    cues.roles.length > 0 ||
    cues.gap ||
    cues.standing !== null ||
    cues.status !== null ||
    cues.result
  );
}

/** The previous question with the slots that the current one names put in place of its own. */
function substitute(current: ReadWords, previous: ReadWords): string {
  const slots = (['unit', 'level', 'locality', 'period'] as const).filter((slot) => current.labels.includes(slot));
  const dropped = new Set<WordLabel>(slots);
  // a unit, a level and the place of a unit answer the same "whose": naming one replaces the others
  if (dropped.has('unit')) dropped.add('level');
  if (dropped.has('level')) dropped.add('unit');
  const replacement = words(current, (label) => label !== 'frame');
  const kept: string[] = [];
  let placed = false;
  previous.tokens.forEach((token, i) => {
    const label = previous.labels[i] ?? 'frame';
    if (!dropped.has(label)) kept.push(token.typed);
    else if (!placed) {
      kept.push(replacement);
      placed = true;
    }
  });
  if (!placed) kept.push(replacement);
  return kept.join(' ');
}

/** Words of the previous question with these labels, unless the current one names something of the kind itself. */
function inherited(current: ReadWords, previous: ReadWords, wanted: WordLabel[]): string {
  const own = new Set(current.labels);
  const missing = wanted.filter((label) => label === 'subject' || !own.has(label));
  return words(previous, (label, faint) => missing.includes(label) || (faint && missing.includes('subject')));
}

function words(read: ReadWords, keep: (label: WordLabel, faint: boolean) => boolean): string {
  return read.tokens
    .filter((_, i) => keep(read.labels[i] ?? 'frame', read.faint[i] ?? false))
    .map((token) => (token.upper ? token.typed.toUpperCase() : token.typed))
    .join(' ');
}

function join(first: string, second: string): string {
  return [first, second].filter((part) => part.trim() !== '').join(' , ');
}

/** "2", "số 2", "cái thứ hai": the number chosen from the choices offered before; null for anything else. */
export function readChoice(folded: string): number | null {
  const match =
    /^(?:chon |so |cau |muc |cai |y |phuong an )?(?:thu )?(\d|mot|nhat|hai|ba|bon|tu|nam)(?: nhe| a| di)?$/.exec(
      folded.trim(),
    );
  if (match?.[1] === undefined) return null;
  const words: Record<string, number> = { mot: 1, nhat: 1, hai: 2, ba: 3, bon: 4, tu: 4, nam: 5 };
  return words[match[1]] ?? Number(match[1]);
}
