/** The log: JSON lines on stderr (stdout belongs to a command's result), nothing secret or personal in them. */
import { type DestinationStream, destination, type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';
import { MASK, maskSecrets } from './secret.ts';

export type { Logger } from 'pino';

const SENSITIVE_FIELDS = [
  'authorization',
  'cookie',
  '["set-cookie"]',
  '["x-telegram-bot-api-secret-token"]',
  '["x-bot-api-secret-token"]',
  '["x-api-key"]',
  'token',
  'password',
  'secret',
  'apiKey',
];

/** The field at the top and wherever requests, replies and errors carry their headers. */
const REDACTED_PATHS = SENSITIVE_FIELDS.flatMap((field) => {
  const step = field.startsWith('[') ? field : `.${field}`;
  return [field, `headers${step}`, `req.headers${step}`, `res.headers${step}`, `*${step}`];
});

const JSON_STRING = /"(?:[^"\\]|\\.)*"/g;

/** Masks inside the string literals of a JSON line only, so that numbers (times, byte counts) stay numbers. */
function maskLine(line: string): string {
  return line.replace(JSON_STRING, (literal) => {
    const text: unknown = JSON.parse(literal);
    if (typeof text !== 'string') return literal;
    const masked = maskSecrets(text);
    return masked === text ? literal : JSON.stringify(masked);
  });
}

/**
 * @param settings.level least severe level that is written
 * @param settings.sink where lines go; stderr when left out
 */
export function createLogger(settings: { level: LogLevel; sink?: DestinationStream }): Logger {
  return pino(
    {
      level: settings.level,
      redact: { paths: REDACTED_PATHS, censor: MASK },
      hooks: { streamWrite: maskLine },
    },
    // Synchronous: the last lines before a crash are the ones that are needed.
    settings.sink ?? destination({ fd: 2, sync: true }),
  );
}
