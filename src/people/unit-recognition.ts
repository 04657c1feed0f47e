/** Recognises one unit at a place in a text: a body known everywhere, a place, a collective, or a name of its own. */
import { fold, foldedKey } from '../language/fold.ts';
import type { UnitLevel } from './unit.ts';
import { CENTRAL_CITIES, KNOWN_BODIES, type KnownBody, OPEN_HEADS, PLACE_KINDS } from './unit-catalogue.ts';
import { collectiveAt } from './unit-collectives.ts';
import { alignName, isShort, syllablesOf, type UnitToken, unitTokens } from './unit-tokens.ts';

export interface UnitContext {
  /** "Khánh Hòa"; null for central documents. */
  localityName: string | null;
  /** Canonical names already met in the same document: a shorter print is read as the fullest of them. */
  known?: readonly string[];
}

export interface RecognisedUnit {
  canonical: string;
  level: UnitLevel;
  type: string;
  /** Places in the tokens: first, and after the last. */
  from: number;
  to: number;
}

/** 'cell': the text is a list of units, so any case is a name; 'text': running text, so a name needs its capital. */
export type UnitSetting = 'cell' | 'text';

/** Parts of a provincial body's own name that name the province and may be left out. */
const KEEPS_PROVINCE = new Set([
  'enterprise',
  'press',
  'party',
  'school',
  'political-social',
  'centre',
  'hospital',
  'team',
]);

/** The longest unit that starts at token `at`, or null. */
export function unitAt(
  text: string,
  tokens: readonly UnitToken[],
  at: number,
  context: UnitContext,
  setting: UnitSetting,
): RecognisedUnit | null {
  const token = tokens[at];
  if (!token || !/[\p{L}]/u.test(token.text)) return null;
  const collective = collectiveAt(text, tokens, at, setting);
  const found = [
    knownAt(tokens, at, context, setting),
    placeAt(tokens, at, context, setting),
    collective && { ...collective, canonical: preferKnownCollective(collective, text, tokens, context) },
    openAt(text, tokens, at, context, setting),
  ];
  return found.reduce<RecognisedUnit | null>(
    (best, unit) => (unit && (!best || unit.to > best.to) ? unit : best),
    null,
  );
}

/** Bodies to look for: the catalogue in the words of the locality, and the fuller names met in the document. */
interface Pattern {
  body: KnownBody;
  syllables: string[];
  head: string;
  printedHead: string;
}

const patternCache = new Map<string, Pattern[]>();

function catalogueFor(city: boolean): Pattern[] {
  const key = city ? 'city' : 'province';
  const cached = patternCache.get(key);
  if (cached) return cached;
  const patterns = KNOWN_BODIES.flatMap((body) => {
    const own = city && body.level === 'province' ? { ...body, name: inCity(body.name) } : body;
    return [own.name, ...(body.also ?? []).map((name) => (city ? inCity(name) : name))].map((name) =>
      patternOf(own, name),
    );
  });
  patternCache.set(key, patterns);
  return patterns;
}

function patternOf(body: KnownBody, name: string): Pattern {
  const syllables = syllablesOf(name);
  return { body, syllables, head: (syllables[0] ?? '').slice(0, 1), printedHead: name.split(' ')[0] ?? '' };
}

function inCity(name: string): string {
  return name.replace(/\btỉnh$/, 'thành phố').replace(/Tỉnh ủy/, 'Thành ủy');
}

function knownAt(
  tokens: readonly UnitToken[],
  at: number,
  context: UnitContext,
  setting: UnitSetting,
): RecognisedUnit | null {
  const first = tokens[at];
  if (!first) return null;
  let best: { body: KnownBody; to: number } | null = null;
  for (const pattern of catalogueFor(isCentralCity(context.localityName))) {
    if (!first.folded.startsWith(pattern.head)) continue;
    if (setting === 'text' && !headFits(first, pattern)) continue;
    const to = alignName(tokens, at, pattern.syllables, { slip: false });
    if (to > at && (!best || to > best.to) && !cutsWord(tokens, to, pattern)) best = { body: pattern.body, to };
  }
  if (!best && setting === 'cell') best = slipMatch(tokens, at, context);
  if (!best) return null;
  const full = withProvince(tokens, best.to, best.body, context);
  return {
    canonical: fullest(full.name, context),
    level: best.body.level,
    type: best.body.type,
    from: at,
    to: full.to,
  };
}

