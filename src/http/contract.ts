/** What the HTTP edge needs from the rest of the program, and the shapes that travel over the wire. */
import type { Logger } from 'pino';

/** Who asks, as far as it is known. `locality` is a slug or a name; an unknown one is answered by the assistant. */
export interface Asker {
  role?: 'leader' | 'staff';
  unit?: string | null;
  locality?: string | null;
}

export interface AskRequest {
  question: string;
  /** Earlier questions of the same person in this conversation, oldest first. */
  history?: string[];
  asker?: Asker;
}

export interface Citation {
  document: string;
  /** Place as a person would say it: "Phụ lục I, mục I.3". */
  where: string;
  quote?: string;
  /** Id for `ServerDeps.passage`, when the place can be opened. */
  passage?: number;
  title?: string;
  number?: string | null;
  issuedOn?: string | null;
}

export interface Choice {
  label: string;
  value: string;
}

/** A horizontal bar per item, with a mark where the target lies. */
export interface ChartData {
  kind: 'bars';
  title: string;
  /** Unit of measure printed behind each figure: "%", "điểm". */
  unit: string | null;
  items: { label: string; value: number | null; target?: number | null; note?: string }[];
}

export interface AskReply {
  answer: string;
  citations: Citation[];
  intent: string;
  choices?: Choice[];
  chart?: ChartData;
  ms: number;
}

/** One passage inside its section, for a reader who checks an answer against the source. */
export interface PassageView {
  document: {
    name: string;
    title: string;
    number: string | null;
    issuer: string | null;
    issuedOn: string | null;
    localityName: string | null;
  };
  /** Path of headings, outermost first. */
  section: string[];
  /** Passages printed just before and just after, in reading order. */
  before: string[];
  text: string;
  after: string[];
  row?: { header: string[]; cells: string[] };
}

export interface CatalogueDocument {
  name: string;
  title: string;
  number: string | null;
  issuer: string | null;
  issuedOn: string | null;
  localityName: string | null;
}

export interface Catalogue {
  localities: { slug: string; name: string }[];
  /** Canonical unit names by locality slug. */
  units: Record<string, string[]>;
  documents: CatalogueDocument[];
  /** Questions that the loaded documents can answer, for the first screen. */
  examples: string[];
}

export interface Readiness {
  ok: boolean;
  checks: { name: string; ok: boolean; detail: string }[];
}

export interface ServerDeps {
  ask(request: AskRequest): Promise<AskReply>;
  passage(id: number): Promise<PassageView | null>;
  catalogue(): Promise<Catalogue>;
  ready(): Promise<Readiness>;
  /** Lets anybody at the page choose on whose behalf to ask. */
  demo: boolean;
  /** The program's log; the server adds what it needs to keep questions out of it. */
  logger: Logger;
  /** API requests per minute and client address; default 300. */
  requestsPerMinute?: number;
  /** Which proxies may say who the client is: all, none, a number of hops inside our network, or addresses; default: one on the same machine. */
  trustProxy?: boolean | number | string;
}
