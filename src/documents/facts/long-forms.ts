/** The long form that stands before an abbreviation: by initials, else the noun phrase before the bracket. */
import { fold } from '../../language/fold.ts';

/** Words that an abbreviation may pass over. */
const SMALL_WORDS = new Set(['và', 'của', 'các', 'về', 'cho', 'tại', 'trên', 'trong', 'theo', 'với', 'những', 'ở']);

/** Nouns with which the name of a system, body or measure begins; English initials say nothing of its words. */
const HEAD_NOUNS = [
  'nền tảng',
  'trung tâm',
  'hệ thống',
  'cổng',
  'bộ chỉ số',
  'chỉ số',
  'trục',
  'kho',
  'phần mềm',
  'mạng',
  'mô hình',
  'khung',
  'chương trình',
  'công cụ',
  'dịch vụ',
  'bộ tiêu chí',
  'đề án',
  'dự án',
  'kế hoạch',
  'quyết định',
  'nghị quyết',
  'ban chỉ đạo',
  'ban quản lý',
  'ban',
  'sở',
  'ủy ban',
  'hội đồng',
  'tổ',
  'chi nhánh',
  'công ty',
  'cơ sở dữ liệu',
  'quy chế',
  'quy định',
  'sản phẩm',
  'tổng sản phẩm',
  'chỉ tiêu',
  'văn phòng',
  'đội',
  'quỹ',
];

const MAX_WORDS = 18;
/** Letters before a bracket that can hold a long form. */
const MAX_CLAUSE = 600;
const MAX_NAME_WORDS = 5;
const MAX_ENTRY_WORDS = 12;

/** Verbs with which a task begins. */
const VERB_START =
  /^(?:Triển khai|Xây dựng|Sử dụng|Kết nối|Ứng dụng|Tăng cường|Tiếp tục|Nâng cấp|Nâng cao|Tổ chức|Ban hành|Thực hiện|Duy trì|Vận hành|Khai thác|Qua|Theo|Tại|Đưa|Báo cáo|Tích hợp|Đầu tư|Hoàn thiện|Phát triển|Thúc đẩy|Rà soát|Các|Từ|Trên|Trong|Về|Đối với)(?!\p{L})/u;

interface Word {
  text: string;
  at: number;
  end: number;
}

/**
 * The long form at the end of `before` for the abbreviation `short`; null when no phrase can be told with certainty.
 * @param isEntry the bracket closes the line or a colon follows it, as in a list of abbreviations
 * @param said the text itself says that it is a short form ("gọi tắt là"), so a phrase without matching initials counts
 */
export function expansionBefore(before: string, short: string, said: boolean, isEntry: boolean): string | null {
  const clause = lastClause(before);
  return longByInitials(clause, short) ?? nounPhrase(clause, said, isEntry && clause === before);
}

/** Whether the initials of a phrase are the letters of `short`, small words passed over. */
export function matchesInitials(long: string, short: string): boolean {
  const found = longByInitials(long, short);
  return found !== null && wordsOf(long).length - wordsOf(found).length <= 1;
}

/** Walks back from the end: each letter is a word's initial; small words, and one other word, may be passed over. */
function longByInitials(clause: string, short: string): string | null {
  const letters = [...short.normalize('NFC').toUpperCase()].filter((letter) => /\p{L}/u.test(letter));
  if (letters.length < 2 || letters.length !== short.replace(/[^\p{L}]/gu, '').length) return null;
  const words = wordsOf(clause);
  let letter = letters.length - 1;
  let passed = 0;
  let end = -1;
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const word = words[at];
    if (!word) break;
    if (initial(word.text) === letters[letter]) {
      if (end < 0) end = word.end;
      if (letter === 0) return clause.slice(word.at, end).trim();
      letter -= 1;
    } else if (!SMALL_WORDS.has(word.text.toLowerCase())) {
      passed += 1;
      if (passed > (letters.length >= 4 ? 1 : 0)) return null;
    }
  }
  return null;
}

function nounPhrase(clause: string, said: boolean, entry: boolean): string | null {
  const words = wordsOf(clause);
  const head = headNounStart(words);
  const isName = head !== null && /^\p{Lu}/u.test(words[head]?.text ?? '');
  // An entry of a glossary is a name from its first word on, unless that word says what is done with it.
  const isEntry = entry && words.length <= MAX_ENTRY_WORDS && !VERB_START.test(clause.trim());
  const start = isName ? head : isEntry ? 0 : (head ?? capitalStart(words));
  if (start === null) return null;
  // The capital of a sentence's first word says nothing of a name, unless the clause is hardly longer than a name.
  if (head === null && start === 0 && words.length > MAX_NAME_WORDS) return null;
  const phrase = words.slice(start);
  if (phrase.length < 2 || phrase.length > MAX_WORDS * (said ? 2 : 1)) return null;
  return clause.slice(phrase[0]?.at ?? 0).trim();
}

/** The last noun of the list; a capitalised one wins over small ones after it ("Hệ thống … của trung tâm"). */
function headNounStart(words: Word[]): number | null {
  let found: number | null = null;
  for (let at = words.length - 2; at >= Math.max(0, words.length - MAX_WORDS); at -= 1) {
    const isHead = HEAD_NOUNS.some((noun) =>
      noun.split(' ').every((part, index) => words[at + index]?.text.toLowerCase() === part),
    );
    if (!isHead) continue;
    if (/^\p{Lu}/u.test(words[at]?.text ?? '')) return at;
    found ??= at;
  }
  return found;
}

/** The first word of the last stretch that begins with a capital after a small word. */
function capitalStart(words: Word[]): number | null {
  for (let at = words.length - 1; at >= Math.max(0, words.length - MAX_WORDS); at -= 1) {
    const isCapital = /^\p{Lu}/u.test(words[at]?.text ?? '');
    if (isCapital && (at === 0 || !/^\p{Lu}/u.test(words[at - 1]?.text ?? ''))) return at;
  }
  return null;
}

/** From the last full stop, semicolon, colon, bracket or quotation mark on; commas stay (names contain them). */
function lastClause(before: string): string {
  const near = before.slice(-MAX_CLAUSE).replace(/[“”"]\s*$/, '');
  return /[^.;:()"“”?!]*$/.exec(near)?.[0] ?? '';
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\d]+/gu)].map((match) => ({
    text: match[0],
    at: match.index,
    end: match.index + match[0].length,
  }));
}

/** "đ" is a letter of its own in abbreviations (CĐS); accents of vowels are not. */
function initial(word: string): string {
  const [first = ''] = word.normalize('NFC');
  return /đ/i.test(first) ? 'Đ' : fold(first).toUpperCase();
}
