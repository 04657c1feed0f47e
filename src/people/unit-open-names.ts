/** Bodies whose name is their own ("Trung tâm …", "Báo …", "Ban Chỉ đạo …"): where such a name ends. */

import { fold } from '../language/fold.ts';
import type { UnitLevel } from './unit.ts';
import { OPEN_HEADS, type OpenHead } from './unit-catalogue.ts';
import { collectiveAt } from './unit-collectives.ts';
import { beginsUnit, endWithoutProvince, localityAt } from './unit-places.ts';
import type { RecognisedUnit, UnitContext, UnitSetting } from './unit-recognition.ts';
import { isShort, sameSyllable, syllablesOf, type UnitToken } from './unit-tokens.ts';

/** Words of running text after which a name is over: verbs, prepositions, adverbs. Accents count ("tế" is not "để"). */
const STOP_WORDS = new Set(
  (
    'được đã đang sẽ do để theo trong với là có chủ phối báo tổ triển thực ban kịp chưa ít thường phải cần nhằm khi nếu ' +
    'thì mà này gửi cùng tham giao đôn hướng xây tiếp kiến các những từ đến ngày năm quý hiện rất mới ghi tại qua ' +
    'phát hoàn phân cho gồm như còn duy đối trình góp cập ký thống xem tăng chủ đăng đề nghiên rà bảo trên thành ' +
    'tích vẫn luôn cũng không lại khẩn tập yêu chịu căn kết làm khảo vận bố hỗ thông nhưng hoặc mở cung đáp phục việc ứng của'
  ).split(' '),
);

/** Pairs that belong to names although their first word stops one elsewhere. */
const NAME_PAIRS = new Set(
  (
    'chủ tịch,truyền thông,phối hợp liên,báo chí,tổ quốc,tổ công,thực phẩm,ban nhân,hướng dẫn,xây dựng,hiện trường,phát thanh,phát triển,' +
    'phát phát,cấp nước,thống kê,thông tin,thông minh,tích hợp,thành phố,bảo hiểm,bảo vệ,bảo đảm,kiến trúc,kiến thức,ban quản,' +
    'thông minh,của tỉnh,phục vụ hành,ứng cứu,ứng dụng,kết hợp,giao thông,giao dịch,tập trung,kinh tế,tại trung,trực tuyến,thực hiện dịch,hỗ trợ,trình nghiệp,kết quả,trả kết,đề án'
  ).split(','),
);

/** Common words that begin like a body's name. */
const COMMON_WORDS = new RegExp(
  '^(?:tổ (?:chức|hợp|trưởng)|ban (?:hành|đầu|ngày|đêm)|báo (?:cáo|chí|đài|động)|bộ (?:chỉ số|tiêu chí|trưởng|dữ liệu|máy|công cụ|tài liệu|' +
    'nhận diện|câu hỏi|quy)|hội (?:chủ nghĩa|nghị|thảo|nhập|họp|viên|trường|đoàn|đồng thẩm)|phòng (?:chống|ngừa|họp|cháy|thủ|bệnh)|trường (?:hợp|phái|học)|' +
    'đội (?:ngũ|tuyển)|viện (?:trợ|phí|dẫn)|cục (?:bộ|diện)|quỹ (?:đất|lương|thời)|đài (?:truyền thanh)|sở (?:hữu|dĩ|thích|ngành)|' +
    'ngân hàng (?:số|thương mại)|văn phòng (?:phẩm|điện tử|số)|trung tâm (?:thương mại|mua sắm|của)|doanh nghiệp|tập đoàn|công ty (?:đã|có)|' +
    'liên (?:quan|thông)|công an (?:nhân dân|xã|các))(?!\\p{L})',
  'iu',
);

/** Heads by their first word, folded; "BCĐ" stands with its own. */
const HEADS_BY_WORD = Map.groupBy(
  OPEN_HEADS.flatMap((open) =>
    [open.head, ...(open.short ?? [])].map((name) => ({ open, word: fold(name.split(' ')[0] ?? '') })),
  ),
  ({ word }) => word,
);

