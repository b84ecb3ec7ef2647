import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

const HOST = '127.0.0.1';

/** The port used last time when it is still free, else another free one, remembered. */
export async function choosePort(folder: string): Promise<number> {
  const path = join(folder, 'port');
  const kept = Number(await readFile(path, 'utf8').catch(() => ''));
  if (kept > 0 && (await listenOnce(kept)) === kept) return kept;
  const port = await listenOnce(0);
  if (port === undefined) throw new Error('no free TCP port on the loopback');
  await writeFile(path, String(port));
  return port;
}

/** Listens for an instant; gives the port, or undefined when somebody else holds it. */
function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, HOST, () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : undefined));
    });
  });
}
