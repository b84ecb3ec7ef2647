import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { NotFoundError } from '../errors/domain-error.js';
import { signedInUser, worksInStructure, type Actor, type SignedIn, type StructureActor } from './actor.js';

function signedIn(context: ExecutionContext): SignedIn {
  const user = signedInUser(context.switchToHttp().getRequest<Request>());
  if (!user) throw new NotFoundError('signed-in user');
  return user;
}

function actorOf(context: ExecutionContext): Actor {
  const { actor } = signedIn(context);
  if (!actor) throw new NotFoundError('actor');
  return actor;
}

/** The signed-in account, even before it chose where it works. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext) => signedIn(context));

export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext) => actorOf(context));

/** The actor, when the route only makes sense inside a structure. */
export const CurrentStructureActor = createParamDecorator((_: unknown, context: ExecutionContext): StructureActor => {
  const actor = actorOf(context);
  if (!worksInStructure(actor)) throw new NotFoundError('structure of the actor');
  return actor;
});
