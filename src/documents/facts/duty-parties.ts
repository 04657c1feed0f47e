/** Who owes a duty and who receives it, read from the clause and from what stands above it. */
import { type FoundUnit, findUnits } from '../../people/find-units.ts';
import type { UnitContext } from '../../people/unit-names.ts';
import { mendPrinted } from '../../people/unit-tokens.ts';
import type { Clause } from './duty-clauses.ts';

const SENT_TO =
  /(?:(?:gửi|nộp|phản ánh|thông báo|cung cấp)(?:\s+(?:đến|về|cho|tới|qua))?|(?:gửi|nộp|chuyển|phản ánh|thông báo|cung cấp|báo cáo)\s(?:[^,.;()]|\([^()]*\)){1,60}\s(?:đến|về|cho|tới))\s*$/iu;
const REPORTED_TO = /(?:báo cáo|trình)(?:\s+(?:cho|về|đến|với))?\s*$/iu;

export interface Receivers {
  to: string[];
  forwardedTo: string[];
}

/** Words before a body that still let it be the one who acts. */
const BEFORE_ACTOR =
  /^(?:[-+•*\s]|\d+(?:\.\d+)*[.)]\s|[a-zđ]\)\s|[IVX]+\.\s|(?:kính\s+)?(?:yêu cầu|đề nghị|giao|các|thủ trưởng|lãnh đạo|chủ tịch|giám đốc|người đứng đầu|đối với|về phía)(?!\p{L})|[:,;])*$/iu;
/** Words between two bodies that act together. */
const BETWEEN_ACTORS =
  /^\s*(?:[,;]|và|cùng|liên quan|có liên quan|lãnh đạo|chủ tịch|thủ trưởng|giám đốc|người đứng đầu|các|\s)*\s*$/iu;
/** After a body: it is acted upon, or it only says whose something is. */
const NOT_ACTING = /^\s*(?:được|bị|đã được|tổ chức\s*[,.;]|công bố|ban hành\s*[,.;])(?!\p{L})/iu;
/** Before a body in mid-sentence: it is the object of another's action. */
const OBJECT_BEFORE =
  /(?:^|\s)(?:của|cho|với|do|tại|về|gửi|gửi đến|gửi về|đến|báo cáo|tham mưu|trình|qua|thông qua|bởi|ở|trong|thuộc|từ|phối hợp|hướng dẫn|đôn đốc|kiểm tra|chỉ đạo|theo dõi|hỗ trợ|xin ý kiến|tới|là|như|trên|các|kể từ|sau khi|khi|khi có)\s*$/iu;

/** The bodies that owe what the clause says; empty when the document names nobody. */
export function dutyHolders(clause: Clause, trigger: number, context: UnitContext): string[] {
  const own = leadingUnits(clause.text, context);
  if (own.length > 0) return own;
  const leading = leadingUnits(clause.paragraph.text, context);
  if (leading.length > 0 && isTopic(clause.paragraph.text, context)) return leading;
  const before = mendPrinted(clause.paragraph.text.slice(0, clause.start + trigger));
  const verbFollows = /^(?:kịp thời|báo cáo|phản ánh|gửi|thông báo|chủ động)/iu.test(clause.text.slice(trigger));
  const acting = nearestActors(before, verbFollows, context);
  if (acting.length > 0) return acting;
  if (leading.length > 0) return leading;
  const late = actorsBeforeVerb(clause.text, context);
  if (late.length > 0) return late;
  for (const heading of [...clause.section].reverse()) {
    const named = leadingUnits(heading, context);
    if (named.length > 0) return named;
  }
  const asked = clause.introduction ? askedUnits(clause.introduction, context) : [];
  return asked.length > 0 ? asked : everyUnit(clause.text);
}

const ACTS =
  /^\s+(?:phải\s+|có trách nhiệm\s+|kịp thời\s+|chủ động\s+)?(?:gửi|báo cáo|nộp|phản ánh|tổng hợp|kiểm tra|tổ chức|rà soát|ban hành|xây dựng|thực hiện|hoàn thành|cập nhật|cung cấp|chủ trì|tham mưu|phối hợp)(?!\p{L})/iu;

/** "trước ngày 05 hằng tháng, Trung tâm A gửi Sở B": the body stands after the time words. */
function actorsBeforeVerb(printed: string, context: UnitContext): string[] {
  const text = mendPrinted(printed);
  const units = findUnits(text, context);
  const last = units.findIndex((unit) => ACTS.test(text.slice(unit.end)));
  if (last < 0 || listedAsObject(units, last, text)) return [];
  const first = startOfRun(units, last, text);
  const ahead = text.slice(0, units[first]?.start);
  if (!/[,:]\s*$/.test(ahead)) return [];
  return [...new Set(units.slice(first, last + 1).map((unit) => unit.canonical))];
}

/** "các đơn vị gửi báo cáo": the text names no body, but says that all of them owe it. */
function everyUnit(text: string): string[] {
  const match =
    /(?:^|[,:]\s*|(?:yêu cầu|đề nghị)\s+)(các (?:cơ quan|đơn vị|địa phương))(?:\s+(?:có\s+)?liên quan)?(.*)$/iu.exec(
      text,
    );
  return match?.[1] && ACTS.test(match[2] ?? '') ? [`Các ${match[1].slice(4).toLocaleLowerCase('vi')}`] : [];
}

