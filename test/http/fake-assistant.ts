/** A stand-in for the assistant behind the server: answers like the real one, and records what it was asked. */
import type { AskReply, AskRequest, Catalogue, PassageView, ServerDeps } from '../../src/http/contract.ts';
import { createLogger } from '../../src/logger.ts';

const REPLY: AskReply = {
  answer: 'Quý I/2031, tỷ lệ hồ sơ nộp qua mạng đạt 61,5%, chưa đạt chỉ tiêu 80%.\nĐơn vị chủ trì: Sở Nội vụ.',
  citations: [
    {
      document: 'phu-luc-mau',
      where: 'Phụ lục I, mục I.2',
      quote: '61,5%',
      passage: 7,
      title: 'Báo cáo quý I năm 2031',
      number: null,
      issuedOn: '2031-03-28',
    },
  ],
  intent: 'indicator_status',
  ms: 4.2,
};

const PASSAGE: PassageView = {
  document: {
    name: 'phu-luc-mau',
    title: 'Báo cáo quý I năm 2031',
    number: null,
    issuer: 'UBND tỉnh Mẫu',
    issuedOn: '2031-03-28',
    localityName: 'Tỉnh Mẫu',
  },
  section: ['Phụ lục I', 'I. Chính quyền số'],
  before: ['1. Dòng trước.'],
  text: '2. Tỷ lệ hồ sơ nộp qua mạng: 61,5%',
  after: [],
  row: { header: ['STT', 'Nội dung', 'Kết quả'], cells: ['2.', 'Tỷ lệ hồ sơ nộp qua mạng', '61,5%'] },
};

const CATALOGUE: Catalogue = {
  localities: [{ slug: 'tinh-mau', name: 'Tỉnh Mẫu' }],
  units: { 'tinh-mau': ['Sở Nội vụ'] },
  documents: [PASSAGE.document],
  examples: ['Tỷ lệ hồ sơ nộp qua mạng đạt bao nhiêu?'],
};

export function fakeAssistant(changes: Partial<ServerDeps> = {}): { deps: ServerDeps; asked: AskRequest[] } {
  const asked: AskRequest[] = [];
  const deps: ServerDeps = {
    async ask(request) {
      asked.push(request);
      return REPLY;
    },
    passage: async (id) => (id === 7 ? PASSAGE : null),
    catalogue: async () => CATALOGUE,
    ready: async () => ({ ok: true, checks: [{ name: 'store', ok: true, detail: 'trả lời trong 1 ms' }] }),
    demo: true,
    logger: createLogger({ level: 'silent' }),
    ...changes,
  };
  return { deps, asked };
}