/** "số" is not "Sở": a printed accent must agree, and a body's first letter is a capital in running text. */
function headFits(first: UnitToken, pattern: Pattern): boolean {
  if (isShort(first))
    return first.text.length >= 3 || pattern.syllables.length > 2 || pattern.printedHead === first.text;
  return (
    /^\p{Lu}/u.test(first.text) &&
    first.text.toLocaleLowerCase('vi') === spelled(pattern.printedHead, first).toLocaleLowerCase('vi')
  );
}

function spelled(printedHead: string, first: UnitToken): string {
  return printedHead === 'UBND' && first.folded === 'uy' ? first.text : respell(printedHead, first.text);
}

/** "Uỷ" and "Ủy", "Toà" and "Tòa" are one spelling. */
function respell(head: string, printed: string): string {
  return head.normalize('NFD').length === printed.normalize('NFD').length &&
    [...head.toLocaleLowerCase('vi').normalize('NFD')].sort().join('') ===
      [...printed.toLocaleLowerCase('vi').normalize('NFD')].sort().join('')
    ? printed
    : head;
}

/** "Thuế tỉnh" inside "thuế tỉnh táo"-like runs is rare; a lone acronym must not be the start of a longer one. */
function cutsWord(tokens: readonly UnitToken[], to: number, pattern: Pattern): boolean {
  return (
    pattern.syllables.length === 1 &&
    tokens[to]?.text === '-' &&
    tokens[to + 1] !== undefined &&
    isShort(tokens[to + 1])
  );
}

function slipMatch(
  tokens: readonly UnitToken[],
  at: number,
  context: UnitContext,
): { body: KnownBody; to: number } | null {
  const hits = catalogueFor(isCentralCity(context.localityName))
    .map((pattern) => ({ body: pattern.body, to: alignName(tokens, at, pattern.syllables, { slip: true }) }))
    .filter((hit) => hit.to > at);
  const names = new Set(hits.map((hit) => hit.body.name));
  return names.size === 1 ? (hits[0] ?? null) : null;
}

/** Takes in "tỉnh Khánh Hòa", "của tỉnh", "- Chi nhánh Khánh Hòa" after a body's name. */
function withProvince(
  tokens: readonly UnitToken[],
  end: number,
  body: KnownBody,
  context: UnitContext,
): { name: string; to: number } {
  if (body.level === 'central' || body.type === 'collective' || body.level === 'commune')
    return { name: body.name, to: end };
  const place = provinceAt(tokens, end, body.name, context);
  if (!place) return { name: body.name, to: end };
  if (place.branch) return { name: `${body.name} - Chi nhánh ${place.branch}`, to: place.to };
  if (place.other)
    return { name: `${body.name.replace(/ (tỉnh|thành phố)$/, '')} ${place.word} ${place.other}`, to: place.to };
  const word = place.word && !/(tỉnh|thành phố)$/.test(body.name) ? ` ${place.word}` : '';
  if (['department', 'board', 'inspectorate'].includes(body.type)) return { name: body.name, to: place.to };
  if (KEEPS_PROVINCE.has(body.type) && place.own) return { name: `${body.name}${word} ${place.own}`, to: place.to };
  return { name: `${body.name}${word}`, to: place.to };
}

interface ProvinceSuffix {
  to: number;
  word: 'tỉnh' | 'thành phố' | '';
  own: string | null;
  other: string | null;
  branch: string | null;
}

