import express, { type NextFunction, type Request, type Response } from 'express';
import createError from 'http-errors';

/** Nothing of ours stays in a browser or on the way, unless a route says otherwise: counters share computers. */
export function noStore(_request: Request, response: Response, next: NextFunction): void {
  response.set('Cache-Control', 'no-store');
  next();
}

/** PostgreSQL holds no NUL: 400 at the door rather than a failure of ours further in. */
export function refuseNul(request: Request, _response: Response, next: NextFunction): void {
  next(/%00/.test(request.originalUrl) ? createError(400) : undefined);
}

/** Where programs write, each message signed: no session, no form, no token. */
const PROGRAMS = '/api/';

export const isFromProgram = ({ path }: Pick<Request, 'path'>): boolean => path.startsWith(PROGRAMS);

const raw = express.raw({ type: () => true, limit: '500kb' });

/** The very bytes that a program signed, whatever it calls them. */
export function rawBody(request: Request, response: Response, next: NextFunction): void {
  if (isFromProgram(request) && !request.is('multipart/form-data')) return raw(request, response, next);
  next();
}
