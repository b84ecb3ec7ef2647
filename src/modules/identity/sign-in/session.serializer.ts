import { Injectable } from '@nestjs/common';
import { PassportSerializer } from '@nestjs/passport';
import type { SignedIn } from '../../../platform/access/actor.js';
import { ActorsQueries } from '../actors.queries.js';

interface Kept {
  userId: string;
  membershipId: string | null;
}

/** The session keeps two ids; who the person is and may do is read afresh at each request. */
@Injectable()
export class SessionSerializer extends PassportSerializer {
  constructor(private readonly actors: ActorsQueries) {
    super();
  }

  serializeUser(user: SignedIn, done: (error: unknown, kept: Kept) => void): void {
    done(null, { userId: user.userId, membershipId: user.actor?.membershipId ?? null });
  }

  deserializeUser(kept: Kept, done: (error: unknown, user: SignedIn | false) => void): void {
    this.actors.signedIn(kept.userId, kept.membershipId).then(
      (user) => done(null, user ?? false),
      (error: unknown) => done(error, false),
    );
  }
}
