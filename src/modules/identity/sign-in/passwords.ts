import { hash, verify } from '@node-rs/argon2';

/** OWASP's setting for Argon2id (19 MiB, 2 passes); the library's default algorithm is Argon2id. */
const SETTINGS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Nobody types more than that; a book would only cost time to hash. */
const LONGEST = 1_000;

let decoy: Promise<string> | undefined;

/** As forms read it: one way of writing « é » whatever the keyboard sends, no space around. */
const plain = (password: string): string => password.normalize('NFC').trim().slice(0, LONGEST);

export const hashPassword = (password: string): Promise<string> => hash(plain(password), SETTINGS);

/** Checks a password. Without a hash (no such account) it does the same work and says no, in the same time. */
export async function isPassword(password: string, passwordHash: string | null | undefined): Promise<boolean> {
  decoy ??= hashPassword('nobody has this one');
  const matches = await verify(passwordHash ?? (await decoy), plain(password)).catch(() => false);
  return matches && Boolean(passwordHash);
}
