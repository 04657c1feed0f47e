/** POST /api/ask: the question in, the grounded answer out. */
import type { ZodTypeProvider } from '@fastify/type-provider-zod';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { Asker, AskRequest, ServerDeps } from '../contract.ts';
import type { Metrics } from '../metrics.ts';
import { requireReadable } from '../question-text.ts';
import { askBodySchema, askReplySchema, errorSchema } from '../schemas.ts';

/** Older questions do not help to understand a follow-up. */
const REMEMBERED = 20;

export function routeAsk(app: FastifyInstance, deps: Pick<ServerDeps, 'ask'>, metrics: Metrics): void {
  app.withTypeProvider<ZodTypeProvider>().route({
    method: 'POST',
    url: '/api/ask',
    config: { rateLimit: {} },
    schema: {
      tags: ['Hỏi đáp'],
      summary: 'Đặt một câu hỏi',
      body: askBodySchema,
      response: { 200: askReplySchema, 400: errorSchema, 413: errorSchema, 429: errorSchema, 500: errorSchema },
    },
    handler: async (request) => {
      const question = toAskRequest(request.body);
      const started = performance.now();
      try {
        const reply = await deps.ask(question);
        metrics.countAnswer({ intent: reply.intent, seconds: (performance.now() - started) / 1000 });
        return reply;
      } catch (error) {
        metrics.countFailure();
        throw error;
      }
    },
  });
}

/** Throws `RequestError` when a text is not readable; null and blank extras count as not given. */
function toAskRequest(body: z.infer<typeof askBodySchema>): AskRequest {
  requireReadable(body.question, 'question');
  const history = (body.history ?? []).filter((earlier) => earlier.trim() !== '').slice(-REMEMBERED);
  for (const earlier of history) requireReadable(earlier, 'history');
  return {
    question: body.question,
    ...(history.length > 0 ? { history } : {}),
    ...(body.asker ? { asker: toAsker(body.asker) } : {}),
  };
}

function toAsker({ role, unit, locality }: NonNullable<z.infer<typeof askBodySchema>['asker']>): Asker {
  return { ...(role ? { role } : {}), unit: unit?.trim() || null, locality: locality?.trim() || null };
}
