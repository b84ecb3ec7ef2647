import type { Request } from 'express';
import { signedInUser } from '../access/actor.js';
import type { LinkSubject } from './access-link.entity.js';
import type { OpenLink } from './access-links.js';

const HOUR = 3_600_000;
const IDLE = 2 * HOUR;
const LONGEST = 12 * HOUR;
const MINUTE = 60_000;

/** A desk opens the links of several people on its computer. */
const MOST_LINKS = 10;

interface HeldKeys {
  /** By kind and thing: the number of the link, never a token. */
  links: Record<string, string>;
  /** Milliseconds since 1970: when the first was opened, and when they were last seen (to the minute). */
  openedAt: number;
  seenAt: number;
}

declare module 'express-session' {
  interface SessionData {
    heldKeys?: HeldKeys;
  }
}

const nameOf = (kind: LinkSubject, subjectId: string): string => `${kind}:${subjectId}`;

/**
 * The link goes from the address into the session: two hours idle, twelve at most. The session gets a new number, so
 * that one planted beforehand is worth nothing; that of someone signed in got theirs at sign-in, and goes on.
 */
export async function holdKey(request: Request, { id, kind, subjectId }: OpenLink, now: Date): Promise<void> {
  const earlier = current(request, now);
  const links = [...Object.entries(earlier?.links ?? {}), [nameOf(kind, subjectId), id] as const].slice(-MOST_LINKS);
  if (!signedInUser(request)) {
    await regenerate(request);
    request.session.cookie.maxAge = IDLE;
  }
  request.session.heldKeys = {
    links: Object.fromEntries(links),
    openedAt: earlier?.openedAt ?? now.getTime(),
    seenAt: now.getTime(),
  };
}

/** The number of the link that this browser opened to a thing; undefined when it did not, or too long ago. */
export function heldKey(request: Request, kind: LinkSubject, subjectId: string, now: Date): string | undefined {
  const held = current(request, now);
  const name = nameOf(kind, subjectId);
  if (!held || !Object.hasOwn(held.links, name)) return undefined;
  if (now.getTime() - held.seenAt > MINUTE) held.seenAt = now.getTime();
  return held.links[name];
}

function current(request: Request, now: Date): HeldKeys | undefined {
  const { heldKeys } = request.session;
  if (!heldKeys) return undefined;
  const at = now.getTime();
  return at - heldKeys.openedAt <= LONGEST && at - heldKeys.seenAt <= IDLE ? heldKeys : undefined;
}

const regenerate = (request: Request): Promise<void> =>
  new Promise((resolve, reject) => {
    request.session.regenerate((error?: Error) => (error ? reject(error) : resolve()));
  });