/** The body with a name of its own that starts at token `at`. */
export function openNameAt(
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
  if (!HEADS_BY_WORD.has(first.folded)) return null;
  const rest = text.slice(first.start, first.start + 40);
  if (COMMON_WORDS.test(rest) && !(setting === 'cell' && /^doanh nghiệp/i.test(rest))) return null;
  for (const { open } of HEADS_BY_WORD.get(first.folded) ?? []) {
    const to = headEnd(tokens, at, open, setting);
    if (to <= at) continue;
    const end = setting === 'cell' ? endOfSegment(tokens, to) : endOfName(text, tokens, to, open, context);
    const nameEnd = endWithoutProvince(tokens, at, end, open.type, context);
    const name = end === to ? soleName(open, context) : printedName(text, tokens, at, nameEnd, open);
    if (!name) return null;
    if (setting === 'text' && isCommonNoun(name, open)) return null;
    const group = open.type === 'committee' && /\s(các|của cơ quan|cấp huyện, (cấp )?xã)(\s|$)/.test(name);
    const type = group ? 'collective' : open.type;
    return { canonical: name, level: levelOf(name, open.level), type, from: at, to: end };
  }
  return null;
}

/** "Sở hữu", "BHXH hàng tháng", "Trường đại học": a head without a name of its own after it. */
function isCommonNoun(name: string, open: OpenHead): boolean {
  const own = name.slice(open.head.length + 1);
  if (open.type === 'school') return !/\p{Lu}/u.test(own);
  return (open.capitalNext ?? false) && !/^\p{Lu}/u.test(own);
}

/** A bare "Ban Chỉ đạo" is the province's when the document speaks of one; a bare "Tỉnh Đoàn" is a name by itself. */
function soleName({ head }: OpenHead, context: UnitContext): string | null {
  if (/^(Tỉnh|Thành) Đoàn$/.test(head)) return head;
  if (head !== 'Ban Chỉ đạo') return null;
  const boards = (context.known ?? []).filter((name) => /^Ban chỉ đạo .* (tỉnh|thành phố)$/iu.test(name));
  return boards.length === 1 ? (boards[0] ?? null) : null;
}

/** Token after the head, or -1: with its own accents, and in running text as a name, not as a common noun. */
function headEnd(tokens: readonly UnitToken[], at: number, open: OpenHead, setting: UnitSetting): number {
  const first = tokens[at];
  if (!first) return -1;
  if (open.short?.includes(first.text)) return at + 1;
  const syllables = syllablesOf(open.head);
  if (!sameSyllable(first.folded, syllables[0])) return -1;
  const to = at + syllables.length;
  const printed = tokens.slice(at, to);
  if (!syllables.every((syllable, index) => sameSyllable(printed[index]?.folded, syllable))) return -1;
  const joined = printed.map((token) => token.text).join(' ');
  const unaccented = setting === 'cell' && /^[ -~]*$/.test(joined);
  if (!unaccented && marksOf(joined) !== marksOf(open.head)) return -1;
  const capital = /^\p{Lu}/u.test(first.text) || (open.type === 'school' && /^\p{Lu}/u.test(tokens[to]?.text ?? ''));
  return setting === 'cell' || open.lowercase || capital ? to : -1;
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
  const next = tokens[at + 1];
  if (!next) return null;
  const capital = { ...next, text: 'Ban' };
  const body = openNameAt(text, tokens.with(at + 1, capital), at + 1, context, setting);
  if (!body || !/^Ban chỉ đạo/i.test(body.canonical)) return null;
  return { canonical: `Trưởng ${body.canonical}`, level: body.level, type: 'role', from: at, to: body.to };
}

/** Letters and marks without their order: "Uỷ" and "Ủy", "Toà" and "Tòa" are one spelling. */
export function marksOf(text: string): string {
  const cached = marks.get(text);
  if (cached !== undefined) return cached;
  const sorted = [...text.toLocaleLowerCase('vi').normalize('NFD')].sort().join('');
  if (marks.size > 20_000) marks.clear();
  marks.set(text, sorted);
  return sorted;
}

const marks = new Map<string, string>();

function endOfSegment(tokens: readonly UnitToken[], from: number): number {
  let p = from;
  while (p < tokens.length && !/^[,;:]$/.test(tokens[p]?.text ?? '')) {
    if (tokens[p]?.text === 'và' && beginsUnit(tokens[p + 1])) break;
    p += 1;
  }
  return p;
}

