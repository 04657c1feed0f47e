/**
 * The words by which officials say what they want, on folded text. A cue says what kind of answer is wanted, never what
 * it is about; words listed here carry no subject and are left out when indicators and passages are looked for.
 */
import type { Role } from './question.ts';

export interface Cues {
  greeting: boolean;
  help: boolean;
  why: boolean;
  when: boolean;
  howOften: boolean;
  whoIs: boolean;
  roles: Role[];
  whichIndicators: boolean;
  duties: boolean;
  howMany: boolean;
  countOfIndicators: boolean;
  score: boolean;
  /** The index by which units are ranked is named. */
  index: boolean;
  /** Marks themselves are asked ("mấy điểm"). */
  scoreAsked: boolean;
  average: boolean;
  rank: 'top' | 'bottom' | 'position' | null;
  limit: number | null;
  furthest: boolean;
  target: boolean;
  /** The target that a national body set. */
  nationalTarget: boolean;
  result: boolean;
  compare: boolean;
  definition: boolean;
  quality: boolean;
  documents: boolean;
  standing: 'full_marks' | 'below_full_marks' | 'asked' | null;
  status: 'met' | 'not_met' | 'no_data' | null;
  many: boolean;
  overview: boolean;
  /** Several deadlines are asked for. */
  manyDates: boolean;
  /** How far from the target. */
  gap: boolean;
  /** Up or down against an earlier period. */
  change: boolean;
  /** A verb of being in charge, with or without one of the four roles. */
  charge: boolean;
}

const UNIT_WHICH =
  /\b(?:ai(?! (?:hon|cao|thap|kem))|do ai|(?:don vi|co quan|so|nganh|ban|huyen|noi|bo phan|to chuc|dia phuong|doanh nghiep|thanh vien(?: \w+){0,8}) nao|(?:nhung|cac|may) (?:don vi|co quan|so|nganh|ban)(?:,? \w+){0,2} nao)\b/;

const COUNT_WORDS: Record<string, number> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
};

/** Without marks "chính quyền số nào" would read as "sở nào": the "số" of set phrases is taken out of the way. */
export function maskPillars(folded: string): string {
  return folded
    .replace(/\bnen tang\b/g, 'nen_tang')
    .replace(
      /\b(nhan thuc|the che|ha tang|nhan luc|chinh quyen|chinh phu|kinh te|xa hoi|chuyen doi|chu ki|ki nang|nen_tang|cong dan|du lieu|dia chi|danh tinh|truyen|ho so) so\b/g,
      '$1 s0',
    );
}

