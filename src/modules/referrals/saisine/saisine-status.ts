import type { Outcome } from '../referral-codes.js';
import type { ReferralStatus } from '../referral-status.js';

/** The life of a saisine, finer than that of its referral. The same words stand in the CHECKs of its table. Pure. */
export const SAISINE_STEPS = [
  'draft',
  'transmitted',
  'acknowledged',
  'called_back',
  'workshop_offered',
  'workshop_attended',
  'unreachable',
  'redirected',
  'refused',
  'withdrawn',
  'expired',
  'closed',
] as const;
export type SaisineStep = (typeof SAISINE_STEPS)[number];

/** The steps that ask nothing more than to be taken. */
export const plainSteps = ['acknowledged', 'called_back', 'workshop_attended', 'unreachable', 'redirected'] as const;
export type PlainStep = (typeof plainSteps)[number];

/**
 * Two steps may be skipped: « accusé reçu » by a caisse that calls at once, and « assuré recontacté » by one that offers
 * a workshop at once. A workshop may be offered anew. Someone who could not be reached may be reached after all.
 */
const TRANSITIONS: Record<SaisineStep, readonly SaisineStep[]> = {
  draft: ['transmitted', 'withdrawn'],
  transmitted: [
    ...['acknowledged', 'called_back', 'workshop_offered', 'unreachable', 'redirected'],
    ...['refused', 'withdrawn', 'expired'],
  ] as SaisineStep[],
  acknowledged: [
    ...['called_back', 'workshop_offered', 'unreachable', 'redirected'],
    ...['refused', 'withdrawn', 'expired'],
  ] as SaisineStep[],
  called_back: ['workshop_offered', 'unreachable', 'redirected', 'withdrawn', 'closed'],
  workshop_offered: ['workshop_offered', 'workshop_attended', 'unreachable', 'redirected', 'withdrawn', 'closed'],
  workshop_attended: ['redirected', 'withdrawn', 'closed'],
  unreachable: ['called_back', 'workshop_offered', 'redirected', 'withdrawn', 'closed'],
  redirected: ['withdrawn', 'closed'],
  refused: [],
  withdrawn: [],
  expired: [],
  closed: [],
};

export const canFollow = (from: SaisineStep, to: SaisineStep): boolean => TRANSITIONS[from].includes(to);

/** True while the caisse still has something to do: one request at a time for a person, a caisse and a motive. */
export const isRunning = (step: SaisineStep): boolean => step !== 'draft' && TRANSITIONS[step].length > 0;

/** The one place that says how the two lives go together. */
const STATUS: Record<SaisineStep, ReferralStatus> = {
  draft: 'draft',
  transmitted: 'sent',
  acknowledged: 'sent',
  called_back: 'accepted',
  workshop_offered: 'accepted',
  workshop_attended: 'accepted',
  unreachable: 'accepted',
  redirected: 'accepted',
  refused: 'refused',
  withdrawn: 'withdrawn',
  expired: 'expired',
  closed: 'closed',
};

export const statusOf = (step: SaisineStep): ReferralStatus => STATUS[step];

/** What the last step already tells of the end; undefined when it is to be asked. */
export function outcomeOf(step: SaisineStep): Outcome | undefined {
  if (step === 'workshop_attended') return 'accompanied';
  return step === 'unreachable' || step === 'redirected' ? step : undefined;
}

/** What the referral says of itself, however it came to say it: by a page, by a link, by the tool. */
export interface ReferralState {
  status: ReferralStatus;
  acknowledgedAt: Date | null;
  appointmentOn: string | null;
}

/**
 * The step that goes with the state of the referral: the present one when they agree, else the plainest that does. An
 * answer by a link or by phone knows nothing of steps: accepted with a day is a workshop offered, without one the person
 * was called back.
 */
export function stepAfter(step: SaisineStep, { status, acknowledgedAt, appointmentOn }: ReferralState): SaisineStep {
  if (STATUS[step] === status) return step === 'transmitted' && acknowledgedAt !== null ? 'acknowledged' : step;
  if (status === 'sent') return 'transmitted';
  if (status === 'accepted') return appointmentOn === null ? 'called_back' : 'workshop_offered';
  return status;
}
