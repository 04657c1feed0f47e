/** The names that a document itself gives its units, found once per document however many readers ask. */
import type { UnitContext } from '../../people/unit-names.ts';
import type { StructuredDocument } from '../structure/section.ts';
import { unitContextOf } from './units.ts';

const contexts = new WeakMap<StructuredDocument, UnitContext>();

/** Same as `unitContextOf(doc, [])`; finding every name takes longer than reading the tables. */
export function unitContextFor(doc: StructuredDocument): UnitContext {
  const known = contexts.get(doc);
  if (known) return known;
  const context = unitContextOf(doc, []);
  contexts.set(doc, context);
  return context;
}
