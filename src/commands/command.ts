/** What a command gets and how it fails. */
import type { parseArgs } from 'node:util';
import type { Config } from '../config.ts';

export interface CommandContext {
  /** Reads and checks the environment; warnings are printed. */
  readConfig(): Config;
  /** A line on stderr. */
  warn(line: string): void;
  /** The result, on stdout. */
  print(text: string): void;
  parseArgs: typeof parseArgs;
}

/** The command was called wrongly or cannot do its work; the message is one Vietnamese line with the remedy. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code = 'COMMAND';
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'không có tệp hay thư mục này',
  EACCES: 'không có quyền',
  EPERM: 'không có quyền',
  EISDIR: 'đây là thư mục',
  ENOSPC: 'hết chỗ trên đĩa',
  EROFS: 'ổ đĩa chỉ cho đọc',
};

/** Why a file could not be read or written, in words; the system's own message where there are none. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  return REASONS[code] ?? message;
}
