/** What a person at the command line reads when the program cannot go on: lines without a stack. */
import { ConfigError } from './config.ts';

/** @returns one line per mistake of the configuration; for anything else a single line */
export function failureLines(error: unknown): readonly string[] {
  if (error instanceof ConfigError) return error.problems;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  // node:util explains in English; the option is what its message quotes first
  const option = /'([^']+)'/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return [`Lỗi: không có tùy chọn ${option}; hãy kiểm tra lại cách viết.`];
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return [`Lỗi: tùy chọn ${option} thiếu giá trị hoặc không nhận giá trị; hãy kiểm tra lại cách viết.`];
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return [`Lỗi: không hiểu «${option}».`];
  return [`Lỗi: ${message}`];
}
