import type { Actor } from '../../../platform/access/actor.js';

interface Authored {
  authorId: string;
  structureId: string | null;
}

/** An activity of coordination is its author's own, while they work where it was noted. Nobody else reads its notes. */
export const isOwn = (actor: Actor, activity: Authored): boolean =>
  activity.authorId === actor.userId && activity.structureId === actor.structureId;
