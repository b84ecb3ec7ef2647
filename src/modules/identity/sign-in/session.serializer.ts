import { Injectable } from '@nestjs/common';
import type { PassportStatic } from 'passport';
import type { SignedIn } from '../../../platform/access/actor.js';
import { ActorsQueries } from '../actors.queries.js';

interface Kept {
  userId: string;
  membershipId: string | null;
  /** Mark of the password at sign-in: once it changes, a session opened with the former one is worth nothing. */
  passwordMark: string | null;
}

/**
 * The session keeps ids; who the person is and may do is read afresh at each request. Passport is one for the whole
 * process and keeps the first serializer it meets: only the program that serves pages calls `register`.
 */
@Injectable()
export class SessionSerializer {
  constructor(private readonly actors: ActorsQueries) {}

  register(passport: PassportStatic): void {
    passport.serializeUser((user, done) => this.serializeUser(user as SignedIn, done));
    passport.deserializeUser((kept: Kept, done) => this.deserializeUser(kept, done));
  }

  private serializeUser(user: SignedIn, done: (error: unknown, kept?: Kept) => void): void {
    this.actors.passwordMark(user.userId).then(
      (passwordMark) =>
        done(null, { userId: user.userId, membershipId: user.actor?.membershipId ?? null, passwordMark }),
      (error: unknown) => done(error),
    );
  }

  private deserializeUser(kept: Kept, done: (error: unknown, user: SignedIn | false) => void): void {
    this.actors.signedIn(kept.userId, kept.membershipId, kept.passwordMark).then(
      (user) => done(null, user ?? false),
      (error: unknown) => done(error, false),
    );
  }
}
