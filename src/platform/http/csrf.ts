import { doubleCsrf } from 'csrf-csrf';
import type { NextFunction, Request, Response } from 'express';
import { signedInUser } from '../access/actor.js';
import { isFromProgram } from './plain-requests.js';

type Csrf = ReturnType<typeof doubleCsrf>;

/** Set once by `configureApp`, since the secret comes from the configuration. */
let csrf: Csrf | undefined;

/**
 * Signed double-submit token, bound to the session once signed in. Before sign-in no session is stored (a GET writes
 * nothing), so the token is bound to the browser's cookie alone.
 */
export function setUpCsrf(secret: string, secure: boolean): void {
  csrf = doubleCsrf({
    getSecret: () => secret,
    getSessionIdentifier: (request) => (signedInUser(request) ? request.sessionID : 'visitor'),
    cookieName: secure ? '__Host-passerelle.csrf' : 'passerelle.csrf',
    cookieOptions: { sameSite: 'strict', path: '/', secure, httpOnly: true },
    getCsrfTokenFromRequest: (request) => (request.body as { _csrf?: string } | undefined)?._csrf,
  });
}

const ready = (): Csrf => {
  if (!csrf) throw new Error('setUpCsrf comes first');
  return csrf;
};

/** The token for the forms of this page; a stale one (sign-in, another session) is replaced. */
export const csrfToken = (request: Request, response: Response): string =>
  ready().generateCsrfToken(request, response, { validateOnReuse: false });

/**
 * Refuses (403) any write whose token is absent or not this browser's. For a form with a file, see `UploadGuard`. Another
 * program has no browser: it signs what it writes.
 */
export function csrfProtection(request: Request, response: Response, next: NextFunction): void {
  if (request.is('multipart/form-data') || isFromProgram(request)) return next();
  ready().doubleCsrfProtection(request, response, next);
}

/** For a route that takes a file: the token is only known once the form is read. */
export const isUploadTokenValid = (request: Request): boolean => ready().validateRequest(request);
