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
