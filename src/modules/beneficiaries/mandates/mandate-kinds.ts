import { addDays, type Day } from '../../../platform/time/day.js';

/** On what ground somebody else may act for the person. The document itself is never kept. */
export const mandateKinds = [
  'aidants_connect',
  'written',
  'guardianship',
  'curatorship',
  'family_habilitation',
] as const;
export type MandateKind = (typeof mandateKinds)[number];

/** Decided by a judge: whoever protects the person has a say in their procedures. */
const protections: ReadonlySet<MandateKind> = new Set<MandateKind>([
  'guardianship',
  'curatorship',
  'family_habilitation',
]);

export const isProtection = (kind: MandateKind): boolean => protections.has(kind);

interface Period {
  endsOn: Day | null;
  stoppedOn: Day | null;
}

/** The last day counts; the day on which it was stopped does not. */
export const isRunning = ({ endsOn, stoppedOn }: Period, today: Day): boolean =>
  stoppedOn === null && (endsOn === null || endsOn >= today);

/** Time enough to sign another one. */
const WARNED_DAYS = 30;

export const endsSoon = (mandate: Period, today: Day): boolean =>
  isRunning(mandate, today) && mandate.endsOn !== null && mandate.endsOn <= addDays(today, WARNED_DAYS);
