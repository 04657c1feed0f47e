/** Schemas of the public API: they check requests, shape replies and write the OpenAPI page. */
import { z } from 'zod';
import { LONGEST_QUESTION } from './question-text.ts';

const text = (field: string) => z.string({ error: `Trường «${field}» phải là chuỗi ký tự.` });

export const askerSchema = z
  .object(
    {
      role: z
        .enum(['leader', 'staff'], { error: 'Trường «asker.role» chỉ nhận "leader" (lãnh đạo) hoặc "staff" (cán bộ).' })
        .nullish()
        .describe('Vai của người hỏi: lãnh đạo hoặc cán bộ.'),
      unit: text('asker.unit').max(300, { error: 'Trường «asker.unit» quá dài.' }).nullish().describe('Đơn vị.'),
      locality: text('asker.locality')
        .max(200, { error: 'Trường «asker.locality» quá dài.' })
        .nullish()
        .describe('Tỉnh, thành phố: mã hoặc tên. Tên lạ không phải là lỗi, trợ lý sẽ trả lời.'),
    },
    { error: 'Trường «asker» phải là một đối tượng {role?, unit?, locality?}.' },
  )
  .describe('Người hỏi');

export const askBodySchema = z.object(
  {
    question: text('question').meta({
      description: `Câu hỏi, tối đa ${LONGEST_QUESTION} ký tự.`,
      examples: ['Những chỉ tiêu nào chưa đạt mục tiêu năm?'],
    }),
    history: z
      .array(text('history[]'), { error: 'Trường «history» phải là danh sách các câu hỏi trước.' })
      .nullish()
      .describe('Các câu hỏi trước trong cùng cuộc trò chuyện, cũ nhất đứng đầu.'),
    asker: askerSchema.nullish(),
  },
  { error: 'Nội dung phải là JSON dạng {"question": "…"}.' },
);

const citationSchema = z.object({
  document: z.string(),
  where: z.string().describe('Vị trí trong văn bản.'),
  quote: z.string().optional().describe('Nguyên văn được trích.'),
  passage: z.number().optional().describe('Mã đoạn để mở tại /api/passages/{id}.'),
  title: z.string().optional(),
  number: z.string().nullish(),
  issuedOn: z.string().nullish(),
});

const chartSchema = z.object({
  kind: z.literal('bars'),
  title: z.string(),
  unit: z.string().nullable(),
  items: z.array(
    z.object({
      label: z.string(),
      value: z.number().nullable(),
      target: z.number().nullish(),
      note: z.string().optional(),
    }),
  ),
});

export const askReplySchema = z
  .object({
    answer: z.string().describe('Câu trả lời bằng văn bản; dòng đầu là ý chính.'),
    citations: z.array(citationSchema).describe('Nguồn của các số liệu trong câu trả lời.'),
    intent: z.string(),
    choices: z
      .array(z.object({ label: z.string(), value: z.string() }))
      .optional()
      .describe('Các cách hiểu để chọn; gửi lại số thứ tự ("2") làm câu hỏi tiếp theo.'),
    chart: chartSchema.optional(),
    ms: z.number().describe('Thời gian xử lý, mili giây.'),
  })
  .describe('Câu trả lời');

export const errorSchema = z
  .object({ error: z.object({ code: z.string(), message: z.string() }) })
  .describe('Lý do không xử lý được');

export const passageIdSchema = z.object({
  id: z.coerce
    .number({ error: 'Mã đoạn phải là số nguyên dương.' })
    .int({ error: 'Mã đoạn phải là số nguyên dương.' })
    .positive({ error: 'Mã đoạn phải là số nguyên dương.' })
    .max(Number.MAX_SAFE_INTEGER, { error: 'Mã đoạn phải là số nguyên dương.' }),
});

const documentSchema = z.object({
  name: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: z.string().nullable(),
  localityName: z.string().nullable(),
});

export const passageSchema = z
  .object({
    document: documentSchema,
    section: z.array(z.string()),
    before: z.array(z.string()),
    text: z.string(),
    after: z.array(z.string()),
    row: z.object({ header: z.array(z.string()), cells: z.array(z.string()) }).optional(),
  })
  .describe('Đoạn văn bản trong mục chứa nó');

export const catalogueSchema = z
  .object({
    demo: z.boolean(),
    localities: z.array(z.object({ slug: z.string(), name: z.string() })),
    units: z.record(z.string(), z.array(z.string())),
    documents: z.array(documentSchema),
    examples: z.array(z.string()),
  })
  .describe('Những gì trợ lý đang có');

export const readinessSchema = z
  .object({
    ok: z.boolean(),
    checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
  })
  .describe('Tình trạng sẵn sàng');
