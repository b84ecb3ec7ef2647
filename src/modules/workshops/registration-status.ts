/**
 * The life of a registration. `pending`: asked for on the public page, to be confirmed before an hour; `offered`: a seat
 * of the waiting list, held for an answer. The same states stand as CHECKs in the database. Pure.
 */
export const REGISTRATION_STATUSES = [
  'pending',
  'registered',
  'waiting',
  'offered',
  'cancelled',
  'attended',
  'absent',
] as const;
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

/** What was cancelled may be taken up again while the workshop is to come; attendance may be corrected. */
const TRANSITIONS: Record<RegistrationStatus, readonly RegistrationStatus[]> = {
  pending: ['registered', 'cancelled', 'attended', 'absent'],
  registered: ['cancelled', 'attended', 'absent', 'waiting'],
  waiting: ['offered', 'registered', 'cancelled', 'attended', 'absent'],
  offered: ['registered', 'cancelled', 'attended', 'absent'],
  cancelled: ['registered', 'waiting', 'attended'],
  // Back to the line, or to nothing: they were taken for somebody else.
  attended: ['absent', 'registered', 'waiting'],
  absent: ['attended', 'registered'],
};

export const canBecome = (from: RegistrationStatus, to: RegistrationStatus): boolean => TRANSITIONS[from].includes(to);

/** As the trigger of the database counts; a walk-in sits beside. */
export const holdsSeat = ({ status, walkIn }: { status: RegistrationStatus; walkIn: boolean }): boolean =>
  !walkIn && status !== 'waiting' && status !== 'cancelled';