/** @param text folded text with spaces, abbreviations and chat words already spelt out */
export function readCues(typed: string): Cues {
  const text = maskPillars(typed);
  const has = (pattern: RegExp) => pattern.test(text);
  const roles: Role[] = [];
  if (has(/\bchu tri\b|\bdau moi\b|\bchiu trach nhiem chinh\b/)) roles.push('lead');
  if (has(/\bphoi hop\b/)) roles.push('coordinate');
  if (has(/\bhuong dan\b/)) roles.push('guide');
  if (has(/\btheo doi\b|\bchi dao\b|\bgiam sat chi tieu\b/)) roles.push('monitor');
  const rank = readRank(text);
  return {
    greeting: has(/^(?:xin )?(?:chao|hello|hi|alo)\b(?: (?:ban|em|anh|chi|tro li|bot))*[ !.]*$/),
    help: has(
      /\b(?:ban|em|tro li|bot) (?:la ai|lam duoc (?:gi|nhung gi)|co the (?:lam|giup)|biet lam gi|giup duoc gi)|\bhuong dan su dung\b|\btro giup\b|\bcach (?:hoi|dung|su dung|lien ket)\b|\blien ket tai khoan\b|\b(?:lam sao|the nao) de (?:hoi|lien ket|dung)\b|^help$/,
    ),
    why: has(
      /\bvi sao\b|\btai sao\b|(?<!\bthi |\bra |\blam |\bthe |\bvi |\btai )\bsao\b(?! (?:chep|luu|vang))|\bli do\b|\bnguyen nhan\b|\bdo dau\b|\bvi dau\b/,
    ),
    when: has(
      /\bngay nao\b|\bngay may\b|\b(?:bua|hom) nao\b|\bhan\b.{0,20}\b(?:nao|may)\b|\bkhi nao\b|\bbao gio\b|\bthoi han\b|\bhan (?:chot|nop|gui|bao cao|cuoi|nao|gi|la|den)\b|\bluc nao\b|\bnam nao\b|\bthang nao\b|\bngay bao nhieu\b|\bmay gio\b|\bchot ngay\b|\bcham nhat\b|\bhan\b$/,
    ),
    howOften: has(
      /\bbao lau\b|\btan suat\b|\bmay (?:lan|thang|tuan)\b|\bdinh ki (?:the nao|bao lau|may)\b|\bbao nhieu lan\b|\bmoi (?:thang|quy|tuan|nam) may\b/,
    ),
    whoIs: has(UNIT_WHICH),
    roles,
    whichIndicators: has(
      /\bchi tieu (?:nao|gi)\b|\b(?:nhung|cac|liet ke|ke ten|ke ra|danh sach)(?: giup)?(?: \w+){0,3} (?:chi tieu|nhiem vu|chi so)\b|\bchi tieu\b.{0,60}(?<!\b(?:the|vi|nganh|so|quan|phap|ai|noi|huyen|ngay|nien)) \b(?:nao|gi)\b|\bnhom nao\b|\bcai nao\b/,
    ),
    duties: has(
      /\b(?:nhiem vu|trach nhiem|viec|cong viec|phan viec) (?:gi|nao)\b|\b(?:nhung|cac) (?:nhiem vu|viec|gi|trach nhiem|so lieu gi)\b|\b(?:duoc )?giao(?: \w+)? gi\b|\b(?:chu tri|phu trach|phoi hop|huong dan|lam|thuc hien|tham muu)(?: \w+){0,3} (?:gi|nhung gi)\b|\bphai lam\b|\btrach nhiem\b|\b(?:duoc |dc )?giao (?:nhung|cac)\b|\bnhiem vu cua\b/,
    ),
    howMany: has(/\bbao nhieu\b|\bmay\b|\bso luong\b|\btong so\b|\bbao nhieu phan tram\b/),
    countOfIndicators: has(
      /\b(?:bao nhieu|may|tong so|so luong|dem)(?: cai| loai| muc)? chi tieu\b(?! (?:chua|dat|la|nam|bao)\b)|\b(?:bao nhieu|may) chi tieu (?:chua|da|nao|dat|con)\b/,
    ),
    score:
      has(/\bdiem\b(?! (?:phan tram|phuc vu|den|%|yeu|sang|nghen|cham))/) &&
      !has(/\b(?:thi|thoi|dac|dia|chu|quan|trong|cao|uu|nhuoc|khuyet) diem\b(?!.*\bdiem\b)/),
    index: has(/\bdti\b|\bchi so (?:\w+ ){0,5}chuyen doi s0\b/),
    scoreAsked: has(
      /(?<!\b(?:thieu|cach|kem|them) )\b(?:may|bao nhieu) diem\b(?! (?:phan tram|%|phuc vu))|\bdiem\b.{0,50}\b(?:la )?(?:may|bao nhieu)\b(?!.*phan tram)/,
    ),
    average: has(/\btrung binh\b|\bbinh quan\b/),
    rank: rank.kind,
    limit: rank.limit,
    furthest: has(
      /\b(?:xa|cach|thieu|kem|thap)\b.{0,30}\b(?:muc tieu|chi tieu|ke hoach)\b.{0,20}\bnhat\b|\bxa nhat\b|\bthap nhat so voi (?:muc tieu|chi tieu)\b/,
    ),
    nationalTarget: has(/\b(?:ubqg|uy ban quoc gia|trung uong|quoc gia)\b/) && has(/\b(?:muc tieu|chi tieu|giao)\b/),
    target: has(
      /\b(?:ubqg|uy ban quoc gia|trung uong|quoc gia) .{0,40}\b(?:muc tieu|chi tieu|giao)\b|\b(?:muc tieu|chi tieu|giao)\b.{0,20}\b(?:ubqg|uy ban quoc gia|quoc gia)\b|\bmuc tieu\b|\byeu cau\b|\bchi tieu\b.{0,60}\b(?:la )?bao nhieu\b|\bphai (?:dat|chiem|co|bao dam|dam bao|du)\b|\bgiao\b.{0,60}\bbao nhieu\b|\btoi thieu\b|\bke hoach dat\b|\bdat ra\b|\bdat muc tieu\b|\bdang ki dat\b|\bchi tieu (?:giao|tinh|nam|dat)\b/,
    ),
    result: has(
      /\bdat (?:duoc )?(?:bao nhieu|may|chua|den dau)\b|\bket qua\b|\bthuc hien (?:duoc|den dau|the nao|toi dau)\b|\bdat chi tieu\b|\bdat muc tieu\b|\bden dau\b|\bchua (?:a|nhi|vay|em)?$|\bhoan thanh chua\b|\bxong\b|\bra sao\b|\bthe nao\b|\bhien nay\b|\bda (?:dat|duoc)\b|\bdat\b.{0,20}\bkhong\b|\btinh hinh\b/,
    ),
    compare: has(
      /\bso sanh\b|\bso voi\b|\bdoi chieu\b|\bchenh lech\b|\bhon kem\b|\bcao hon\b|\bthap hon\b|\bkhac (?:gi|nhau)\b|\bai (?:cao |thap )?hon\b|\bhon khong\b|\b(?:minh|ta) (?:voi|va)\b/,
    ),
    definition: has(
      /\bla gi\b|\bnghia la\b|\bviet tat\b|\bduoc hieu\b|\bkhai niem\b|\bdinh nghia\b|\bthe nao la\b|\bla (?:cai )?(?:gi|chi)\b|\btuc la gi\b/,
    ),
    quality: has(
      /\b(?:co|khong|chua|da|co bi) (?:khop|thong nhat|nhat quan|trung khop)\b|\b(?:diem|so lieu|con so|ti le)\b.{0,60}\bdung khong\b|\bvua (?:nam|o|thuoc|co)\b.{3,60}\bvua\b|\b(?:giong|khac) nhau khong\b|\bco (?:giong|khac)\b|\b(?:mau thuan|bat thuong|bat hop li|nghi ngo|sai sot|sai lech|lech nhau|trung nhau|trung lap|vo li)\b|\bso lieu\b.{0,25}\b(?:van de|sai|loi|dung khong|chinh xac)\b/,
    ),
    documents: has(
      /\b(?:nhung|cac|liet ke|ke ten|may|hai|ba|bon) (?:\w+ ){0,3}(?:van ban|quyet dinh|ke hoach|nghi quyet|cong van|chi thi|thong tu|nghi dinh|to trinh)\b|\b(?:van ban|quyet dinh|nghi quyet|cong van|ke hoach), .*\bnao\b|\bvan ban\b.{0,60}\b(?:gom|nhung gi)\b/,
    ),
    standing: readStanding(text),
    status: readStatus(text),
    many: has(/\b(?:nhung|cac|liet ke|ke ten|ke ra|danh sach|gom)\b/),
    manyDates: has(
      /\b(?:nhung|cac|may) (?:han|thoi han|moc|nghia vu|ki bao cao|bao cao dinh ki|deadline)\b|\bhan gi\b/,
    ),
    gap: has(
      /\bcon (?:cach|thieu|kem)\b|\bcach (?:muc tieu|chi tieu|ke hoach)\b|\bthieu (?:may|bao nhieu)\b|\b(?:thap|cao) hon\b.{0,40}\b(?:bao nhieu|may)\b|\bchenh\b/,
    ),
    change: has(
      /\btang hay giam\b|\b(?:tang|giam)\b.{0,20}\b(?:may|bao nhieu|the nao)\b|\b(?:so voi|tang so|giam so|hon so) (?:cung ki|nam|quy)\b/,
    ),
    charge: has(/\b(?:lam|phu trach|dam nhan|dam nhiem|chiu trach nhiem|giao|thuc hien|tham muu|lo|cung cap)\b/),
    overview: has(
      /\btinh hinh\b|\btong quan\b|\btom tat\b|\btoan canh\b|\bthe nao\b|\bra sao\b|\bbao cao (?:giup|nhanh)\b/,
    ),
  };
}

