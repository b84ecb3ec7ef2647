import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Days during which an invitation opens an account: the code, the pages and the base all take it from here. */
export const INVITATION_DAYS = 7;

const BYTES = 32;
const SIGNED = /^([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})$/;

const sign = (token: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(`invitation:${token}`).digest();

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * A new link's token: 32 random bytes and their signature, both base64url.
 * @returns `signed` for the link, shown once; `hash` to keep
 */
export function newInvitationToken(secret: string): { signed: string; hash: string } {
  const token = randomBytes(BYTES).toString('base64url');
  return { signed: `${token}.${sign(token, secret).toString('base64url')}`, hash: hashOf(token) };
}

/** What the base keeps of a link's token; undefined for one that we did not sign, without asking the base. */
export function invitationHash(signed: string, secret: string): string | undefined {
  const [, token, signature] = SIGNED.exec(signed) ?? [];
  if (!token || !signature) return undefined;
  const expected = sign(token, secret);
  const given = Buffer.from(signature, 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected) ? hashOf(token) : undefined;
}
