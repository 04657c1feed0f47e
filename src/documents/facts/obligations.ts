/**
 * Duties with a time: reports and deadlines, frequencies, and what is owed when something happens.
 *
 * A duty is read only from words that set one ("định kỳ", "trước ngày", "kịp thời báo cáo"); a date or period that
 * only tells what happened is left alone.
 */
import { foldedKey, foldedTokens } from '../../language/fold.ts';
import type { UnitContext } from '../../people/unit-names.ts';
import { describeRule } from '../../reminders/recurrence.ts';
import type { Doubt, IndicatorFact, ObligationFact } from '../facts.ts';
import type { StructuredDocument } from '../structure/section.ts';
import { type Clause, clausesOf } from './duty-clauses.ts';
import { type DutyEvent, eventIn } from './duty-events.ts';
import { dutyHolders, leadingUnits, receiversAfter, receiversIn } from './duty-parties.ts';
import { dutiesOfTable, type TableDuty } from './duty-tables.ts';
import { type DutyTiming, deadlineWithin, timingsIn } from './duty-timing.ts';
import { unitContextOf } from './units.ts';

/**
 * @param indicators rows whose names may set a frequency ("tần suất 1 tuần/1 lần"); their lead owes it
 * @returns duties in reading order, and the time words that set no readable date
 */
export function readObligations(
  doc: StructuredDocument,
  indicators: IndicatorFact[],
  context: UnitContext,
): { obligations: ObligationFact[]; doubts: Doubt[] } {
  const printed = indicators.flatMap((row) => Object.values(row.printedUnits).filter((cell) => cell !== null));
  const names: UnitContext = { ...unitContextOf(doc, printed), localityName: context.localityName };
  const year = planYear(doc);
  const fromRows = indicators.flatMap((row) => dutiesOfRow(row, year));
  const doubts: Doubt[] = [];
  const fromText = clausesOf(doc).flatMap((clause) => dutiesOfClause(clause, year, names, doubts));
  const again = (duty: ObligationFact): boolean =>
    fromRows.some((row) => row.rrule === duty.rrule && sameDuty(row, duty));
  const fromTables = doc.items.flatMap((item) => dutiesOfTable(item, year, names)).map(dutyOfTable);
  const letter = requestedReport(doc, names);
  return { obligations: [...letter, ...fromText.filter((duty) => !again(duty)), ...fromTables, ...fromRows], doubts };
}

/** The year that a day without a year belongs to: the one that the document reports on or was issued in. */
function planYear(doc: StructuredDocument): number | null {
  const printed = doc.header.period ?? doc.header.issuedOn;
  return printed === null ? null : Number(printed.slice(0, 4));
}

/** Words that make a clause with a frequency a duty. */
const DUTY_WORDS =
  /báo cáo|tổ chức|ban hành|xây dựng|cập nhật|phát sóng|kiểm tra|đánh giá|rà soát|họp|giao ban|phân bổ|bố trí|tập huấn|bồi dưỡng|kế hoạch|tuyên truyền|công bố|công khai|đăng|chuyên mục|chuyên trang|tin,? bài|tần suất|diễn tập|sơ kết|tổng kết|tham mưu|gửi|cung cấp|thực hiện|triển khai|duy trì|theo dõi|đối thoại|khảo sát|thống kê|thông báo|giám sát|đôn đốc|tổng hợp|sao lưu/iu;
/** What a frequency says of a thing, not of a duty: "lương hưu hàng tháng", "Chỉ số DTI hàng năm", "tối thiểu hàng năm". */
const NOT_OF_A_DUTY =
  /(?:chỉ số(?:\s+\S+){0,3}|DTI|tối thiểu|tối đa|trợ cấp(?:\s+\S+){0,2}|lương(?:\s+hưu)?|phụ cấp|BHXH|học phí|doanh thu|thu nhập|tăng trưởng|bình quân|hóa đơn|hoá đơn|tiền điện|tiền nước|dự toán|ngân sách)\s*$/iu;
