import type { AppointmentReason } from '../appointment-reason.entity.js';

/** What a structure decides of a reason. */
export type ReasonSettings = Pick<
  AppointmentReason,
  | 'label'
  | 'durationMinutes'
  | 'mode'
  | 'bufferBefore'
  | 'bufferAfter'
  | 'bookableBy'
  | 'noticeHours'
  | 'daysAhead'
  | 'cancelHours'
  | 'moveHours'
  | 'toBring'
>;

/** A new reason, until somebody says otherwise. */
export const newReason: ReasonSettings = {
  ...{ label: '', durationMinutes: 60, mode: 'desk', bufferBefore: 0, bufferAfter: 0, bookableBy: 'agents' },
  ...{ noticeHours: 2, daysAhead: 90, cancelHours: 4, moveHours: 24, toBring: null },
};

/** What most structures begin with. */
export const PROPOSED_REASONS: readonly ReasonSettings[] = [
  { ...newReason, label: 'Accompagnement individuel', durationMinutes: 60, bookableBy: 'people' },
  { ...newReason, label: 'Aide ponctuelle', durationMinutes: 30, bookableBy: 'people' },
];
