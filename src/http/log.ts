/**
 * Logs for operators. What a person asked, tokens, phone and identity numbers must not end up in them, also not by
 * way of an error message: drivers like to quote the value that they choked on.
 */
import type { Logger } from 'pino';
import { pino } from 'pino';
import type { LogSettings } from './contract.ts';

const SENSITIVE_KEYS = ['question', 'history', 'text', 'answer', 'token', 'secret', 'authorization', 'phone'];

/** Bot tokens ("123456789:AA…"), phone numbers (+84 or 0 and nine digits, grouped or not), identity numbers (9 or 12 digits). */
const TOKEN = /(?<!\d)\d{6,12}:[\w-]{20,}/g;
const PHONE = /(?<!\d|\d[.,])(?:\+?84|0)(?:[ .-]?\d){9}(?!\d|[.,]\d)/g;
/** Not after `":`, where it would be a JSON number and no text. */
const IDENTITY = /(?<!":|\d|\d[.,])(?:\d{12}|\d{9})(?!\d|[.,]\d)/g;

/** A pino logger that masks the above; times are ISO so that no digits of its own look like an identity number. */
export function createLogger(settings: LogSettings): Logger {
  return pino(
    {
      level: settings.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
      redact: { paths: SENSITIVE_KEYS.flatMap((key) => [key, `*.${key}`]), censor: '[ẩn]' },
      hooks: { streamWrite: maskNumbers },
    },
    settings.destination ?? pino.destination({ dest: 2, sync: true }),
  );
}

/** Type, code and stack frames of an error; of its message only what stands outside quotation marks. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...('code' in error ? { code: error.code } : {}),
    message: withoutQuotes(error.message),
    stack: frames.join('\n'),
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  };
}

function withoutQuotes(message: string): string {
  return message.replace(/"[^"]*"|'[^']*'|`[^`]*`|«[^»]*»|“[^”]*”/g, '"…"').slice(0, 300);
}

function maskNumbers(line: string): string {
  return line.replace(TOKEN, '[token]').replace(PHONE, '[số]').replace(IDENTITY, '[số]');
}