const PAST = /(?<!\p{L})(?:đã|vừa|được duy trì|đạt được)(?!\p{L})/iu;

function dutiesOfClause(clause: Clause, year: number | null, context: UnitContext, doubts: Doubt[]): ObligationFact[] {
  const event = eventIn(clause.text);
  const dated = [...timingsIn(clause.text, year), ...completionIn(clause)].filter((timing) =>
    setsDuty(clause.text, timing),
  );
  const timings = dated.filter((timing) => !event?.basisEnd || timing.start >= event.basisEnd);
  if (timings.length > 0)
    return timings.map((timing, index) => dutyOf(clause, timing, timings[index - 1]?.end ?? 0, context));
  if (event) return [eventDuty(clause, event, context)];
  if (isUnstatedPeriod(clause.text)) {
    doubts.push({
      what: 'Nghĩa vụ định kỳ nhưng văn bản không nêu kỳ hạn',
      quote: clause.text,
      line: clause.paragraph.line,
    });
    return [unstatedDuty(clause, context)];
  }
  return [];
}

/** "hoàn thành trong quý I/2024", "trình UBND tỉnh trong tháng 02/2025": a promise, not what was done in that time. */
function completionIn(clause: Clause): DutyTiming[] {
  const { text, part } = clause;
  if (
    part === 'heading' ||
    PAST.test(text) ||
    /^\s*(?:[-+]\s*)?(?:\(?có phụ lục|kết quả|tỷ lệ|qua |việc )/iu.test(text)
  )
    return [];
  const timing = deadlineWithin(text);
  if (!timing) return [];
  const promised =
    /(?<!được )(?:trình|phê duyệt|ban hành|gửi|nộp|tổ chức|công bố)\s[^,;.()]{0,80}$/iu.test(
      text.slice(0, timing.start),
    ) && /^\s*(?:[,;.)]|$)/.test(text.slice(timing.end));
  return /hoàn thành|hoàn thiện|xong/iu.test(text) || promised ? [timing] : [];
}

function setsDuty(text: string, timing: DutyTiming): boolean {
  const before = text.slice(0, timing.start);
  if (timing.dueDate !== null)
    return !PAST.test(before.slice(-60).replace(QUALIFIES, '')) && !onlyDates(before, timing);
  if (!DUTY_WORDS.test(text)) return false;
  if (timing.dated) return true;
  if (NOT_OF_A_DUTY.test(before)) return false;
  if (timing.rrule === 'FREQ=DAILY' && !/báo cáo|cập nhật|gửi|trực|giao ban/iu.test(text)) return false;
  const reportNoun = /báo cáo[^,.;]{0,80}$/iu.test(before);
  return reportNoun || !PAST.test(before);
}

/** "khắc phục hạn chế đã nêu, báo cáo …": said of a thing, not of what was done. */
const QUALIFIES = /(?<!\p{L})đã\s+(?:nêu|đề ra|chỉ ra|giao|được\s+\p{L}+(?:\s+\p{L}+)?)\s*(?=[,;])/giu;

/** "văn bản ban hành trước ngày …" tells when a thing came about; "xây dựng, ban hành chậm nhất ngày …" is a duty. */
function onlyDates(before: string, timing: DutyTiming): boolean {
  if (!/(?:ban hành|sinh|cấp|đăng ký)\s*$/iu.test(before)) return false;
  return timing.cutoff !== 'by' && !/(?:^|[,;]|và|tham mưu.*|xây dựng.*)\s*ban hành\s*$/iu.test(before);
}

function dutyOf(clause: Clause, timing: DutyTiming, previousEnd: number, context: UnitContext): ObligationFact {
  const own = ownerAfter(clause.text.slice(timing.end), context);
  const finish =
    timing.dueDate !== null && /hoàn thành|hoàn thiện|xong/iu.test(clause.text.slice(previousEnd, timing.end));
  return {
    ...base(clause, timing.start, context),
    ...(own.length > 0 && { who: own }),
    // "kiện toàn xong trước ngày … và báo cáo Sở A trước ngày …": only the second is sent to A.
    ...(finish && !isReportDeadline(clause.text.slice(previousEnd, timing.end)) && { to: [], forwardedTo: [] }),
    kind: kindOf(clause.text, timing, finish),
    what: whatIs(clause.text, timing.start, timing.end),
    rrule: timing.rrule,
    dueDate: timing.dueDate,
    cutoff: timing.cutoff,
    rule: ruleInWords(timing),
  };
}

