/** A document that is not public says nothing to the public: not its figures, not its sentences, not its dates. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../src/assistant/ask.ts';
import { ingestDocument } from '../../src/documents/ingest-document.ts';
import { publicCatalogue } from '../../src/public-catalogue.ts';
import { startServer } from '../../src/serve.ts';
import { bytesOf, inventedPlan } from '../app/invented-plan.ts';
import { openTestApp, type TestApp } from '../app/test-app.ts';

const HA_GIANG = 'ha-giang';
const SECRET = 'Phương án bố trí kinh phí thuê máy chủ dự phòng là 7,77 tỷ đồng.';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ empty: true });
  const text = inventedPlan({ submitted: '77,7%' }).replace(
    '# Phụ lục\n',
    `## II. KINH PHÍ\n\n- ${SECRET}\n\n# Phụ lục\n`,
  );
  await ingestDocument(test.app, { fileName: 'noi-bo.md', bytes: bytesOf(text) }, null);
  await test.app.db.query(`update document set access = 'internal' where name = 'noi-bo'`);
});
afterAll(() => test.close());

const QUESTIONS = [
  ['a figure', 'Tỷ lệ hồ sơ nộp trực tuyến toàn trình đạt bao nhiêu?', /77,7|80\s?%/],
  ['a list', 'Liệt kê các chỉ tiêu chưa đạt', /77,7|hồ sơ nộp trực tuyến/],
  ['a count', 'Có bao nhiêu chỉ tiêu đã đạt?', /\b[123] chỉ tiêu|học phí/],
  ['a duty', 'Sở Giáo dục và Đào tạo chủ trì chỉ tiêu nào?', /học phí/],
  ['a responsibility', 'Ai chủ trì chỉ tiêu hồ sơ nộp trực tuyến toàn trình?', /Sở Nội vụ/],
  ['a deadline', 'Các sở báo cáo kết quả thực hiện trước ngày nào?', /ngày 20|20 hằng tháng|20\//],
  ['a sentence', 'Kinh phí thuê máy chủ dự phòng là bao nhiêu?', /7,77|máy chủ dự phòng là/],
  [
    'a document',
    'Báo cáo kết quả thực hiện chỉ tiêu chuyển đổi số Quý I năm 2025 ban hành ngày nào?',
    /28\/3\/2025|31\/BC/,
  ],
] as const;

describe('to the public', () => {
  it.each(QUESTIONS)('an internal document does not say %s', async (_, question, secret) => {
    const reply = await test.ask(question, HA_GIANG);
    expect(reply.answer).not.toMatch(secret);
    expect(reply.citations).toEqual([]);
    expect(JSON.stringify([reply.choices ?? [], reply.chart ?? null])).not.toMatch(secret);
  });

  it('its passages cannot be opened and it is not in the catalogue', async () => {
    const server = await startServer(test.app, test.config);
    try {
      const passages = await test.app.db.query<{ id: number }>('select id from passage order by id');
      expect(passages.length).toBeGreaterThan(3);
      for (const { id } of passages) expect((await fetch(`${server.url}/api/passages/${id}`)).status).toBe(404);
      const catalogue = await (await fetch(`${server.url}/api/catalogue`)).text();
      expect(catalogue).not.toMatch(/31\/BC-UBND|noi-bo|Quý I năm 2025|Hà Giang|ha-giang|Sở |là gì/);
      expect(JSON.parse(catalogue)).toMatchObject({ localities: [], units: {}, documents: [], examples: [] });
    } finally {
      await server.close();
    }
  });
});

it('answers whoever may see internal documents', async () => {
  const request = { question: QUESTIONS[0][1], asker: { locality: HA_GIANG } };
  const reply = await ask(request, test.app.assistant, () => 0, { levels: ['public', 'internal'] });
  expect(reply.answer).toMatch(/77,7%/);
  expect(reply.citations.map((citation) => citation.document)).toEqual(['noi-bo.md']);
});

it('answers everybody again once the document is public', async () => {
  await test.app.db.query(`update document set access = 'public' where name = 'noi-bo'`);
  expect((await test.ask(QUESTIONS[0][1], HA_GIANG)).answer).toMatch(/77,7%/);
  const catalogue = await publicCatalogue(test.app.db, await test.app.assistant.lexicon.current());
  expect(catalogue.localities).toEqual([{ slug: HA_GIANG, name: 'Hà Giang' }]);
  expect(catalogue.units[HA_GIANG]).toContain('Sở Nội vụ');
  expect(catalogue.examples.length).toBeGreaterThan(0);
});
