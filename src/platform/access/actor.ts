import type { Request } from 'express';

export const roles = [
  'mediator',
  'counter',
  'coordinator',
  'fund_agent',
  'structure_manager',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

/** The country has the one code `FR`. */
export type TerritoryKind = 'department' | 'region' | 'country';
export const FRANCE = 'FR';

/** What a coordinator may see: a team, or a territory by its official code. */
export type CoordinatorScope = { kind: 'team'; teamId: string } | { kind: TerritoryKind; code: string };

/** The signed-in person in the membership they chose to work in. */
export interface Actor {
  userId: string;
  firstName: string;
  lastName: string;
  membershipId: string;
  role: Role;
  /** The structure they work for; null for coordinators and administrators. */
  structureId: string | null;
  /** Name of the structure, team or territory, for the head of the page. */
  workplaceName: string;
  scope: CoordinatorScope | null;
}

/** Someone signed in who has not yet chosen where they work today (or has no membership left). */
export interface SignedIn {
  userId: string;
  firstName: string;
  lastName: string;
  actor: Actor | null;
  membershipCount: number;
}

/** An actor who works in a structure, as most commands need. */
export type StructureActor = Actor & { structureId: string };

export const worksInStructure = (actor: Actor): actor is StructureActor => actor.structureId !== null;

/** What Passport put on the request: see identity's session serializer. */
export const signedInUser = (request: Request): SignedIn | undefined => request.user as SignedIn | undefined;
