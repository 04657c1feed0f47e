/** Probes: alive (the process answers) and ready (its parts do). */
import type { ZodTypeProvider } from '@fastify/type-provider-zod';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ServerDeps } from '../contract.ts';
import { readinessSchema } from '../schemas.ts';

export function routeHealth(app: FastifyInstance, deps: Pick<ServerDeps, 'ready'>): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.route({
    method: 'GET',
    url: '/healthz',
    schema: {
      tags: ['Vận hành'],
      summary: 'Tiến trình còn chạy',
      response: { 200: z.object({ status: z.literal('ok') }) },
    },
    handler: async () => ({ status: 'ok' as const }),
  });

  typed.route({
    method: 'GET',
    url: '/readyz',
    schema: {
      tags: ['Vận hành'],
      summary: 'Các thành phần đã sẵn sàng',
      response: { 200: readinessSchema, 503: readinessSchema },
    },
    handler: async (_request, reply) => {
      const readiness = await deps.ready();
      return reply.code(readiness.ok ? 200 : 503).send(readiness);
    },
  });
}
