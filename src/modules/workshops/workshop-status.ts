/** The life of a workshop: prepared, open, then held and closed, or cancelled. The same table stands as CHECKs. Pure. */
export const WORKSHOP_STATUSES = ['draft', 'published', 'cancelled', 'closed'] as const;
export type WorkshopStatus = (typeof WORKSHOP_STATUSES)[number];

const TRANSITIONS: Record<WorkshopStatus, readonly WorkshopStatus[]> = {
  draft: ['published', 'cancelled'],
  published: ['cancelled', 'closed'],
  cancelled: [],
  closed: [],
};

export const canBecome = (from: WorkshopStatus, to: WorkshopStatus): boolean => TRANSITIONS[from].includes(to);