function provinceAt(
  tokens: readonly UnitToken[],
  end: number,
  name: string,
  context: UnitContext,
): ProvinceSuffix | null {
  let p = end;
  let word: ProvinceSuffix['word'] = '';
  if (tokens[p]?.folded === 'cua' && tokens[p + 1]?.folded === 'tinh') p += 1;
  if (tokens[p]?.folded === 'tinh') {
    word = 'tỉnh';
    p += 1;
  } else if (tokens[p]?.folded === 'thanh' && tokens[p + 1]?.folded === 'pho' && isCentralCity(context.localityName)) {
    word = 'thành phố';
    p += 2;
  }
  const dash = tokens[p]?.text === '-' ? p + 1 : p;
  const branchWord =
    tokens[dash]?.folded === 'chi' && tokens[dash + 1]?.folded === 'nhanh'
      ? dash + 2
      : tokens[dash]?.text === 'CN'
        ? dash + 1
        : -1;
  if (branchWord > 0) {
    const after = tokens[branchWord]?.folded === 'tinh' ? branchWord + 1 : branchWord;
    const named = localityAt(tokens, after, context) ?? properNameAt(tokens, after);
    if (named) return { to: named.to, word: '', own: null, other: null, branch: named.name };
  }
  const own = localityAt(tokens, p, context);
  if (own) return { to: own.to, word, own: own.name, other: null, branch: null };
  if (word === 'tỉnh' || /tỉnh$/.test(name)) {
    const other = properNameAt(tokens, p);
    if (other && !isShort(tokens[p]))
      return { to: other.to, word: word || 'tỉnh', own: null, other: other.name, branch: null };
  }
  return word ? { to: p, word, own: null, other: null, branch: null } : null;
}

/** The document's own province at `at`, in full or in its initials ("BR-VT"). */
function localityAt(
  tokens: readonly UnitToken[],
  at: number,
  context: UnitContext,
): { name: string; to: number } | null {
  const name = bareLocality(context.localityName);
  if (!name) return null;
  const to = alignName(tokens, at, syllablesOf(name), { slip: false });
  return to > at ? { name, to } : null;
}

/** "tỉnh Khánh Hòa" → "Khánh Hòa". */
export function bareLocality(name: string | null): string | null {
  return name === null ? null : name.replace(/^(tỉnh|thành phố|tp\.?)\s+/i, '');
}

export function isCentralCity(name: string | null): boolean {
  const key = foldedKey(bareLocality(name) ?? '');
  return CENTRAL_CITIES.some((city) => foldedKey(city) === key);
}

/** A run of capitalised words, at most four, hyphen allowed between them; or a number ("phường 8"). */
function properNameAt(tokens: readonly UnitToken[], at: number): { name: string; to: number } | null {
  const first = tokens[at];
  if (!first) return null;
  if (/^\d{1,2}$/.test(first.text)) return { name: first.text, to: at + 1 };
  let p = at;
  const words: string[] = [];
  while (words.length < 6) {
    const token = tokens[p];
    if (!token) break;
    const glued = token.text === '-' && words.length > 0 && startsUpper(tokens[p + 1]);
    if (!glued && !(startsUpper(token) && !isHeadWord(tokens, p))) break;
    words.push(token.text);
    p += 1;
  }
  if (p === at) return null;
  return { name: titleCase(words), to: p };
}

function startsUpper(token: UnitToken | undefined): boolean {
  return (
    token !== undefined &&
    /^\p{Lu}/u.test(token.text) &&
    (!isShort(token) || /[À-ỹ]/u.test(token.text) || token.text === token.text.toUpperCase())
  );
}

/** A capitalised word that begins another unit's name ends the proper name before it. */
function isHeadWord(tokens: readonly UnitToken[], p: number): boolean {
  const text = tokens[p]?.text.toLocaleLowerCase('vi') ?? '';
  return ['ubnd', 'sở', 'ubtp'].includes(text);
}

/** "BÀ RỊA" → "Bà Rịa"; a name printed in mixed case stays. */
function titleCase(words: readonly string[]): string {
  return words
    .map((word) =>
      word.length > 1 && word === word.toLocaleUpperCase('vi')
        ? word.charAt(0) + word.slice(1).toLocaleLowerCase('vi')
        : word,
    )
    .join(' ')
    .replace(/ - /g, ' - ');
}

