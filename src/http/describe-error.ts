/**
 * Errors for the log. What a person asked must not end up there by way of an error message either: drivers and
 * parsers like to quote the value that they choked on.
 */

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
