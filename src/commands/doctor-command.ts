/** `npm run doctor` */
import { KNOWLEDGE_FOLDER, openConfiguredStore } from '../app.ts';
import { type Config, ConfigError } from '../config.ts';
import { formatDoctorLine, isUnhealthy, runDoctor } from '../doctor.ts';
import type { CommandContext } from './command.ts';

export async function runDoctorCommand(_args: string[], context: CommandContext): Promise<number> {
  let config: Config | ConfigError;
  try {
    config = context.readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    config = error;
  }
  const usable = config;
  const lines = await runDoctor(config, {
    openStore: () =>
      usable instanceof ConfigError ? Promise.reject(usable) : openConfiguredStore(usable, context.warn),
    knowledgeDir: KNOWLEDGE_FOLDER,
  });
  for (const line of lines) context.print(formatDoctorLine(line));
  return isUnhealthy(lines) ? 1 : 0;
}