function placeAt(
  tokens: readonly UnitToken[],
  at: number,
  context: UnitContext,
  setting: UnitSetting,
): RecognisedUnit | null {
  let p = at;
  const committee = alignName(tokens, at, ['uy', 'ban', 'nhan', 'dan'], { slip: false });
  if (committee > at) p = committee;
  for (const kind of PLACE_KINDS) {
    const syllables = syllablesOf(kind.word);
    let q = alignName(tokens, p, syllables, { slip: false });
    const spelledOut =
      q > p &&
      tokens
        .slice(p, q)
        .map((t) => t.text.toLocaleLowerCase('vi'))
        .join(' ') === kind.word;
    if (q <= p || (!spelledOut && !isShort(tokens[p]) && setting === 'text')) {
      if (!kind.short.includes(tokens[p]?.text ?? '')) continue;
      q = tokens[p + 1]?.text === '.' ? p + 2 : p + 1;
      if (q === p + 1 && kind.short[0]?.length === 1) continue;
    }
    const named = properNameAt(tokens, q);
    if (!named) continue;
    if (isCentralCity(named.name) && kind.word === 'thành phố') {
      if (committee <= at) return null;
      const own =
        isCentralCity(context.localityName) &&
        foldedKey(named.name) === foldedKey(bareLocality(context.localityName) ?? '');
      return {
        canonical: own ? 'UBND thành phố' : `UBND thành phố ${named.name}`,
        level: 'province',
        type: 'authority',
        from: at,
        to: named.to,
      };
    }
    return {
      canonical: `UBND ${kind.word} ${named.name}`,
      level: kind.level,
      type: 'authority',
      from: at,
      to: named.to,
    };
  }
  return null;
}

/** Words after which a name in running text is over. */
const STOP_WORDS = new Set(
  (
    'duoc da dang se do de theo trong voi la co chu phoi bao to trien thuc ban hanh kip chua it thuong phai can nham khi neu ' +
    'thi ma nay do gui cung tham giao chi tang don huong xay tiep bo kien cac nhung tu den ngay nam quy hien rat moi so ghi ' +
    'tai qua phat hoan phan cho gom nhu con duy bang doi trinh gop cap nhat ky'
  ).split(' '),
);
/** Common nouns and verbs that begin like a body's name. */
const NOT_NAMES =
  /^(tổ (chức|hợp|trưởng)|ban (hành|đầu|ngày|đêm)|báo (cáo|chí|đài)|bộ (chỉ số|tiêu chí|trưởng|dữ liệu|phận thực|máy|nhận diện)|hội (nghị|thảo|nhập|họp|viên|đồng thẩm|trường|đoàn)|phòng (chống|ngừa|họp|cháy|thủ|bệnh)|trường (hợp|phái|học)|đội (ngũ|tuyển)|viện (trợ|phí|dẫn)|cục (bộ|diện)|quỹ (đất|lương|thời)|đài (truyền thanh|phát thanh)(?! và)|sở (hữu|dĩ|thích|ngành)|ngân hàng (số|thương mại)|văn phòng (phẩm|điện tử|số)|trung tâm (thương mại|mua sắm|của|dữ liệu quốc)|doanh nghiệp|công an (nhân|xã)|tập đoàn$|công ty$)/iu;

function openAt(
  text: string,
  tokens: readonly UnitToken[],
  at: number,
  context: UnitContext,
  setting: UnitSetting,
): RecognisedUnit | null {
  const first = tokens[at];
  if (!first) return null;
  const role = roleAt(text, tokens, at, context, setting);
  if (role) return role;
  const rest = text.slice(first.start);
  if (setting === 'text' && (!/^\p{Lu}/u.test(first.text) || NOT_NAMES.test(rest))) return null;
  if (/^(tổ chức|báo cáo|ban hành|hội nghị|bộ chỉ số|trường hợp)/iu.test(rest)) return null;
  for (const { head, type, level } of OPEN_HEADS) {
    const to = alignName(tokens, at, syllablesOf(head), { slip: false });
    if (to <= at || !sameAccents(text.slice(first.start, tokens[to - 1]?.end), head, setting)) continue;
    const end = setting === 'cell' ? endOfSegment(tokens, to) : endOfName(text, tokens, to);
    if (end === to && !/^(Tỉnh ủy|Thành ủy)$/.test(head)) continue;
    const own = stripOwnProvince(tokens, at, end, type, context);
    const name = printedName(text, tokens, at, own);
    return { canonical: fullest(name, context), level: levelOf(name, level), type, from: at, to: end };
  }
  return null;
}