function readRank(text: string): { kind: Cues['rank']; limit: number | null } {
  const limit =
    /\b(?:top|dau|cuoi)?\s*(\d{1,2}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) (?:so|don vi|huyen|xa|phuong|nganh|co quan|dia phuong|chi tieu|ban|vi tri|tieu chi)\b/.exec(
      text,
    );
  const word = limit?.[1];
  const count = word === undefined ? null : (COUNT_WORDS[word] ?? Number(word));
  const nth = /\b(?:dung|hang|xep|vi tri) thu (hai|ba|bon|nam|[2-9])\b|\b(?:hang|vi tri) ([2-9])\b/
    .exec(text)
    ?.slice(1)
    .find((word) => word !== undefined);
  if (nth !== undefined) return { kind: 'top', limit: COUNT_WORDS[nth] ?? Number(nth) };
  if (
    /\b(?:thap\b(?: \w+){0,6} nhat|kem nhat|dung cuoi|cuoi bang|dung chot|bet bang|bet|chot bang|yeu nhat|it diem nhat|mat (?:nhieu )?diem nhat|cuoi cung|hang chot)\b/.test(
      text,
    )
  )
    return { kind: 'bottom', limit: count };
  if (
    /\b(?:cao\b(?: \w+){0,6} nhat|dan dau|dung dau|tot nhat|nhieu diem nhat|dau bang|hang dau|nhat bang|top|thu nhat|dung nhat)\b/.test(
      text,
    )
  )
    return { kind: 'top', limit: count };
  if (
    /\bxep (?:thu|hang|vi tri|o vi tri|bac)(?: thu)? (?:may|bao nhieu|nao|the nao|ra sao)\b|\bthu may\b|\bhang (?:may|bao nhieu|thu may)\b|\bdung thu (?:may|bao|nhat|hai|ba|\d)|\bvi tri (?:thu )?(?:may|nao|bao nhieu)\b|\bthu hang\b/.test(
      text,
    )
  )
    return { kind: 'position', limit: count };
  return { kind: null, limit: count };
}

