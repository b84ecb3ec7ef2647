import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The secret kept in `folder/secret`, made at the first call (64 hexadecimal characters, mode 600).
 * Two programs that start together get the same one: the file appears complete or not at all.
 */
export function keptSecret(folder: string): string {
  const path = join(folder, 'secret');
  return readIfPresent(path) ?? makeSecret(folder, path);
}

function makeSecret(folder: string, path: string): string {
  const made = mkdirSync(folder, { recursive: true });
  // The embedded PostgreSQL may run under another account and must get in, even under a strict umask.
  if (made !== undefined) chmodSync(folder, 0o711);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, randomBytes(32).toString('hex'), { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
  return readFileSync(path, 'utf8').trim();
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}
