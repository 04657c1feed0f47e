/** A document that is sent again is a new version of the same document; a reading or a write that fails changes nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingestDocument } from '../../src/documents/ingest-document.ts';
import { UnreadableDocumentError } from '../../src/documents/read/unreadable-document-error.ts';
import { sha256Of } from '../../src/documents/save-document.ts';
import type { Database } from '../../src/store/database.ts';
import { bytesOf, inventedPlan } from '../app/invented-plan.ts';
import { openTestApp, type TestApp } from '../app/test-app.ts';

const HA_GIANG = 'ha-giang';
const SUBMITTED = 'Tỷ lệ hồ sơ nộp trực tuyến toàn trình đạt bao nhiêu?';
const FIRST = bytesOf(inventedPlan());
const SECOND = bytesOf(inventedPlan({ submitted: '84%' }));

const server = process.env.TEST_DATABASE_URL;
for (const kind of server ? (['embedded', 'postgresql'] as const) : (['embedded'] as const)) {
  describe(`on ${kind}`, () => {
    let test: TestApp;
    beforeAll(async () => {
      test = await openTestApp({ empty: true, ...(kind === 'postgresql' && server ? { databaseUrl: server } : {}) });
    });
    afterAll(() => test.close());

    const ingest = (bytes: Uint8Array, fileName = 'thu-muc/bao-cao-quy-1.md') =>
      ingestDocument(test.app, { fileName, bytes }, null);

    it('the first time it is created', async () => {
      const outcome = await ingest(FIRST);
      expect(outcome).toMatchObject({ document: 'bao-cao-quy-1', outcome: 'created', version: 1 });
      expect(outcome.facts?.indicators).toHaveLength(3);
      expect((await test.ask(SUBMITTED, HA_GIANG)).answer).toMatch(/^Chưa đạt: 61,5%/);
    });

    it('the same bytes change nothing, whatever the folder and the ending', async () => {
      const before = await contents(test.app.db);
      expect(await ingest(FIRST)).toMatchObject({ outcome: 'unchanged', version: 1, facts: null });
      expect(await ingest(FIRST, 'khac/bao-cao-quy-1.txt')).toMatchObject({ outcome: 'unchanged', version: 1 });
      expect(await contents(test.app.db)).toEqual(before);
    });

    it('other bytes are version 2: it answers, and version 1 is kept as superseded with its facts', async () => {
      expect(await ingest(SECOND)).toMatchObject({ outcome: 'replaced', version: 2 });
      const reply = await test.ask(SUBMITTED, HA_GIANG);
      expect(reply.answer).toMatch(/^Đạt: 84%/);
      expect(reply.answer).not.toMatch(/61,5/);
      expect(await test.app.db.query('select version, status, sha256 from document order by version')).toEqual([
        { version: 1, status: 'superseded', sha256: sha256Of(FIRST) },
        { version: 2, status: 'published', sha256: sha256Of(SECOND) },
      ]);
      const results = await test.app.db.query(
        `select d.version, o.raw from observation o join indicator i on i.id = o.indicator_id join document d on d.id = i.document_id
         where i.name like 'Tỷ lệ hồ sơ%' order by d.version`,
      );
      expect(results).toEqual([
        { version: 1, raw: '61,5%' },
        { version: 2, raw: '84%' },
      ]);
    });

    it('the first bytes again are version 3, not version 1', async () => {
      expect(await ingest(FIRST)).toMatchObject({ outcome: 'replaced', version: 3 });
      expect((await test.ask(SUBMITTED, HA_GIANG)).answer).toMatch(/61,5%/);
    });

    it.each([
      ['binary', Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)],
      ['empty', new Uint8Array()],
    ])('a file that cannot be read (%s) leaves every table as it was', async (_, bytes) => {
      const before = await contents(test.app.db);
      await expect(ingest(bytes)).rejects.toBeInstanceOf(UnreadableDocumentError);
      await expect(ingest(bytes, 'moi.md')).rejects.toBeInstanceOf(UnreadableDocumentError);
      expect(await contents(test.app.db)).toEqual(before);
    });

    it('a write that fails half way is undone: the old version goes on answering', async () => {
      const before = await contents(test.app.db);
      // The last table that is written refuses: everything before it has been written by then.
      await test.app.db.query(
        `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$`,
      );
      await test.app.db.query(
        `create trigger refuse before insert on obligation for each statement execute function refuse()`,
      );
      await expect(ingest(SECOND)).rejects.toThrow('disk full');
      await expect(ingest(SECOND, 'moi.md')).rejects.toThrow('disk full');
      await test.app.db.query('drop trigger refuse on obligation');
      expect(await contents(test.app.db)).toEqual(before);
      expect((await test.ask(SUBMITTED, HA_GIANG)).answer).toMatch(/61,5%/);
      expect(await ingest(SECOND)).toMatchObject({ outcome: 'replaced', version: 4 });
    });

    it('two at the same time are two versions, one of which answers', async () => {
      const [third, fourth] = [inventedPlan({ submitted: '70,1%' }), inventedPlan({ submitted: '70,2%' })].map(bytesOf);
      if (third === undefined || fourth === undefined) throw new Error('two documents were made');
      const outcomes = await Promise.allSettled([ingest(third), ingest(fourth)]);
      const done = outcomes.filter((outcome) => outcome.status === 'fulfilled');
      expect(done.length).toBeGreaterThanOrEqual(1);
      const current = await test.app.db.query(
        `select 1 from document where status = 'published' and name = 'bao-cao-quy-1'`,
      );
      expect(current).toHaveLength(1);
      expect((await test.ask(SUBMITTED, HA_GIANG)).answer).toMatch(/70,[12]%/);
    });
  });
}

/** How many rows each table of documents and facts holds, and what state the documents are in. */
async function contents(db: Database): Promise<object> {
  const tables = ['locality', 'unit', 'unit_alias', 'document_unit', 'passage', 'indicator', 'target', 'observation'];
  const counts = await Promise.all(
    [...tables, 'assignment', 'obligation', 'abbreviation', 'data_flag', 'reading_doubt'].map(async (table) => {
      const [row] = await db.query<{ rows: number }>(`select count(*)::int as rows from ${table}`);
      return [table, row?.rows];
    }),
  );
  return {
    counts: Object.fromEntries(counts),
    documents: await db.query('select id, name, file_name, version, status, sha256 from document order by id'),
  };
}
