/** Jest globalTeardown: stops what start-postgres.ts started, once, and waits until it is gone. */
import { once } from 'node:events';

export default async function stopPostgres(): Promise<void> {
  const child = globalThis.testPostgres;
  if (!child) return;
  globalThis.testPostgres = undefined;
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.stdin?.end();
  await ended;
}
