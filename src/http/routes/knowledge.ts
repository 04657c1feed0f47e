/** What the assistant knows: the list of documents and places, and each passage in its section. */
import type { ZodTypeProvider } from '@fastify/type-provider-zod';
import type { FastifyInstance } from 'fastify';
import type { ServerDeps } from '../contract.ts';
import { RequestError } from '../errors.ts';
import { catalogueSchema, errorSchema, passageIdSchema, passageSchema } from '../schemas.ts';

export function routeKnowledge(app: FastifyInstance, deps: Pick<ServerDeps, 'passage' | 'catalogue' | 'demo'>): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.route({
    method: 'GET',
    url: '/api/passages/:id',
    config: { rateLimit: {} },
    schema: {
      tags: ['Hỏi đáp'],
      summary: 'Xem một đoạn văn bản được trích, trong mục chứa nó',
      params: passageIdSchema,
      response: { 200: passageSchema, 400: errorSchema, 404: errorSchema },
    },
    handler: async (request) => {
      const passage = await deps.passage(request.params.id);
      if (!passage)
        throw new RequestError(404, 'passage_not_found', 'Không có đoạn văn bản này, hoặc văn bản đã thay.');
      return passage;
    },
  });

  typed.route({
    method: 'GET',
    url: '/api/catalogue',
    config: { rateLimit: {} },
    schema: {
      tags: ['Hỏi đáp'],
      summary: 'Địa phương, đơn vị, văn bản đang có và câu hỏi ví dụ',
      response: { 200: catalogueSchema },
    },
    handler: async () => ({ demo: deps.demo, ...(await deps.catalogue()) }),
  });
}
