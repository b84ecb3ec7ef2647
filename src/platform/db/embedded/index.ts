import type { Config } from '../../config/index.js';
import { type EmbeddedDatabase, type EmbeddedOptions, startEmbedded } from './embedded-server.js';

export { EmbeddedDatabaseError } from './embedded-database.error.js';
export { type EmbeddedDatabase, type EmbeddedOptions, startEmbedded } from './embedded-server.js';

/**
 * The database to use: that of DATABASE_URL, or the embedded one, started now. Call `stop` when the program closes;
 * it does nothing to a server that is not ours.
 *
 * Commands that may run beside the program (imports) pass `{ share: true }`.
 */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  options: EmbeddedOptions = {},
): Promise<EmbeddedDatabase> {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, stop: () => Promise.resolve() };
  return startEmbedded(config.dataDir, options);
}
