/** The number in front of a heading or paragraph, and how deep that kind of number stands in an office document. */

export interface Numbering {
  /** Kind and form: "roman.", "arabic.2" (1.1), "letter)". Headings of one style are siblings. */
  style: string;
  /** Smaller is further out. */
  rank: number;
  ordinal: number;
  /** The text after the number. */
  rest: string;
}

/** Ranks follow the way in which Nghị định 30/2020/NĐ-CP numbers parts: Phần, Chương, Mục, Điều, I., 1., a). */
const WORDS: [RegExp, string, number][] = [
  [/^(?:PHỤ LỤC|Phụ lục|BIỂU MẪU|Biểu mẫu|BIỂU SỐ|Biểu số|MẪU SỐ|Mẫu số)(?![\p{L}])/u, 'annex', 1],
  [/^(?:PHẦN|Phần)\s+(?:THỨ|thứ|[IVX\d])/u, 'part', 2],
  [/^(?:CHƯƠNG|Chương)\s+[IVX\d]/u, 'chapter', 3],
  [/^(?:MỤC|Mục)\s+[IVX\d]/u, 'division', 4],
  [/^(?:ĐIỀU|Điều)\s+\d/u, 'article', 7],
];

const ROMAN_VALUES: Record<string, number> = { I: 1, V: 5, X: 10 };
const LETTERS = 'abcdđeghiklmnopqrstuvxy';

/** Reads the number that opens a line; null when there is none. Bullets are not numbers. */
export function readNumbering(text: string): Numbering | null {
  for (const [pattern, style, rank] of WORDS) {
    if (pattern.test(text)) return { style, rank, ordinal: ordinalOf(text), rest: text };
  }
  const roman = /^([IVX]{1,6})(?:[.)]|\/(?=\s)|\s*[-–](?=\s))\s*(\S.*)$/su.exec(text);
  if (roman?.[1] && roman[2]) return { style: 'roman', rank: 6, ordinal: romanOrdinal(roman[1]), rest: roman[2] };
  const capital = /^([A-H])([.)])\s+(\S.*)$/su.exec(text);
  if (capital?.[1] && capital[3]) {
    return { style: 'capital', rank: 5, ordinal: capital[1].charCodeAt(0) - 64, rest: capital[3] };
  }
  const arabic = /^(\d{1,2}(?:\.\d{1,2}){0,4})([.)]|(?<=\.\d{1,2}))\s*(?![\d%])(\S.*)$/su.exec(text);
  if (arabic?.[1] && arabic[3] && !/^[\p{Ll}]/u.test(arabic[3].slice(0, arabic[2] === '' ? 1 : 0))) {
    const parts = arabic[1].split('.');
    const depth = parts.length;
    const bracket = arabic[2] === ')' && depth === 1;
    return {
      style: bracket ? 'arabic)' : `arabic.${depth}`,
      rank: bracket ? 13.5 : 7 + depth,
      ordinal: Number(parts.at(-1)),
      rest: arabic[3],
    };
  }
  // Party documents number "1- Mục tiêu"; lists inside a paragraph "(1) …".
  const dashed = /^(\d{1,2})\s?[-–]\s+(\p{Lu}.*)$/su.exec(text);
  if (dashed?.[1] && dashed[2]) return { style: 'arabic.1', rank: 8, ordinal: Number(dashed[1]), rest: dashed[2] };
  const inBrackets = /^\((\d{1,2})\)\s+(\S.*)$/su.exec(text);
  if (inBrackets?.[1] && inBrackets[2]) {
    return { style: '(arabic)', rank: 13.6, ordinal: Number(inBrackets[1]), rest: inBrackets[2] };
  }
  const letter = /^([a-zđ])([.)])\s*(\p{Lu}.*|\S.*)$/su.exec(text);
  if (letter?.[1] && letter[3] && LETTERS.includes(letter[1])) {
    return { style: 'letter', rank: 13, ordinal: LETTERS.indexOf(letter[1]) + 1, rest: letter[3] };
  }
  return null;
}

function romanOrdinal(text: string): number {
  return [...text].reduce((sum, letter, index) => {
    const value = ROMAN_VALUES[letter] ?? 0;
    return sum + ((ROMAN_VALUES[text[index + 1] ?? ''] ?? 0) > value ? -value : value);
  }, 0);
}

function ordinalOf(text: string): number {
  const number = /\d+/.exec(text)?.[0];
  const roman = /(?<!\p{L})[IVX]+(?!\p{L})/u.exec(text)?.[0];
  return number ? Number(number) : roman ? romanOrdinal(roman) : 1;
}
