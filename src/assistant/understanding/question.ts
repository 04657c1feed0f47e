/** What a question asks, after understanding: the hand-over from language to evidence. */
import type { Span } from '../../documents/search-index.ts';
import type { IndicatorName } from '../../kpi/indicator-queries.ts';
import type { PeriodMention } from '../../language/periods.ts';
import type { UnitRow } from '../../people/unit-table.ts';
import type { Limit } from './limits.ts';

export type Intent =
  | 'greeting'
  | 'help'
  | 'definition'
  | 'indicator_status'
  | 'target_lookup'
  | 'indicator_list'
  | 'responsibility_of_indicator'
  | 'duties_of_unit'
  | 'score_lookup'
  | 'ranking'
  | 'why_low'
  | 'deadline'
  | 'doc_fact'
  | 'doc_list'
  | 'compare'
  | 'count'
  | 'data_quality'
  | 'unanswerable'
  | 'out_of_scope';

export type Role = 'lead' | 'coordinate' | 'guide' | 'monitor';
export type Level = 'department' | 'district' | 'commune';

/** A word that says what the question is about, with how rare it is in the collection. */
export interface ContentWord {
  folded: string;
  typed: string;
  spelling: string;
  accented: boolean;
  weight: number;
}

export interface IndicatorLink {
  indicator: IndicatorName;
  score: number;
  /** Share (0–1) of the question's content, weighted by rarity, that the indicator's name contains. */
  coverage: number;
  /** Share of the indicator's name that the question repeats. */
  nameCoverage: number;
  /** How many meaningful words of the question the name holds. */
  matched: number;
}

export interface PassageLink {
  span: Span;
  score: number;
  coverage: number;
}

export interface Criterion {
  criterion: string;
  subCriterion: string | null;
}

export interface Question {
  text: string;
  intent: Intent;
  /** Provinces asked about; empty when neither the question nor the account names one. */
  localities: string[];
  /** "Trong phụ lục đó": a document is spoken of as such. */
  aboutDocument: boolean;
  localityNamed: boolean;
  /** A province that is named but has no documents here. */
  unknownLocality: string | null;
  units: UnitRow[];
  /** "Sở Y tế và Sở Nội vụ": asked about together. */
  unitsJoined: boolean;
  /** Canonical names of the units that act in the question, not those that receive. */
  actors: string[];
  /** A unit is named ("xã Bưng Riềng") that no document knows. */
  strangerNamed: boolean;
  /** Tasks in running text are meant ("trách nhiệm gì"), or indicators. */
  focus: 'tasks' | 'indicators';
  /** The unit meant is the asker's own ("sở em"). */
  ownUnit: boolean;
  level: Level | null;
  /** "cap xa", "toan tinh" as said, folded; null when no level is said so. */
  levelPhrase: string | null;
  /** The distance to the target is asked. */
  gap: boolean;
  pillar: string | null;
  criterion: Criterion | null;
  period: PeriodMention | null;
  roles: Role[];
  /** Filter on the status of indicators. */
  status: 'met' | 'not_met' | 'no_data' | null;
  /** Limits on figures; several together are a range. */
  limits: Limit[];
  standing: 'full_marks' | 'below_full_marks' | 'asked' | null;
  /** Top or bottom of a ranking, and how many. */
  direction: 'top' | 'bottom' | null;
  limit: number | null;
  wants: {
    target: boolean;
    result: boolean;
    number: boolean;
    furthest: boolean;
    /** Indicators by their results, not units by their marks. */
    rankedIndicators: boolean;
    /** How many levels are named ("cấp tỉnh, cấp huyện"). */
    levels: number;
    compare: boolean;
    date: boolean;
    /** A day of the calendar, not a frequency or a year. */
    day: boolean;
    many: boolean;
    manyDates: boolean;
    average: boolean;
    position: boolean;
    /** Up or down against an earlier period. */
    change: boolean;
    /** Something that is not, or not yet ("chưa kết nối"). */
    denied: boolean;
  };
  content: ContentWord[];
  /** Query terms with weights, for the indexes. */
  terms: ReadonlyMap<string, number>;
  indicators: IndicatorLink[];
  /** Several indicators fit equally well. */
  ambiguous: boolean;
  passages: PassageLink[];
  obligations: { id: number; coverage: number }[];
  /** Nothing in the question names anything that documents speak of. */
  subjectless: boolean;
  /** Folded words of the units named, long forms included. */
  unitWords: ReadonlySet<string>;
  /** Short forms whose meaning is asked. */
  definitionOf: string[];
  /** The conversation's earlier questions mattered for reading this one. */
  followUp: boolean;
}