/** "Trưởng Ban Chỉ đạo …": an office held by one person, named after its body. */
function roleAt(
  text: string,
  tokens: readonly UnitToken[],
  at: number,
  context: UnitContext,
  setting: UnitSetting,
): RecognisedUnit | null {
  if (tokens[at]?.text !== 'Trưởng' || tokens[at + 1]?.folded !== 'ban') return null;
  const body = openAt(text, tokens, at + 1, context, setting);
  if (!body || !/^Ban Chỉ đạo/i.test(body.canonical)) return null;
  return { canonical: `Trưởng ${body.canonical}`, level: body.level, type: 'role', from: at, to: body.to };
}

function sameAccents(printed: string, head: string, setting: UnitSetting): boolean {
  if (setting === 'cell' && /^[\x20-\x7e]*$/.test(printed)) return true;
  return isShort(unitTokens(printed)[0]) || respellPhrase(printed) === respellPhrase(head);
}

function respellPhrase(text: string): string {
  return [...text.toLocaleLowerCase('vi').normalize('NFD')].sort().join('');
}

function endOfSegment(tokens: readonly UnitToken[], from: number): number {
  let p = from;
  while (tokens[p] && !/^[,;:]$/.test(tokens[p]?.text ?? '')) p += 1;
  return p;
}

function endOfName(text: string, tokens: readonly UnitToken[], from: number): number {
  let p = from;
  while (p < tokens.length) {
    const token = tokens[p];
    if (!token) break;
    const list = collectiveAt(text, tokens, p, 'text') ?? levelListAt(tokens, p);
    if (list && p > from) {
      p = list.to;
      break;
    }
    if (token.text === '(') {
      const close = tokens[p + 2]?.text === ')' && isShort(tokens[p + 1]) ? p + 3 : -1;
      if (close < 0) break;
      p = close;
      continue;
    }
    if (/^[^\p{L}\p{N}&-]$/u.test(token.text)) break;
    if (token.folded === 'va' || token.text === '-') {
      const next = tokens[p + 1];
      if (!next || !/^\p{Lu}/u.test(next.text) || isHeadWord(tokens, p + 1)) break;
      p += 1;
      continue;
    }
    const next = tokens[p + 1];
    const capital = /^\p{Lu}/u.test(token.text);
    if (!capital && STOP_WORDS.has(token.folded) && !continuesName(token, next)) break;
    if (p - from > 14) return from;
    p += 1;
  }
  return p;
}

/** Words that stop a name alone but belong to it in these pairs. */
function continuesName(token: UnitToken, next: UnitToken | undefined): boolean {
  const pair = `${token.text.toLocaleLowerCase('vi')} ${next?.text.toLocaleLowerCase('vi') ?? ''}`;
  return (
    [
      'chuyển đổi',
      'đổi số',
      'chỉ đạo',
      'công nghệ',
      'số cộng',
      'hướng dẫn',
      'thực hiện',
      'dữ liệu',
      'dữ',
      'cấp nước',
      'cấp huyện',
      'cấp xã',
      'cấp tỉnh',
      'quốc gia',
      'điều hành',
      'tại trung',
      'tại qtsc',
      'hành chính',
      'phát thanh',
      'phát triển',
      'giao thông',
      'hành thông',
      'bộ đội',
      'sở hữu',
      'tổ quốc',
      'tổ hợp',
      'thông tin',
      'thống kê',
      'cơ sở',
      'thuế',
    ].includes(pair) || /^(tại|cấp) \p{Lu}/u.test(`${token.text} ${next?.text ?? ''}`)
  );
}

