/**
 * Keeps what must not be printed from being printed: a wrapper for configured secrets, and a mask for text on its
 * way to a log, where personal numbers and tokens arrive inside sentences and URLs.
 */
import { inspect } from 'node:util';

export const MASK = '***';

/** A configured secret. Printing, JSON and inspection show "***"; only `reveal()` gives the value. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself, for the one call that needs it; don't store or log the result. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [inspect.custom](): string {
    return MASK;
  }
}

/** Each pattern keeps what helps to read the log (the scheme, the bot's public number) and masks the rest. */
const SECRET_PATTERNS: readonly [RegExp, string][] = [
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{6,}/gi, `$1 ${MASK}`],
  // Telegram and Zalo carry the token in the path: /bot<digits>:<secret>/method.
  [/(\bbot)?\b(\d{5,}):[A-Za-z0-9_-]{16,}/g, `$1$2:${MASK}`],
  [/\/bot[^/\s]+\//g, `/bot${MASK}/`],
  [/\bsk-[A-Za-z0-9_-]{8,}/g, `sk-${MASK}`],
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s/:@]*):[^\s/@]+@/gi, `$1:${MASK}@`],
];

/**
 * Vietnamese telephone numbers as people write them, and identity numbers (12 digits, formerly 9). Groups of at least
 * two digits are asked for, so that "05-11-2026 10:00" stays readable.
 */
const PERSONAL_PATTERNS: readonly RegExp[] = [
  // Identity numbers first: a telephone number would be found inside one that is written in groups.
  /(?<!\d)\d{3}[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}(?!\d)/g,
  /(?<!\d)(?:\+?84|0)[ .-]?\d{2,3}[ .-]?\d{3,4}[ .-]?\d{3,4}(?!\d)/g,
  /(?<!\d)(?:\+?84|0)[ .-]?\d{2,3}(?:[ .-]\d{2}){3}(?!\d)/g,
  /(?<!\d)\d{9}(?!\d)/g,
];

/** Text with tokens, passwords in URLs, telephone and identity numbers replaced by "***". */
export function maskSecrets(text: string): string {
  let masked = text;
  for (const [pattern, replacement] of SECRET_PATTERNS) masked = masked.replace(pattern, replacement);
  for (const pattern of PERSONAL_PATTERNS) masked = masked.replace(pattern, MASK);
  return masked;
}
