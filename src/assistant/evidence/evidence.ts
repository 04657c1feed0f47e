/** What was found for a question. Composing says nothing that is not in here. */
import type { AbbreviationRow, DocumentRow, PassageRow } from '../../documents/document-table.ts';
import type { FlagRow } from '../../kpi/flag-queries.ts';
import type { AssignmentRow, IndicatorRow, ObservationRow } from '../../kpi/indicator-queries.ts';
import type { AverageRow, RankRow, ScoreRow } from '../../kpi/score-queries.ts';
import type { Assessment } from '../../kpi/status.ts';
import type { Target } from '../../kpi/target.ts';
import type { UnitRow } from '../../people/unit-table.ts';
import type { ObligationRow } from '../../reminders/obligation-queries.ts';

/** An indicator with the result and the target that the question is about, and the verdict of the status rule. */
export interface AssessedIndicator {
  row: IndicatorRow;
  /** null: nothing reported for the asked period. */
  observation: ObservationRow | null;
  target: (Target & { year: number | null }) | null;
  nationalTarget: (Target & { year: number | null }) | null;
  assessment: Assessment;
  /** Results exist, but none of the period that was asked for. */
  otherPeriod: string | null;
}

export interface QuotedPassage {
  passage: PassageRow & { document: DocumentRow };
  /** Sentences of the passage that answer, in reading order. */
  quote: string;
}

export interface RoleOfUnit {
  indicator: AssessedIndicator;
  role: AssignmentRow['role'];
  /** The collective through which the unit is meant; null when it is named itself. */
  through: UnitRow | null;
}

export type Evidence =
  | {
      kind: 'none';
      reason:
        | 'not_found'
        | 'no_locality'
        | 'unknown_locality'
        | 'out_of_scope'
        | 'greeting'
        | 'unknown_unit'
        | 'no_scores';
    }
  | { kind: 'indicators'; rows: AssessedIndicator[] }
  | { kind: 'choices'; rows: AssessedIndicator[] }
  | { kind: 'list'; rows: AssessedIndicator[]; total: number; of: number; without: number; heading: string | null }
  | {
      kind: 'count';
      rows: AssessedIndicator[];
      matching: AssessedIndicator[];
      groups: { label: string; count: number }[];
    }
  | { kind: 'comparison'; rows: { localityName: string; indicator: AssessedIndicator | null }[] }
  | {
      kind: 'duties';
      units: UnitRow[];
      roles: RoleOfUnit[];
      passages: QuotedPassage[];
      missingRoles: AssignmentRow['role'][];
    }
  | { kind: 'scores'; rows: ScoreRow[]; field: number }
  | { kind: 'scores_of_other_year'; year: number; known: number[] }
  | { kind: 'averages'; rows: AverageRow[] }
  | { kind: 'score_ranking'; rows: ScoreRow[]; direction: 'top' | 'bottom'; field: number; ties: number; limit: number }
  | { kind: 'stated_ranking'; rows: RankRow[] }
  | { kind: 'score_count'; rows: ScoreRow[]; field: number }
  | { kind: 'furthest'; rows: AssessedIndicator[] }
  | { kind: 'ranked'; rows: AssessedIndicator[]; direction: 'top' | 'bottom'; of: number }
  | { kind: 'reasons'; scores: ScoreRow[]; field: number; passages: QuotedPassage[] }
  | { kind: 'duties_dated'; rows: ObligationRow[] }
  | { kind: 'as_of'; rows: { asOf: string; indicator: AssessedIndicator }[] }
  | { kind: 'document_date'; document: DocumentRow }
  | { kind: 'passages'; passages: QuotedPassage[]; difference: ProseDifference | null }
  | { kind: 'references'; references: { text: string; passage: QuotedPassage }[] }
  | { kind: 'definitions'; rows: (AbbreviationRow & { document: DocumentRow })[] }
  | { kind: 'flags'; rows: FlagRow[]; total: number; indicator: AssessedIndicator | null }
  | { kind: 'help'; passages: QuotedPassage[] };

/** Two percentages of one sentence set against each other: the province's and the country's average. */
export interface ProseDifference {
  own: number;
  other: number;
  gap: number;
}