function readStanding(text: string): Cues['standing'] {
  const which =
    /\b(?:chi tieu|nhom)\b.{0,40}\b(?:nao|gi)\b|\b(?:nhung|cac) chi tieu\b|\b(?:bao nhieu|may) chi tieu\b/.test(text);
  if (
    which &&
    /\b(?:dat|du) diem toi da\b|\bdiem toi da\b/.test(text) &&
    !/\b(?:chua|khong) (?:dat|du|co) (?:diem|toi da)|\bhay\b/.test(text)
  )
    return 'full_marks';
  if (/\b(?:da )?dat toi da\b/.test(text) && !/\b(?:chua|khong) dat toi da\b|\bdon vi\b|\bso\b/.test(text))
    return 'full_marks';
  if (
    /\b(?:khong co|chua dat|chua du|khong dat|chua co|mat)(?: \w+)? diem\b|\bcan day manh\b/.test(text) &&
    !/\bhay\b/.test(text)
  )
    return 'below_full_marks';
  const asked =
    /\b(?:du|dat|duoc|co)(?: \w+){0,2} diem(?: toi da)?\b.*\b(?:chua|khong)\b|\bhay\b.*\b(?:day manh|duy tri)\b|\bdiem toi da\b.*\b(?:chua|khong)\b/.test(
      text,
    );
  if (asked) return 'asked';
  if (/\bdiem toi da\b|\bdu diem\b|\btiep tuc duy tri\b/.test(text)) return 'full_marks';
  return null;
}

function readStatus(text: string): Cues['status'] {
  if (
    /\b(?:chua|khong) co (?:so lieu|ket qua|thong tin|du lieu)\b|\bthieu so lieu\b|\bchua (?:bao cao|cap nhat|thong ke)\b/.test(
      text,
    )
  )
    return 'no_data';
  if (
    /\b(?:chua|khong|con chua) (?:dat|hoan thanh|xong)\b(?! diem)|\bthap hon (?:muc tieu|chi tieu|ke hoach)\b|\bcon thieu\b|\bduoi (?:muc tieu|chi tieu)\b|\btre\b|\bcham tien do\b|\bcon thap\b/.test(
      text,
    )
  )
    return 'not_met';
  if (
    /\b(?:da|nao) (?:dat|hoan thanh|vuot|xong)\b(?! (?:duoc|bao|may|diem))|\bhoan thanh\b(?!.*\bchua\b)|\bvuot (?:muc tieu|chi tieu|ke hoach)\b|\bdat (?:muc tieu|chi tieu|yeu cau)\b(?!.*\b(?:chua|khong)\b)/.test(
      text,
    )
  )
    return 'met';
  return null;
}