/** "- Các sở, ban, ngành: …": the whole paragraph is about them. */
function isTopic(printed: string, context: UnitContext): boolean {
  const text = mendPrinted(printed);
  const units = findUnits(text, context);
  const last = units[0] ? runOf(units, 0, text).at(-1) : undefined;
  return last !== undefined && /^\s*:/.test(text.slice(last.end));
}

/** "- Sở A, Sở B báo cáo …", "1. Thủ trưởng các sở; Chủ tịch UBND các huyện: …" */
export function leadingUnits(printed: string, context: UnitContext): string[] {
  const text = mendPrinted(printed);
  const units = findUnits(text, context);
  const first = units[0];
  if (!first || !BEFORE_ACTOR.test(text.slice(0, first.start))) return [];
  const run = runOf(units, 0, text);
  const last = run.at(-1);
  if (!last || NOT_ACTING.test(text.slice(last.end))) return [];
  return [...new Set(run.map((unit) => unit.canonical))];
}

function runOf(units: readonly FoundUnit[], from: number, text: string): FoundUnit[] {
  const run: FoundUnit[] = [];
  for (let i = from; i < units.length; i += 1) {
    const unit = units[i];
    const previous = run.at(-1);
    if (!unit) break;
    if (previous && (unit.start < previous.end || !BETWEEN_ACTORS.test(text.slice(previous.end, unit.start)))) break;
    run.push(unit);
  }
  return run;
}

/** The last bodies before the time words that act: they begin a part of the sentence and are no object. */
function nearestActors(before: string, verbFollows: boolean, context: UnitContext): string[] {
  const units = findUnits(before, context);
  for (let i = units.length - 1; i >= 0; i -= 1) {
    const unit = units[i];
    if (!unit) continue;
    const ahead = before.slice(0, unit.start);
    const after = before.slice(unit.end);
    const opens = /(?:^|[,.;:]\s*|(?<!\p{L})(?:yêu cầu|đề nghị|giao|riêng)\s+)$/iu.test(ahead);
    const atVerb = /^\s*$/.test(after) && verbFollows;
    if (!opens || OBJECT_BEFORE.test(ahead) || NOT_ACTING.test(after)) continue;
    if (!atVerb && (/^\s*(?:[,;.)]|$)/.test(after) || listedAsObject(units, i, before))) continue;
    const first = startOfRun(units, i, before);
    return [...new Set(units.slice(first, i + 1).map((actor) => actor.canonical))];
  }
  return [];
}

function startOfRun(units: readonly FoundUnit[], last: number, text: string): number {
  let i = last;
  for (; i > 0; i -= 1) {
    const unit = units[i];
    const previous = units[i - 1];
    if (!unit || !previous || !BETWEEN_ACTORS.test(text.slice(previous.end, unit.start))) break;
    if (OBJECT_BEFORE.test(text.slice(0, previous.start))) break;
  }
  return i;
}

/** "báo cáo Sở A, Sở B" : B follows a comma but is an object like A. */
function listedAsObject(units: readonly FoundUnit[], index: number, text: string): boolean {
  for (let i = index; i > 0; i -= 1) {
    const unit = units[i];
    const previous = units[i - 1];
    if (!unit || !previous || !BETWEEN_ACTORS.test(text.slice(previous.end, unit.start))) return false;
    if (OBJECT_BEFORE.test(text.slice(0, previous.start))) return true;
  }
  return false;
}

/** "Sở A đề nghị các sở, ban, ngành như sau:" asks the bodies after the verb. */
function askedUnits(introduction: string, context: UnitContext): string[] {
  const text = mendPrinted(introduction);
  const verb = /(?:yêu cầu|đề nghị|giao|chỉ đạo)\s+/iu.exec(text);
  if (!verb) return [];
  return leadingUnits(text.slice(verb.index + verb[0].length), context);
}

/**
 * "gửi X tổng hợp, báo cáo Y": X receives, Y is told by X. "báo cáo Y": Y receives.
 */
export function receiversIn(clause: Clause, context: UnitContext): Receivers {
  const text = mendPrinted(clause.text);
  const units = findUnits(text, context);
  const sent = unitsAfter(text, units, SENT_TO);
  const reported = unitsAfter(text, units, REPORTED_TO);
  if (sent.length > 0) return { to: sent, forwardedTo: reported.filter((unit) => !sent.includes(unit)) };
  if (reported.length > 0) return { to: reported, forwardedTo: [] };
  const helped = unitsAfter(text, units, /(?:hướng dẫn|tham mưu)(?:\s+cho)?\s*$/iu);
  return { to: helped.slice(0, 1), forwardedTo: [] };
}

const HEAD_OF_BODY = /(?:tổ trưởng|trưởng|giám đốc|lãnh đạo|thủ trưởng|đồng chí)\s+$/iu;

/** The run of bodies that directly follows words matching `lead`. */
function unitsAfter(text: string, units: readonly FoundUnit[], lead: RegExp): string[] {
  const index = units.findIndex((unit) =>
    lead.test(text.slice(Math.max(0, unit.start - 90), unit.start).replace(HEAD_OF_BODY, '')),
  );
  if (index < 0) return [];
  return [...new Set(runOf(units, index, text).map((unit) => unit.canonical))];
}

/** Receivers named only by the sentence that follows: "Đồng thời, đề xuất với UBND tỉnh …". */
export function receiversAfter(clause: Clause, context: UnitContext): string[] {
  if (!clause.next || !/^đồng thời/iu.test(clause.next)) return [];
  const text = mendPrinted(clause.next);
  return unitsAfter(text, findUnits(text, context), /(?:đề xuất|báo cáo|kiến nghị|trình)(?:\s+với)?\s*$/iu);
}
