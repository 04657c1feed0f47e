/** What a person may see. It is decided by the server and checked in SQL, never in a prompt. */
export interface Access {
  /** Document levels open to the person. */
  levels: readonly ('public' | 'internal' | 'unit')[];
}

/** Everybody who may use the assistant at all. */
export const PUBLIC_ACCESS: Access = { levels: ['public'] };

/** The person asking, as far as the account knows them. */
export interface Asker {
  role: 'leader' | 'staff';
  /** Canonical or usual name of the person's unit. */
  unit: string | null;
  /** Slug of the person's province. */
  locality: string | null;
  access: Access;
}
