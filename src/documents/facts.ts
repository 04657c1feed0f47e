/** The facts read from one document: what the stages under `facts/` produce and the store keeps. */
import type { Target } from '../kpi/target.ts';
import type { UnitLevel } from '../people/unit.ts';

/** Where something is printed: enough for a person to find it and for a page to open it. */
export interface Place {
  /** Path of headings, outermost first: ["Phụ lục I", "I. Chính quyền số"]. */
  section: string[];
  /** Number or name of the row as printed ("3.", "1.1"), when it is a table cell. */
  row?: string;
  /** Column heading as printed. */
  column?: string;
  /** 1-based source line. */
  line: number;
}

export interface DocumentHeader {
  /** "11252/KH-UBND"; null when the number is left blank in the draft. */
  number: string | null;
  /** Printed symbol when the number itself is blank: "/BC-STTTT". */
  symbol: string | null;
  title: string;
  /** Công văn, Kế hoạch, Báo cáo, Quyết định, Phụ lục… */
  kind: string | null;
  issuer: string | null;
  /** ISO date; null when not printed in full. */
  issuedOn: string | null;
  /** The year and period reported on: "2024-Q1", "2023". */
  period: string | null;
  localityName: string | null;
  /** Folded name with hyphens: "ba-ria-vung-tau"; null for central documents. */
  localitySlug: string | null;
  draft: boolean;
}

/** A stretch of running text or one table row, addressable and quotable. */
export interface Passage {
  text: string;
  place: Place;
  kind: 'text' | 'row' | 'heading';
}

export interface IndicatorTarget {
  scope: 'province' | 'national';
  year: number | null;
  target: Target;
  place: Place;
}

export interface IndicatorResult {
  /** "2024-Q1", "2024", "2024-06" */
  period: string | null;
  asOf: string | null;
  /** The cell as printed. */
  raw: string;
  value: number | null;
  unit: string | null;
  numerator: number | null;
  denominator: number | null;
  /** Parts of a printed sum: "(145.440+639.841)/911.125" → [145440, 639841]. */
  numeratorTerms: number[] | null;
  /** Words in the result cell ("Đang triển khai thực hiện"). */
  text: string | null;
  /** The cell of absolute figures as printed. */
  figuresRaw: string | null;
  place: Place;
}

export interface IndicatorFact {
  /** Stable within the document: "I.3", "III.9.4". */
  code: string;
  /** Title of the table that the row stands in, as printed ("Phụ lục - II. Các chỉ tiêu đã đạt…"). */
  table: string;
  group: string | null;
  /** Group concluded from elsewhere when its heading is lost. */
  groupInferred: string | null;
  no: string | null;
  /** Code of the row that this one is a part of. */
  parent: string | null;
  name: string;
  /** Canonical unit names; a collective stays whole. */
  lead: string[];
  coordinate: string[];
  guide: string[];
  monitor: string[];
  printedUnits: { lead: string | null; coordinate: string | null; guide: string | null; monitor: string | null };
  targets: IndicatorTarget[];
  results: IndicatorResult[];
  note: string | null;
  /** What the title of the table says of all its rows for a past year: full marks, or not. */
  standing: { year: number; verdict: 'full_marks' | 'below_full_marks' } | null;
  place: Place;
}

export interface ScoreFact {
  unit: string;
  printed: string;
  unitLevel: UnitLevel;
  criterion: string;
  subCriterion: string | null;
  subCriterionPrinted: string | null;
  year: number | null;
  score: number;
  max: number | null;
  /** Printed row number; null for sub-criteria and for scores in running text. */
  rank: number | null;
  place: Place;
}

/** An average or a position said in running text ("cấp huyện: 86,796 điểm/100 điểm, tăng 17,996 điểm"). */
export interface StatedAverage {
  unitLevel: UnitLevel;
  year: number | null;
  average: number;
  max: number | null;
  change: number | null;
  previousYear: number | null;
  quote: string;
  place: Place;
}
export interface StatedRank {
  unit: string;
  unitLevel: UnitLevel;
  criterion: string | null;
  year: number | null;
  rank: number;
  of: number | null;
  position: 'top' | 'bottom' | 'stated';
  /** Places gained (+) or lost (-) against the year before, when printed. */
  change: number | null;
  quote: string;
  place: Place;
}

export interface UnitFact {
  canonical: string;
  level: UnitLevel;
  type: string;
  collective: boolean;
  /** true for ministries and national bodies, which belong to no province. */
  central: boolean;
  parent: string | null;
  aliasesPrinted: string[];
  aliasesUsual: string[];
  /** Canonical names of the members that the document enumerates, for collectives. */
  members: string[];
}

export interface ObligationFact {
  kind: 'report' | 'deadline' | 'frequency' | 'event';
  what: string;
  who: string[];
  to: string[];
  forwardedTo: string[];
  /** RFC 5545 recurrence: "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20". The printed cut-off day is kept as printed. */
  rrule: string | null;
  dueDate: string | null;
  /** "trước ngày": the printed day itself is the cut-off; "chậm nhất", "đến hết": it is included. */
  cutoff: 'before' | 'by' | null;
  rule: string;
  quote: string;
  /** Code of the indicator when the duty is an indicator row. */
  indicator: string | null;
  place: Place;
}

export interface AbbreviationFact {
  short: string;
  long: string;
  quote: string;
  place: Place;
}

/** Something that looks wrong in the document; travels with every answer that uses the row. */
export interface DataFlagFact {
  kind:
    | 'value_exceeds_max'
    | 'sum_mismatch'
    | 'ratio_mismatch'
    | 'count_mismatch'
    | 'date_conflict'
    | 'duplicate'
    | 'cross_document_conflict'
    | 'ocr'
    | 'other';
  severity: 'error' | 'warning' | 'info';
  /** One Vietnamese sentence that a reader can act on. */
  detail: string;
  expected: string | number | null;
  found: string | number | null;
  evidence: { quote: string; line: number }[];
  indicators: string[];
  /** Canonical unit, when the flag is about a score. */
  unit: string | null;
  criterion: string | null;
}

/** Something that the reader could not read with certainty: listed for a person, never guessed. */
export interface Doubt {
  what: string;
  quote: string;
  line: number;
}

export interface DocumentFacts {
  header: DocumentHeader;
  passages: Passage[];
  indicators: IndicatorFact[];
  scores: ScoreFact[];
  averages: StatedAverage[];
  ranks: StatedRank[];
  units: UnitFact[];
  obligations: ObligationFact[];
  abbreviations: AbbreviationFact[];
  flags: DataFlagFact[];
  doubts: Doubt[];
}
