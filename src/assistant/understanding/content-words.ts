/** Which words of a question say what it is about, and how much each of them says. */
import { fold } from '../../language/fold.ts';
import type { Token } from '../../language/tokens.ts';
import type { WordBag } from '../../language/word-bag.ts';
import type { ContentWord } from './question.ts';

/** Words that only hold a sentence together or address somebody, as typed with marks. */
const FUNCTION_TYPED = new Set(
  `à ạ ai anh ấy bác bạn bằng bao bị các cái cần chắc chỉ cho chú chưa có con còn của cũng đã đang đây đấy để đến đều đi do được em gì giờ
   giúp hả hay hỏi hôm khi không là lại làm lắm lên lúc luôn mà mấy mình mọi mới muốn nào này nay nên nếu nhé nhỉ nhiều như nhưng những ở ơi
   phải qua quý ra rằng rất rồi sao sẽ ta tại thấy thay thế theo thì thôi tỉnh tôi tới trả trong trên từ ừ và vẫn vậy về vì với vừa xin ý xem
   năm dưới chị bảo ơ nhá đâu nữa vẫn hiện hằng hàng`
    .normalize('NFC')
    .split(/\s+/)
    .filter(Boolean),
);

const FUNCTION_WORDS = new Set([...FUNCTION_TYPED].map((word) => fold(word)));

/** Without marks these may as well be part of a name: "chu" of chủ đề, "con" of con người. */
const DOUBTFUL_UNMARKED = new Set([
  'chu',
  'de',
  'con',
  'chi',
  'tai',
  'the',
  'tra',
  'lam',
  'may',
  'bang',
  'ban',
  'bi',
  'hang',
  'bao',
]);
const DOUBTFUL_FACTOR = 0.25;
/** Letters of a function word under marks that nobody writes: a slip ("rôi"), or a word that is foreign here ("đá"). */
const SLIP_FACTOR = 0.15;

/** Two capital letters stand for too many things to count as a word that is missing. */
const shortFactor = (token: Token) => (token.upper && token.folded.length <= 2 ? 0.15 : 1);

/** @param written whether the collection writes the word with just these marks: "rôi" is a slip for "rồi" */
function functionFactor(token: Token, written: (typed: string) => boolean): number {
  if (token.accented && (FUNCTION_TYPED.has(token.typed) || written(token.typed)))
    return FUNCTION_TYPED.has(token.typed) ? 0 : 1;
  if (!FUNCTION_WORDS.has(token.folded)) return 1;
  if (token.accented && !FUNCTION_TYPED.has(token.typed)) return SLIP_FACTOR;
  return DOUBTFUL_UNMARKED.has(token.folded) ? DOUBTFUL_FACTOR : 0;
}

/** Phrases that say what kind of answer is wanted; they hardly say about what. */
const CUE_PHRASES = [
  'bao nhieu phan tram',
  'lan luot',
  'ban hanh',
  'giao',
  'bao nhieu phan',
  'bao nhieu',
  'phan tram',
  'chi tieu',
  'muc tieu',
  'ti le',
  'ti trong',
  'so luong',
  'hoan thanh',
  'dat duoc',
  'dat chua',
  'ket qua',
  'tinh hinh',
  'hien nay',
  'den dau',
  'thuc hien',
  'trien khai',
  'the nao',
  'ra sao',
  'so voi',
  'so sanh',
  'don vi nao',
  'co quan nao',
  'so nao',
  'nganh nao',
  'huyen nao',
  'noi nao',
  'don vi',
  'co quan',
  'chu tri',
  'phoi hop',
  'huong dan',
  'theo doi',
  'chi dao',
  'phu trach',
  'chiu trach nhiem',
  'trach nhiem',
  'nhiem vu',
  'dau moi',
  'duoc giao',
  'giao cho',
  'liet ke',
  'ke ten',
  'danh sach',
  'vi sao',
  'tai sao',
  'li do',
  'nguyen nhan',
  'xep hang',
  'xep thu',
  'thu may',
  'cao nhat',
  'thap nhat',
  'dan dau',
  'dung dau',
  'dung cuoi',
  'cuoi bang',
  'diem so',
  'bao nhieu diem',
  'may diem',
  'diem',
  'ngay nao',
  'khi nao',
  'bao gio',
  'truoc ngay',
  'thoi han',
  'han nop',
  'bao lau',
  'tan suat',
  'mot lan',
  'yeu cau',
  'phai dat',
  'toi thieu',
  'dat ra',
  'la gi',
  'viet tat',
  'nghia la',
  'bao cao giup',
  'cho biet',
  'cho hoi',
  'so lieu',
  'con so',
  'con thieu',
  'con cach',
  'trong do',
  'nhu vay',
  'hang nam',
  'thanh vien',
  'nhom',
  'phu luc',
  'ke hoach',
  'diem toi da',
  'toi da',
  'tieu chi',
  'thang dau nam',
  'nam ngoai',
  'nam nay',
  'tinh toi',
  'tinh minh',
  'so em',
  'don vi em',
  'ben em',
  'dat',
  'chua dat',
  'thap hon',
  'thap',
  'xong',
  'cao',
  'chenh lech',
  'chenh nhau',
  'chenh',
  'nop',
  'gui',
  'han chot',
  'han',
  'chiem',
  'cu the',
  'cao hon',
  'tang',
  'giam',
  'hon',
  'kem',
  'van ban',
  'cung cap',
  'hien tai',
  'tung',
  'rieng',
  'ten',
].map((phrase) => phrase.split(' '));

