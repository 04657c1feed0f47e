/** Joins the app to its HTTP edge: what the server is asked for is answered from here. */
import type { App } from './app.ts';
import type { Config } from './config.ts';
import { readNeighbours, readPassages } from './documents/document-table.ts';
import type { PassageView, Readiness } from './http/contract.ts';
import { createServer } from './http/create-server.ts';
import { createLogger } from './logger.ts';
import { PUBLIC_ACCESS } from './people/access.ts';
import { publicCatalogue } from './public-catalogue.ts';

export interface RunningServer {
  url: string;
  close(): Promise<void>;
}

/** @throws when the address is taken; the message says which */
export async function startServer(app: App, config: Config): Promise<RunningServer> {
  const server = createServer({
    ask: app.ask,
    passage: (id) => passageView(app, id),
    catalogue: async () => publicCatalogue(app.db, await app.assistant.lexicon.current()),
    ready: () => readiness(app),
    demo: config.demo,
    logger: createLogger({ level: config.logLevel }),
    requestsPerMinute: config.rateLimitPerMinute,
    trustProxy: config.trustProxy,
  });
  // the index is built before the address is announced: the first question is as quick as the next
  await app.assistant.lexicon.current();
  await server.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
    throw new Error(listenProblem(error, config));
  });
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return { url: config.publicUrl ?? `http://${host}:${port}`, close: () => server.close() };
}

function listenProblem(error: unknown, config: Config): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `Cổng ${config.port} đang được dùng; hãy đặt PORT khác hoặc dừng chương trình kia.`;
  if (code === 'EADDRNOTAVAIL') return `Không mở được địa chỉ ${config.host}; hãy kiểm tra HOST.`;
  return error instanceof Error ? error.message : String(error);
}

const CONTEXT_PASSAGES = 3;

async function passageView(app: App, id: number): Promise<PassageView | null> {
  const [passage] = await readPassages(app.db, PUBLIC_ACCESS, [id]);
  if (passage === undefined) return null;
  const around = await readNeighbours(app.db, PUBLIC_ACCESS, passage.documentId, passage.ord, CONTEXT_PASSAGES);
  const { document } = passage;
  return {
    document: {
      name: document.fileName,
      title: document.title,
      number: document.number,
      issuer: document.issuer,
      issuedOn: document.issuedOn,
      localityName: document.localityName,
    },
    section: passage.section,
    before: around.filter((row) => row.ord < passage.ord).map((row) => row.text),
    text: passage.text,
    after: around.filter((row) => row.ord > passage.ord).map((row) => row.text),
  };
}

async function readiness(app: App): Promise<Readiness> {
  const [row] = await app.db.query<{ documents: number }>(
    `select count(*)::int as documents from document where status = 'published'`,
  );
  const documents = row?.documents ?? 0;
  return {
    ok: true,
    checks: [
      { name: 'kho dữ liệu', ok: true, detail: app.db.kind === 'embedded' ? 'nhúng' : 'PostgreSQL' },
      { name: 'văn bản', ok: documents > 0, detail: `${documents} văn bản đang dùng` },
    ],
  };
}
