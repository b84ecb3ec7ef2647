import { Logger } from '@nestjs/common';
import connectPgSimple from 'connect-pg-simple';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import type pg from 'pg';
import { statementName } from '../db/connections.js';
import type { Clock } from '../time/clock.js';

const logger = new Logger('Sessions');
const MINUTE = 60_000;
const IDLE_SECONDS = 30 * 60;
const LONGEST = 12 * 60 * MINUTE;

declare module 'express-session' {
  interface SessionData {
    /** Milliseconds since 1970: when they signed in, and when they were last seen (to the minute). */
    signedInAt?: number;
    seenAt?: number;
  }
}

/** Sessions in PostgreSQL: 30 minutes idle, 12 hours at most; none is stored before sign-in. */
export function sessions(pool: pg.Pool, secret: string, secure: boolean): RequestHandler {
  const PgStore = connectPgSimple(session);
  return session({
    name: secure ? '__Host-passerelle.sid' : 'passerelle.sid',
    secret,
    // Behind a proxy that speaks HTTPS for us: without it no cookie would be set and nobody could sign in.
    proxy: secure || undefined,
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
    store: new PgStore({
      pool: preparing(pool),
      tableName: 'http_session',
      ttl: IDLE_SECONDS,
      disableTouch: true,
      pruneSessionInterval: 15 * 60,
      // What the base says of an error may hold values: its kind is enough.
      errorLog: (about: unknown) => logger.warn(String(about)),
    }),
  });
}

/** The store asks the same few things at each request: every connection parses and plans them once. */
function preparing(pool: pg.Pool): pg.Pool {
  const query = (text: string, values: unknown[]) => pool.query({ name: statementName(text), text, values });
  return { query } as unknown as pg.Pool;
}

/** Ends a session that is 12 hours old; notes activity once a minute, which also puts off the idle end. */
export function sessionLimits(clock: Clock): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction) => {
    const { session: current } = request;
    if (!current.signedInAt) return next();
    const now = clock.now().getTime();
    const idle = now - (current.seenAt ?? current.signedInAt);
    if (now - current.signedInAt > LONGEST || idle > IDLE_SECONDS * 1000) return current.regenerate(() => next());
    if (idle > MINUTE) current.seenAt = now;
    next();
  };
}
