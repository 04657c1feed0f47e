/** Sentences of administrative prose, kept short enough to be quoted. */

const LONG = 260;

/** Splits at sentence ends and, in long enumerations, at semicolons. Dots in numbers and after short forms (TP., Q.) do not end one. */
export function splitSentences(text: string): string[] {
  const sentences = text.split(/(?<=[^\s.][.!?…]["”)]*)\s+(?=["“(+\-•]?\s*\p{Lu})/u);
  const joined: string[] = [];
  for (const sentence of sentences) {
    const last = joined.at(-1);
    if (last !== undefined && /(?:^|\s)(?:TP|Tp|TX|Q|P|H|T|Th|St|Nxb|GS|TS|PGS)\.$/u.test(last))
      joined[joined.length - 1] = `${last} ${sentence}`;
    else joined.push(sentence);
  }
  return joined
    .flatMap((sentence) => (sentence.length > LONG ? splitLong(sentence) : [sentence]))
    .filter((part) => part.trim() !== '');
}

function splitLong(sentence: string): string[] {
  return sentence.split(/(?<=;)\s+/);
}
