/** Provinces named in a question, with or without diacritics and capitals. */
import { fold, spellingKey } from '../../language/fold.ts';
import { type Token, tokenise } from '../../language/tokens.ts';
import { PROVINCES, type Province } from '../../people/provinces.ts';

export interface LocalityMention {
  province: Province;
  start: number;
  end: number;
}

interface Form {
  province: Province;
  folded: string[];
  typed: string[];
}

const FORMS: Form[] = PROVINCES.flatMap((province) =>
  [province.name, ...province.shortForms].map((form) => {
    const tokens = tokenise(form);
    return { province, folded: tokens.map((token) => token.folded), typed: tokens.map((token) => token.typed) };
  }),
)
  .filter((form) => form.folded.join('').length >= 3)
  .sort((a, b) => b.folded.length - a.folded.length || b.folded.join('').length - a.folded.join('').length);

/**
 * @param known slugs of provinces with documents: their names count in any spelling; other names only where the spelling
 *   leaves no doubt ("hòa bình" is also peace)
 */
export function findLocalities(tokens: readonly Token[], known: ReadonlySet<string>): LocalityMention[] {
  const mentions: LocalityMention[] = [];
  for (let start = 0; start < tokens.length; start++) {
    const form = FORMS.find((candidate) => matches(candidate, tokens, start, known));
    if (form === undefined) continue;
    mentions.push({ province: form.province, start, end: start + form.folded.length });
    start += form.folded.length - 1;
  }
  return mentions;
}

function matches(form: Form, tokens: readonly Token[], start: number, known: ReadonlySet<string>): boolean {
  const window = tokens.slice(start, start + form.folded.length);
  if (window.length < form.folded.length || !form.folded.every((word, i) => window[i]?.folded === word)) return false;
  const accentsDiffer = window.some(
    (token, i) =>
      token.accented &&
      fold(form.typed[i] ?? '') !== form.typed[i] &&
      spellingKey(token.typed) !== spellingKey(form.typed[i] ?? ''),
  );
  if (accentsDiffer) return false;
  if (known.has(form.province.slug)) return true;
  const before = tokens[start - 1]?.folded;
  const introduced = before === 'tinh' || (before === 'pho' && tokens[start - 2]?.folded === 'thanh');
  const spelt = window.some((token) => token.accented) && form.folded.length >= 2;
  return (
    introduced ||
    spelt ||
    (form.folded.length >= 2 &&
      window.every((token) => !token.accented) &&
      start > 0 &&
      ['o', 'cua', 'tai', 'va', 'voi'].includes(before ?? ''))
  );
}
