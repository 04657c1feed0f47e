/** Headers and limits that hold for every address of the server. */
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { isLoopback } from './client-address.ts';

const PER_MINUTE = 300;

/** Nothing may be loaded from another host, no inline script runs, nobody may frame the page. */
const CONTENT_POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'font-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/**
 * `requestsPerMinute` counts per client address. A call from the machine itself is not limited: it is the operator,
 * a script or a probe. What a proxy on the machine passes on (X-Forwarded-For) is somebody else's call.
 */
export function protect(app: FastifyInstance, requestsPerMinute = PER_MINUTE): void {
  app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_POLICY },
    // Offices also run this on plain http inside their network, and other sites of the host are not ours to decide on.
    strictTransportSecurity: { maxAge: 15_552_000, includeSubDomains: false },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
  });
  app.register(rateLimit, {
    global: false,
    max: requestsPerMinute,
    timeWindow: '1 minute',
    allowList: ({ ip, headers }) => isLoopback(ip) && headers['x-forwarded-for'] === undefined,
  });
}
