/** Indicators by id, read live and judged for the period that the question names. */

import { readIndicators } from '../../kpi/indicator-queries.ts';
import type { Question } from '../understanding/question.ts';
import { assessIndicator } from './assess-indicator.ts';
import type { AssessedIndicator } from './evidence.ts';
import type { EvidenceSources } from './sources.ts';

export async function assessed(
  ids: readonly number[],
  question: Question,
  sources: EvidenceSources,
): Promise<AssessedIndicator[]> {
  const rows = await readIndicators(sources.kpi, sources.access, ids);
  return rows.map((row) => assessIndicator(row, question.standing === null ? question.period : null));
}
