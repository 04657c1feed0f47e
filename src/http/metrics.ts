/** Figures for operators in Prometheus form: how many answers of which kind, how fast, and the health of the process. */
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export interface Metrics {
  /** One answer given, or one failure to give any. */
  countAnswer(outcome: { intent: string; seconds: number }): void;
  countFailure(): void;
}

/** Registers `GET /metrics` and the counting of requests; each server has its own registry. */
export function serveMetrics(app: FastifyInstance): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const answers = new Counter({
    name: 'assistant_answers_total',
    help: 'Answers given, by intent',
    labelNames: ['intent'],
    registers,
  });
  const failures = new Counter({
    name: 'assistant_failures_total',
    help: 'Questions that ended in an error',
    registers,
  });
  const answerTime = new Histogram({
    name: 'assistant_answer_seconds',
    help: 'Time from question to answer, by intent',
    labelNames: ['intent'],
    buckets: SECONDS,
    registers,
  });
  const requestTime = new Histogram({
    name: 'http_request_seconds',
    help: 'Time of HTTP requests, by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unmatched';
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    requestTime.observe(labels, reply.elapsedTime / 1000);
  });
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    return reply.type(registry.contentType).send(await registry.metrics());
  });
  app.addHook('onClose', async () => registry.clear());

  return {
    countAnswer({ intent, seconds }) {
      answers.inc({ intent });
      answerTime.observe({ intent }, seconds);
    },
    countFailure() {
      failures.inc();
    },
  };
}
