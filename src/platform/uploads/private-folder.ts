import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A folder of DATA_DIR closed to the other users of the machine, made when it is not there. DATA_DIR itself stays open to
 * the account under which PostgreSQL runs: its parts are closed, not the whole.
 */
export async function privateFolder(dataDir: string, name: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const folder = join(dataDir, name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}
