import type { Request } from 'express';
import type { SignedIn } from '../../../platform/access/actor.js';

/** Signs in under a new session number (Passport renews it), so that one planted beforehand is worth nothing. */
export async function openSession(request: Request, user: SignedIn, now: Date): Promise<void> {
  await renew(request, user);
  request.session.signedInAt = now.getTime();
  request.session.seenAt = now.getTime();
}

/** A new session number for the same person (another structure, another password): its twelve hours go on. */
export async function renewSession(request: Request, user: SignedIn, now: Date): Promise<void> {
  const { signedInAt } = request.session;
  await renew(request, user);
  request.session.signedInAt = signedInAt ?? now.getTime();
  request.session.seenAt = now.getTime();
}

export async function closeSession(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.destroy((error?: Error) => (error ? reject(error) : resolve()));
  });
}

async function renew(request: Request, user: SignedIn): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.logIn(user, (error?: Error) => (error ? reject(error) : resolve()));
  });
}
