/** What an office promises for an indicator, read from the printed cell. */
export type TargetOperator = '>=' | '>' | '<=' | '<' | '=' | 'between' | 'bool' | 'text' | 'formula' | 'relative' | 'none';

export interface Target {
  op: TargetOperator;
  /** true when the cell holds a bare figure ("80%") or an effort ("Phấn đấu 80%") and ">=" is our reading. */
  opInferred: boolean;
  /** Number for comparisons; true for "Có"; null for words. */
  value: number | boolean | null;
  /** Upper end of "30-50%". */
  high: number | null;
  /** "%", "nghiệp vụ", …; null for words. */
  unit: string | null;
  /** The cell as printed. */
  raw: string;
}