/** Longest name that reading aloud would give: stops at a verb, a mark, the next unit, or after "tỉnh". */
function endOfName(
  text: string,
  tokens: readonly UnitToken[],
  from: number,
  open: OpenHead,
  context: UnitContext,
): number {
  let p = from;
  while (p < tokens.length && p - from < 16) {
    const token = tokens[p];
    if (!token) break;
    if (open.type === 'committee' || p > from) {
      const list = collectiveAt(text, tokens, p, 'text')?.to ?? levelListEnd(tokens, p);
      if (list > p) return list;
    }
    const own = p > from ? localityAt(tokens, p, context) : null;
    if (own) return own.to;
    const bracketed = token.text === '(' && tokens[p + 2]?.text === ')' && isShort(tokens[p + 1]);
    if (bracketed) {
      p += 3;
      continue;
    }
    if (/^[^\p{L}\p{N}&-]$/u.test(token.text)) break;
    if (token.text.toLocaleLowerCase('vi') === 'tỉnh' && !/^(ủy|uỷ|đoàn)$/.test(tokens[p + 1]?.text ?? ''))
      return localityAt(tokens, p + 1, context)?.to ?? p + 1;
    const next = tokens[p + 1];
    if (token.text === 'và' || token.text === '-') {
      if (!next || !/^\p{Lu}/u.test(next.text) || beginsUnit(next) || HEAD_WORDS.has(next.text)) break;
    } else if (stops(token, next, open)) break;
    else if (belongTogether(token, next)) p += 1;
    p += 1;
  }
  return tokens[p - 1]?.text === 'của' ? p - 1 : p;
}

const HEAD_WORDS = new Set(OPEN_HEADS.map(({ head }) => head.split(' ')[0] ?? ''));

function stops(token: UnitToken, next: UnitToken | undefined, open: OpenHead): boolean {
  const word = token.text.toLocaleLowerCase('vi');
  if (/^\p{Lu}/u.test(token.text)) return beginsUnit(token) || /^(quý|năm|ngày|tháng)$/.test(word);
  if (open.type === 'team' && /^(hướng|thực|hiện|hỗ|triển)$/.test(word)) return false;
  if (!STOP_WORDS.has(word)) return false;
  if (word === 'tại') return !(next && /^\p{Lu}/u.test(next.text));
  return !belongTogether(token, next);
}

function belongTogether(token: UnitToken, next: UnitToken | undefined): boolean {
  return NAME_PAIRS.has(`${token.text} ${next?.text ?? ''}`.toLocaleLowerCase('vi'));
}

/** "cấp huyện, xã", "của cơ quan, đơn vị, địa phương" at the end of a committee's name; -1 when there is none. */
function levelListEnd(tokens: readonly UnitToken[], at: number): number {
  const word = (p: number): string => tokens[p]?.text.toLocaleLowerCase('vi') ?? '';
  if (word(at) === 'cấp' && ['tỉnh', 'huyện', 'xã'].includes(word(at + 1))) {
    let p = at + 2;
    while (word(p) === ',') {
      const next = word(p + 1) === 'cấp' ? p + 2 : p + 1;
      if (!['huyện', 'xã'].includes(word(next))) break;
      p = next + 1;
    }
    return p;
  }
  if (word(at) === 'của' && word(at + 1) === 'cơ' && word(at + 2) === 'quan') {
    let p = at + 3;
    while (word(p) === ',' && /^(đơn vị|địa phương)$/.test(`${word(p + 1)} ${word(p + 2)}`)) p += 3;
    return p;
  }
  return -1;
}

function printedName(text: string, tokens: readonly UnitToken[], from: number, to: number, open: OpenHead): string {
  const short = open.short?.includes(tokens[from]?.text ?? '') ?? false;
  const after = from + (short ? 1 : open.head.split(' ').length);
  const printed = after < to ? text.slice(tokens[after]?.start, tokens[to - 1]?.end).replace(/\s+/g, ' ') : '';
  // A name in capitals does not tell which of its words are names; "QTSC" alone stays.
  const capitals = /^[^\p{Ll}]*$/u.test(text.slice(tokens[from]?.start, tokens[to - 1]?.end)) && printed.includes(' ');
  const rest = (capitals ? printed.toLocaleLowerCase('vi') : printed).replace(
    /(^| )(?:của )?(tỉnh|thành phố)$/i,
    (_, gap: string, word: string) => gap + word.toLocaleLowerCase('vi'),
  );
  return rest === '' ? open.head : `${open.head} ${rest}`;
}

function levelOf(name: string, usual: UnitLevel): UnitLevel {
  if (/(cấp huyện|các huyện|huyện, thị xã)/i.test(name)) return 'district';
  if (/(cấp xã|các xã)/i.test(name)) return 'commune';
  if (/(Việt Nam|quốc gia|Trung ương)$/i.test(name)) return 'central';
  return /(tỉnh|thành phố)( |$)/i.test(name) ? 'province' : usual;
}