/** "cấp huyện, xã", "của cơ quan, đơn vị, địa phương" at the end of a committee's name. */
function levelListAt(tokens: readonly UnitToken[], at: number): { to: number } | null {
  const nouns = new Set(['tinh', 'huyen', 'xa', 'so', 'ban', 'nganh']);
  if (tokens[at]?.folded === 'cap' && nouns.has(tokens[at + 1]?.folded ?? '')) {
    let p = at + 2;
    while (tokens[p]?.text === ',' && (nouns.has(tokens[p + 1]?.folded ?? '') || tokens[p + 1]?.folded === 'cap')) {
      p += tokens[p + 1]?.folded === 'cap' ? 3 : 2;
    }
    return { to: p };
  }
  if (tokens[at]?.folded === 'cua' && tokens[at + 1]?.folded === 'co' && tokens[at + 2]?.folded === 'quan') {
    let p = at + 3;
    while (tokens[p]?.text === ',' && /^(don|dia)$/.test(tokens[p + 1]?.folded ?? '')) p += 3;
    return { to: p };
  }
  return null;
}

/** Where the own province's name ends the name of a committee or agency, "tỉnh" alone is enough. */
function stripOwnProvince(
  tokens: readonly UnitToken[],
  at: number,
  end: number,
  type: string,
  context: UnitContext,
): number {
  if (KEEPS_PROVINCE.has(type)) return end;
  const name = bareLocality(context.localityName);
  if (!name) return end;
  for (let p = end - 1; p > at + 1; p -= 1) {
    if (alignName(tokens, p, syllablesOf(name), { slip: false }) === end && tokens[p - 1]?.folded === 'tinh') return p;
  }
  return end;
}

function printedName(text: string, tokens: readonly UnitToken[], from: number, to: number): string {
  const name = text
    .slice(tokens[from]?.start, tokens[to - 1]?.end)
    .replace(/\s+/g, ' ')
    .replace(/ của (tỉnh|thành phố)$/i, ' tỉnh')
    .replace(/ Tỉnh$/, ' tỉnh');
  if (name !== name.toLocaleUpperCase('vi')) return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);
  const lower = name.toLocaleLowerCase('vi');
  return lower.charAt(0).toLocaleUpperCase('vi') + lower.slice(1);
}

function levelOf(name: string, usual: UnitLevel): UnitLevel {
  if (/(cấp huyện|các huyện|huyện, thị xã)/i.test(name)) return 'district';
  if (/(cấp xã|các xã)/i.test(name)) return 'commune';
  if (/(Việt Nam|quốc gia|Trung ương)$/i.test(name)) return 'central';
  return /(tỉnh|thành phố)( |$)/i.test(name) ? 'province' : usual;
}

/** Folded name without the words that say only which province it is of. */
export function bareName(name: string, context: UnitContext): string {
  const locality = foldedKey(bareLocality(context.localityName) ?? '');
  let key = ` ${foldedKey(name)} `.replace(/ (ve|va|chi nhanh|cua) /g, ' ');
  if (locality) key = key.replace(` ${locality} `, ' ');
  return key.replace(/ (cua )?tinh $/, ' ').trim();
}

/** The fullest of the names that the document uses for the same body. */
export function fullest(name: string, context: UnitContext): string {
  if (!context.known || /^(UBND|Chủ tịch|Chánh)/.test(name)) return name;
  const bare = bareName(name, context);
  const same = context.known.filter((known) => bareName(known, context) === bare);
  return same.reduce((best, known) => (fold(known).length > fold(best).length ? known : best), name);
}

function preferKnownCollective(
  unit: RecognisedUnit,
  text: string,
  tokens: readonly UnitToken[],
  context: UnitContext,
): string {
  if (!context.known || context.known.includes(unit.canonical)) return unit.canonical;
  if (!/^UBND cấp (huyện|xã)$/.test(unit.canonical)) return unit.canonical;
  const printed = text
    .slice(tokens[unit.from]?.start, tokens[unit.to - 1]?.end)
    .replace(/^(các|UBND|Ủy ban nhân dân)\s+(các\s+)?/i, '');
  const spelledOut = `UBND các ${printed}`;
  return context.known.find((known) => known === spelledOut) ?? unit.canonical;
}
