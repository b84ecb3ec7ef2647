import type { Request } from 'express';
import { signedInUser } from '../../../platform/access/actor.js';
import type { LinkHolder } from '../referral.policy.js';

const HOUR = 3_600_000;
const IDLE = 2 * HOUR;
const LONGEST = 12 * HOUR;
const MINUTE = 60_000;

/** Someone who answers for a structure follows several messages in a morning. */
const MOST_LINKS = 20;

interface Answering {
  /** Links opened on this browser, by referral: ids, never a token. */
  links: Record<string, string>;
  /** Milliseconds since 1970: when the first was opened, and when they were last seen (to the minute). */
  openedAt: number;
  seenAt: number;
}

declare module 'express-session' {
  interface SessionData {
    answering?: Answering;
  }
}

/**
 * The link goes from the address into the session: two hours idle, twelve at most. The session gets a new number, so
 * that one planted beforehand is worth nothing; that of someone signed in got theirs at sign-in, and goes on.
 */
export async function holdLink(request: Request, { linkId, referralId }: LinkHolder, now: Date): Promise<void> {
  const earlier = current(request, now);
  const opened: [string, string][] = [...Object.entries(earlier?.links ?? {}), [referralId, linkId]];
  const links = Object.fromEntries(opened.slice(-MOST_LINKS));
  if (!signedInUser(request)) {
    await regenerate(request);
    request.session.cookie.maxAge = IDLE;
  }
  request.session.answering = { links, openedAt: earlier?.openedAt ?? now.getTime(), seenAt: now.getTime() };
}

/** Undefined when no link to this referral was opened on this browser, or too long ago. */
export function heldLink(request: Request, referralId: string, now: Date): LinkHolder | undefined {
  const answering = current(request, now);
  const linkId = answering && Object.hasOwn(answering.links, referralId) ? answering.links[referralId] : undefined;
  if (!answering || !linkId) return undefined;
  if (now.getTime() - answering.seenAt > MINUTE) answering.seenAt = now.getTime();
  return { linkId, referralId };
}

function current(request: Request, now: Date): Answering | undefined {
  const { answering } = request.session;
  if (!answering) return undefined;
  const at = now.getTime();
  return at - answering.openedAt <= LONGEST && at - answering.seenAt <= IDLE ? answering : undefined;
}

const regenerate = (request: Request): Promise<void> =>
  new Promise((resolve, reject) => {
    request.session.regenerate((error?: Error) => (error ? reject(error) : resolve()));
  });
