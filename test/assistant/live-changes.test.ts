/** Whoever changes a row, from whatever program: the next answer has it, without a restart. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingestDocument } from '../../src/documents/ingest-document.ts';
import { bytesOf, inventedPlan } from '../app/invented-plan.ts';
import { openTestApp, type TestApp } from '../app/test-app.ts';

const HA_GIANG = 'ha-giang';
const SUBMITTED = 'Tỷ lệ hồ sơ nộp trực tuyến toàn trình đạt bao nhiêu?';

type Change = (sql: string, params?: unknown[]) => Promise<unknown>;

const server = process.env.TEST_DATABASE_URL;
for (const kind of server ? (['embedded', 'postgresql'] as const) : (['embedded'] as const)) {
  describe(`on ${kind}`, () => {
    let test: TestApp;
    let change: Change;
    let client: pg.Client | null = null;

    beforeAll(async () => {
      test = await openTestApp({ empty: true, ...(kind === 'postgresql' && server ? { databaseUrl: server } : {}) });
      await ingestDocument(test.app, { fileName: 'bao-cao-quy-1.md', bytes: bytesOf(inventedPlan()) }, null);
      change = await outsider();
      // Whatever is kept in memory is kept from here on.
      expect((await test.ask(SUBMITTED, HA_GIANG)).answer).toMatch(/^Chưa đạt: 61,5%/);
    });
    afterAll(async () => {
      await client?.end();
      await test.close();
    });

    /** On a server a connection of its own, as another program has; the embedded store serves this process alone. */
    async function outsider(): Promise<Change> {
      if (test.config.store.kind === 'embedded') return (sql, params) => test.app.db.query(sql, params);
      const connected = new pg.Client({ connectionString: test.config.store.url.reveal() });
      await connected.connect();
      client = connected;
      return (sql, params) => connected.query(sql, params);
    }

    it('a result that is recorded later counts from the next question on, and the older one is kept', async () => {
      await change(
        `insert into observation (indicator_id, period, as_of, value, unit, raw, line, recorded_by, recorded_at)
         select o.indicator_id, o.period, '2025-03-31', 83.25, o.unit, '83,25%', o.line, 'so-noi-vu', now() + interval '1 second'
         from observation o join indicator i on i.id = o.indicator_id where i.name like 'Tỷ lệ hồ sơ nộp trực tuyến%'`,
      );
      const reply = await test.ask(SUBMITTED, HA_GIANG);
      expect(reply.answer).toMatch(/83,25%/);
      expect(reply.answer).toMatch(/^Đạt/);
      expect(reply.answer).not.toMatch(/61,5%/);
      const kept = await test.app.db.query(`select 1 from observation where raw = '61,5%'`);
      expect(kept).toHaveLength(1);
    });

    it('a target that is raised turns the verdict', async () => {
      await change(
        `update target set value = 95, raw = '95%' where indicator_id in
           (select id from indicator where name like 'Tỷ lệ trường học thu học phí%')`,
      );
      const reply = await test.ask('Trường học thu học phí không dùng tiền mặt đạt bao nhiêu?', HA_GIANG);
      expect(reply.answer).toMatch(/^Chưa đạt: 92%/);
      expect(reply.answer).toMatch(/95%/);
      expect(reply.answer).not.toMatch(/90%/);
    });

    it('an indicator that is renamed is found by its new name', async () => {
      await change(
        `update indicator set name = 'Số đài truyền thanh thông minh cấp xã' where name like 'Số trạm y tế%'`,
      );
      const reply = await test.ask('Đài truyền thanh thông minh cấp xã được bao nhiêu rồi?', HA_GIANG);
      expect(reply.answer).toMatch(/Số đài truyền thanh thông minh cấp xã/);
      expect(reply.answer).toMatch(/chưa có số liệu/iu);
      expect(reply.answer).toMatch(/120/);
    });

    it('an alias that is added is understood, and not before', async () => {
      const question = 'Sở Hành chính điện tử chủ trì chỉ tiêu nào?';
      expect((await test.ask(question, HA_GIANG)).answer).not.toMatch(/^Sở Nội vụ: chủ trì/);
      await change(
        `insert into unit_alias (unit_id, alias, printed) select id, 'Sở Hành chính điện tử', false from unit where canonical = 'Sở Nội vụ'`,
      );
      const reply = await test.ask(question, HA_GIANG);
      expect(reply.answer).toMatch(/Sở Nội vụ/);
      expect(reply.answer).toMatch(/hồ sơ nộp trực tuyến/);
    });

    it('a document that is withdrawn no longer answers', async () => {
      await change(`update document set status = 'draft' where name = 'bao-cao-quy-1'`);
      const gone = await test.ask(SUBMITTED, HA_GIANG);
      expect(gone.answer).not.toMatch(/\d+(?:,\d+)?%/);
      expect(gone.citations).toEqual([]);
      await change(`update document set status = 'published' where name = 'bao-cao-quy-1'`);
      expect((await test.ask(SUBMITTED, HA_GIANG)).answer).toMatch(/83,25%/);
    });
  });
}
