/** The life of an appointment; the same states stand as CHECKs in the database. Pure. */
export const APPOINTMENT_STATUSES = [
  'upcoming',
  'honoured',
  'cancelled_by_service',
  'cancelled_by_person',
  'absent',
] as const;
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number];

/** A log of facts: what was noted wrongly is noted again. A cancelled one comes back only where its hour is still free. */
const TRANSITIONS: Record<AppointmentStatus, readonly AppointmentStatus[]> = {
  upcoming: ['honoured', 'cancelled_by_service', 'cancelled_by_person', 'absent'],
  honoured: ['upcoming', 'absent'],
  absent: ['upcoming', 'honoured', 'cancelled_by_person'],
  cancelled_by_service: ['upcoming'],
  cancelled_by_person: ['upcoming'],
};

export const canBecome = (from: AppointmentStatus, to: AppointmentStatus): boolean => TRANSITIONS[from].includes(to);

/** Takes the agent’s time. */
export const isLive = (status: AppointmentStatus): boolean =>
  status !== 'cancelled_by_service' && status !== 'cancelled_by_person';
