export const goalStatuses = ['open', 'reached', 'dropped'] as const;
export type GoalStatus = (typeof goalStatuses)[number];

/** How a goal ends. */
export type GoalEnd = Exclude<GoalStatus, 'open'>;

/** An ended goal stays as it ended: the same words may be agreed on again, as another goal. */
const next: Record<GoalStatus, readonly GoalStatus[]> = {
  open: ['reached', 'dropped'],
  reached: [],
  dropped: [],
};

export const canBecome = (from: GoalStatus, to: GoalStatus): boolean => next[from].includes(to);
