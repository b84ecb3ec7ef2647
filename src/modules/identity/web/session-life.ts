import type { Request } from 'express';
import type { SignedIn } from '../../../platform/access/actor.js';

/** Signs in under a new session number (Passport renews it), so that one planted beforehand is worth nothing. */
export async function openSession(request: Request, user: SignedIn, now: Date): Promise<void> {
  const { signedInAt } = request.session;
  await new Promise<void>((resolve, reject) => {
    request.logIn(user, (error?: Error) => (error ? reject(error) : resolve()));
  });
  // Choosing another structure renews the session but not its twelve hours.
  request.session.signedInAt = signedInAt ?? now.getTime();
  request.session.seenAt = now.getTime();
}

export async function closeSession(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.destroy((error?: Error) => (error ? reject(error) : resolve()));
  });
}