const CUE_FACTOR = 0.12;

/** Every word that the rules of understanding know, so that spelling correction leaves them alone. */
export const KNOWN_QUESTION_WORDS: readonly string[] = [
  ...FUNCTION_WORDS,
  ...CUE_PHRASES.flat(),
  ...`so ban nganh huyen xa phuong thi tran thanh pho quy thang tuan top hang thu dung bet chot khop mau thuan thong nhat lech chao xin ban tro giup help mot hai ba bon nam sau bay tam chin muoi so_voi
     nhat vuot xong tre cham hien lich gui nop`.split(/\s+/),
];

/**
 * @param factors how much each word may count, by what it names (a province or period: nothing)
 * @param idf rarity of a folded word in the collection
 * @param written whether the collection writes a word with just these marks
 * @param phrase whether official names hold these two folded words side by side
 */
export function weighContent(
  tokens: readonly Token[],
  factors: readonly number[],
  idf: (word: string) => number,
  written: (typed: string) => boolean,
  phrase: (pair: string) => boolean,
): ContentWord[] {
  const factor: number[] = tokens.map((token, i) =>
    /^(?:\d{1,4}|[\d.,]*%)$/.test(token.folded)
      ? 0
      : shortFactor(token) * (inPhrase(tokens, i, phrase) ? 1 : functionFactor(token, written)) * (factors[i] ?? 1),
  );
  tokens.forEach((_, start) => {
    for (const cue of CUE_PHRASES) {
      if (!cue.every((word, i) => tokens[start + i]?.folded === word)) continue;
      for (let i = start; i < start + cue.length; i++) {
        if (!inPhrase(tokens, i, phrase)) factor[i] = Math.min(factor[i] ?? 0, CUE_FACTOR);
      }
    }
  });
  return tokens.flatMap((token, i) => {
    const weight = (factor[i] ?? 0) * idf(token.folded);
    return weight > 0
      ? [{ folded: token.folded, typed: token.typed, spelling: token.spelling, accented: token.accented, weight }]
      : [];
  });
}

/** Letters that without marks are a function word or a cue, and with marks a part of names: "nen tang", "tang truong". */
const COLLIDING = new Set([
  ...DOUBTFUL_UNMARKED,
  'nen',
  'tang',
  'giam',
  'chung',
  'moi',
  'thap',
  'cao',
  'dat',
  'giao',
  'nop',
  'gui',
  'han',
]);

function inPhrase(tokens: readonly Token[], i: number, phrase: (pair: string) => boolean): boolean {
  const token = tokens[i];
  if (token === undefined || token.accented || !COLLIDING.has(token.folded)) return false;
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  const joins = (a: Token | undefined, b: Token | undefined) =>
    a !== undefined && b !== undefined && !b.pause && phrase(`${a.folded} ${b.folded}`);
  return joins(before, token) || joins(token, after);
}

/** Query terms for the indexes: words, accented words and neighbouring pairs, weighted by what they say. */
export function queryTerms(tokens: readonly Token[], content: readonly ContentWord[]): Map<string, number> {
  const weightOf = new Map<string, number>();
  for (const word of content) weightOf.set(word.folded, Math.max(weightOf.get(word.folded) ?? 0, word.weight));
  const strongest = Math.max(0.001, ...weightOf.values());
  const share = (word: string) => {
    const weight = weightOf.get(word) ?? 0;
    return weight === 0 ? 0 : Math.max(0.1, Math.min(1, (weight / strongest) * 1.6));
  };
  const terms = new Map<string, number>();
  tokens.forEach((token, i) => {
    const own = share(token.folded);
    if (own > 0) {
      terms.set(token.folded, Math.max(terms.get(token.folded) ?? 0, own));
      if (token.accented) terms.set(`=${token.typed}`, own);
    }
    const next = tokens[i + 1];
    if (next === undefined) return;
    const pair = Math.max(own, share(next.folded));
    if (pair > 0 && (own > 0 || share(next.folded) > 0)) terms.set(`${token.folded} ${next.folded}`, pair * 0.9);
  });
  return terms;
}

/** Share of the content that the words contain. */
export function coverageOf(content: readonly ContentWord[], words: WordBag): number {
  let total = 0;
  let found = 0;
  for (const word of unique(content)) {
    total += word.weight;
    found += word.weight * words.share(word);
  }
  return total === 0 ? 0 : found / total;
}

export function unique(content: readonly ContentWord[]): ContentWord[] {
  const best = new Map<string, ContentWord>();
  for (const word of content) {
    const known = best.get(word.folded);
    if (known === undefined || known.weight < word.weight) best.set(word.folded, word);
  }
  return [...best.values()];
}
