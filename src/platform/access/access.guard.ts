import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { NotFoundError } from '../errors/domain-error.js';
import { signedInUser } from './actor.js';
import { ACCESS, type Access } from './allow.js';
import { MembershipRequired, SignInRequired } from './access-errors.js';

/** Deny by default. A wrong role gets the same answer as an absent page. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'public') return true;
    if (access === undefined) throw new NotFoundError('route without declared access');
    const request = context.switchToHttp().getRequest<Request>();
    const user = signedInUser(request);
    if (!user) throw new SignInRequired(request.method === 'GET' ? request.originalUrl : '/');
    if (access === 'signed-in') return true;
    if (!user.actor) throw new MembershipRequired();
    if (!access.includes(user.actor.role)) throw new NotFoundError('route');
    return true;
  }
}