function kindOf(text: string, timing: DutyTiming, finish: boolean): ObligationFact['kind'] {
  if (timing.dueDate !== null) return !finish && isReportDeadline(text) ? 'report' : 'deadline';
  return timing.dated ? 'report' : 'frequency';
}

function isReportDeadline(text: string): boolean {
  return /(?:gửi|báo cáo)/iu.test(text);
}

/** "số liệu báo cáo định kỳ hàng tháng của Sở A": A reports. */
function ownerAfter(after: string, context: UnitContext): string[] {
  return /^\s*của\s/iu.test(after) ? leadingUnits(after.replace(/^\s*của\s+/iu, ''), context) : [];
}

function base(clause: Clause, trigger: number, context: UnitContext): Omit<ObligationFact, 'kind' | 'what' | 'rule'> {
  const { to, forwardedTo } = receiversIn(clause, context);
  const who = dutyHolders(clause, trigger, context).filter((unit) => !to.includes(unit));
  return {
    who,
    to,
    forwardedTo: forwardedTo.filter((unit) => !who.includes(unit)),
    rrule: null,
    dueDate: null,
    cutoff: null,
    quote: clause.text.replace(LIST_MARK, ''),
    indicator: null,
    place: { section: clause.section, line: clause.paragraph.line },
  };
}

const LIST_MARK = /^(?:[-+•*]\s*|(?:\d+(?:\.\d+)*[.)]|[a-zđ]\))\s+)/u;

function eventDuty(clause: Clause, event: DutyEvent, context: UnitContext): ObligationFact {
  const duty = base(clause, event.at, context);
  const to = duty.to.length > 0 ? duty.to : receiversAfter(clause, context);
  return {
    ...duty,
    to,
    kind: 'event',
    what: whatIs(clause.text, 0, 0),
    rule: `${event.occasion} (văn bản không ấn định ngày)`,
  };
}

function unstatedDuty(clause: Clause, context: UnitContext): ObligationFact {
  const duty = base(clause, clause.text.length, context);
  return {
    ...duty,
    kind: 'frequency',
    what: whatIs(clause.text, 0, 0),
    rule: 'Định kỳ theo quy định (văn bản không nêu kỳ hạn)',
  };
}

/** "báo cáo đột xuất và định kỳ theo quy định", "thực hiện chế độ báo cáo": a duty whose period is elsewhere. */
function isUnstatedPeriod(text: string): boolean {
  if (/thực hiện (?:nghiêm túc |nghiêm |đầy đủ |tốt )?chế độ (?:thông tin,? )?báo cáo/iu.test(text)) return true;
  return (
    /định kỳ/iu.test(text) &&
    /theo quy định/iu.test(text) &&
    DUTY_WORDS.test(text) &&
    !/(?<!\p{L})đã (?:thực hiện|báo cáo)/iu.test(text)
  );
}

function dutiesOfRow(row: IndicatorFact, year: number | null): ObligationFact[] {
  const timings = timingsIn(row.name, year).filter((timing) => timing.rrule !== null && setsDuty(row.name, timing));
  return timings.map((timing) => ({
    kind: timing.dated ? ('report' as const) : ('frequency' as const),
    what: whatIs(row.name, timing.start, timing.end),
    who: row.lead,
    to: [],
    forwardedTo: [],
    rrule: timing.rrule,
    dueDate: null,
    cutoff: timing.cutoff,
    rule: ruleInWords(timing),
    quote: row.name,
    indicator: row.code,
    place: row.place,
  }));
}

