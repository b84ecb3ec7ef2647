import { Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { Strategy } from 'passport-local';
import type { SignedIn } from '../../../platform/access/actor.js';
import { SignInService, type SignInFailure } from './sign-in.service.js';

export type SignInResult = SignedIn | SignInFailure | 'incomplete';

/** Passport's local strategy: e-mail and password from the form. A failure is a result, for the page to tell. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy) {
  constructor(private readonly signIn: SignInService) {
    super({ usernameField: 'email', passwordField: 'password', passReqToCallback: true });
  }

  /** A field sent twice arrives as a list: such a form is not one of ours. */
  validate(request: Request, email: unknown, password: unknown): Promise<SignInResult> {
    if (typeof email !== 'string' || typeof password !== 'string') return Promise.resolve('incomplete');
    return this.signIn.signIn(email.replaceAll('\0', '').trim(), password, request.ip ?? 'unknown');
  }
}

declare module 'express' {
  interface Request {
    signInResult?: SignInResult;
  }
}

/**
 * Runs the strategy without signing anybody in: the controller does that, and renews the session. Whoever is signed
 * in on this browser stays so when the attempt fails.
 */
@Injectable()
export class LocalGuard extends AuthGuard('local') {
  override getAuthenticateOptions(): { session: false; property: string } {
    return { session: false, property: 'signInResult' };
  }

  override handleRequest<T>(error: unknown, result: T | false): T {
    if (error) throw error as Error;
    return (result || 'incomplete') as T;
  }
}
