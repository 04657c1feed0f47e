/** What gathering evidence needs: two handles, the names, and what the person may see. */
import type { Access } from '../../people/access.ts';
import type { Queryable } from '../../store/database.ts';
import type { Lexicon } from '../lexicon.ts';

export interface EvidenceSources {
  db: Queryable;
  /** Where indicators and scores are asked: the store, or an external KPI database with the same views. */
  kpi: Queryable;
  lexicon: Lexicon;
  access: Access;
}