function dutyOfTable(duty: TableDuty): ObligationFact {
  const { timing, task, section, column, line } = duty;
  const isReport = /^(?:báo cáo|gửi|cung cấp)(?!\p{L})/iu.test(task);
  const kind = timing.rrule === null ? 'deadline' : 'frequency';
  return {
    kind: isReport && timing.dated ? 'report' : kind,
    what: task,
    who: duty.who,
    to: duty.to,
    forwardedTo: [],
    rrule: timing.rrule,
    dueDate: timing.dueDate,
    cutoff: timing.cutoff,
    rule: ruleInWords(timing),
    quote: duty.quote,
    indicator: null,
    place: { section, column, line, ...(duty.row !== null && { row: duty.row }) },
  };
}

function ruleInWords(timing: DutyTiming): string {
  if (timing.rrule !== null) return describeRule(timing.rrule, timing.cutoff);
  const [year, month, day] = (timing.dueDate ?? '').split('-');
  const lead = timing.cutoff === 'before' ? 'trước ngày' : 'chậm nhất ngày';
  return `${lead} ${Number(day)}/${Number(month)}/${year}`;
}

/** The clause without its bullet and time words, as a title of the duty. */
function whatIs(text: string, from: number, to: number): string {
  const rest = `${text.slice(0, from).replace(/[(\s]+$/u, '')} ${text.slice(to).replace(/^[)\s]+/u, '')}`
    .trim()
    .replace(LIST_MARK, '')
    .replace(/\s*,?\s*định kỳ\s*(?=,|$)/iu, '')
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.;])/g, '$1')
    .trim();
  const title = rest.charAt(0).toLocaleUpperCase('vi') + rest.slice(1);
  return title.length <= 240 ? title : `${title.slice(0, title.lastIndexOf(' ', 239))}…`;
}

/** The same words in a table row and in the text above it are one duty. */
function sameDuty(row: ObligationFact, text: ObligationFact): boolean {
  const words = new Set(foldedTokens(text.quote));
  const own = foldedTokens(row.quote);
  return own.length >= 5 && own.filter((word) => words.has(word)).length / own.length >= 0.9;
}

/** A letter that answers another's request: "Thực hiện Công văn … của Bộ A về việc báo cáo …; B báo cáo như sau". */
function requestedReport(doc: StructuredDocument, context: UnitContext): ObligationFact[] {
  const clauses = clausesOf(doc);
  const request = clauses.find(({ text }) =>
    /^(?:thực hiện|theo|căn cứ)\s+(?:công văn|văn bản|công điện|thông báo)(?!\p{L}).*(?:về việc|yêu cầu|đề nghị)\s+(?:[^,.;]{0,30}\s)?báo cáo/iu.test(
      text,
    ),
  );
  const answer = clauses.find(({ text }) => /báo cáo(?:\s+kết quả)?\s+như sau\s*:?$/iu.test(text));
  if (!request || !answer) return [];
  const asker = leadingUnits(
    /(?<!\p{L})của\s+(.+?)\s+(?:về việc|yêu cầu|đề nghị)/iu.exec(request.text)?.[1] ?? '',
    context,
  );
  const subject =
    /(báo cáo\s.+)$/iu.exec(request.text.replace(/^.*?(?:về việc|yêu cầu|đề nghị)\s+/iu, ''))?.[1] ?? request.text;
  const who = dutyHolders(answer, answer.text.search(/báo cáo(?:\s+kết quả)?\s+như sau/iu), context);
  if (asker.length === 0 || foldedKey(subject).length === 0) return [];
  const place = { section: request.section, line: request.paragraph.line };
  return [
    {
      kind: 'event',
      what: whatIs(subject, 0, 0),
      who: who.filter((unit) => !asker.includes(unit)),
      to: asker,
      forwardedTo: [],
      rrule: null,
      dueDate: null,
      cutoff: null,
      rule: 'Theo văn bản yêu cầu (văn bản không ấn định ngày)',
      quote: subject,
      indicator: null,
      place,
    },
  ];
}
