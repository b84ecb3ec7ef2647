/** Offered; no longer offered, its sessions keeping it; or read as another one. */
export type TagStatus = 'live' | 'retired' | 'merged';

interface Marks {
  retiredAt: Date | null;
  mergedIntoId: string | null;
}

export const statusOf = ({ retiredAt, mergedIntoId }: Marks): TagStatus =>
  mergedIntoId === null ? (retiredAt === null ? 'live' : 'retired') : 'merged';

export type TagAct = 'rename' | 'retire' | 'bring-back' | 'merge' | 'receive';

/** What may be done with a tag in each state; `receive` is to be the one that another is merged into. */
const allowed: Record<TagAct, readonly TagStatus[]> = {
  rename: ['live'],
  retire: ['live'],
  'bring-back': ['retired'],
  merge: ['live', 'retired'],
  receive: ['live'],
};

export const allows = (status: TagStatus, act: TagAct): boolean => allowed[act].includes(status);
