/** The HTTP edge: chat page, API, probes and figures. Knows Fastify; knows of the assistant only `ServerDeps`. */
import { randomUUID } from 'node:crypto';
import { serializerCompiler, validatorCompiler } from '@fastify/type-provider-zod';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { serveApiDocs } from './api-docs.ts';
import { proxyTrust } from './client-address.ts';
import type { ServerDeps } from './contract.ts';
import { describeError } from './describe-error.ts';
import { answerErrors } from './errors.ts';
import { serveMetrics } from './metrics.ts';
import { routeAsk } from './routes/ask.ts';
import { routeHealth } from './routes/health.ts';
import { routeKnowledge } from './routes/knowledge.ts';
import { routePage } from './routes/page.ts';
import { protect } from './security.ts';

const BODY_LIMIT = 64 * 1024;

/**
 * Builds the server without listening; the caller registers further routes (as plugins, so that they come after the
 * limits and headers), listens and closes.
 */
export function createServer(deps: ServerDeps): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = deps.logger.child({}, { serializers: { err: describeError } });
  const app = Fastify({
    loggerInstance,
    // Addresses may carry what is nobody's business; one line per reply with the route pattern is written below.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    trustProxy: proxyTrust(deps.trustProxy ?? 'loopback'),
    // Short enough to be read out to the administrator.
    genReqId: () => randomUUID().slice(0, 8),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser('text/plain');
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unmatched';
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    request.log.info({ method: request.method, route, status: reply.statusCode, ms }, 'request');
  });

  protect(app, deps.requestsPerMinute);
  app.after(() => answerErrors(app));
  serveApiDocs(app);
  const metrics = serveMetrics(app);
  app.register(async (routes) => {
    routeAsk(routes, deps, metrics);
    routeKnowledge(routes, deps);
    routeHealth(routes, deps);
    await routePage(routes);
  });
  return app;
}
