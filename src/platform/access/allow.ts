import { SetMetadata } from '@nestjs/common';
import type { Role } from './actor.js';

export const ACCESS = 'passerelle:access';

/** `public`: nobody need sign in; `signed-in`: any account, membership chosen or not; else the roles listed. */
export type Access = 'public' | 'signed-in' | readonly Role[];

/** The roles that may call the route. A route without `@Allow`, `@SignedInOnly` or `@Public` is refused. */
export const Allow = (...roles: [Role, ...Role[]]) => SetMetadata(ACCESS, roles);
export const SignedInOnly = () => SetMetadata(ACCESS, 'signed-in');
export const Public = () => SetMetadata(ACCESS, 'public');
