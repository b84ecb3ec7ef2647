import type { StructureActor } from '../../platform/access/actor.js';
import type { ReferralStatus } from './referral-status.js';

/** What the policy needs to know of a referral. */
export interface Parties {
  senderStructureId: string;
  receiverStructureId: string | null;
  status: ReferralStatus;
  sentAt: Date | null;
}

export type Side = 'sender' | 'receiver';

/** What a side may read of the person: all, what helps to answer, or nothing. */
export type PersonView = 'full' | 'glimpse' | 'nothing';

/** Undefined when the referral is not for this actor at all; the receiver knows of it from the sending on. */
export function sideOf(actor: StructureActor, referral: Parties): Side | undefined {
  if (referral.senderStructureId === actor.structureId) return 'sender';
  if (referral.receiverStructureId === actor.structureId && referral.sentAt !== null) return 'receiver';
  return undefined;
}

export const canPrepare = (actor: StructureActor, referral: Parties): boolean => sideOf(actor, referral) === 'sender';

export const canWithdraw = canPrepare;

/** @param receiverAnswers the receiver has someone here who can; if not, the sender notes what was said by phone */
export function canAnswer(actor: StructureActor, referral: Parties, receiverAnswers: boolean): boolean {
  const side = sideOf(actor, referral);
  return receiverAnswers ? side === 'receiver' : side !== undefined;
}

/** The one who accompanied, or the one who learnt what became of it. */
export const canClose = (actor: StructureActor, referral: Parties): boolean => sideOf(actor, referral) !== undefined;

/** Name and contact details reach the receiver by its acceptance, and leave it with a refusal or a withdrawal. */
export function personViewOf(side: Side, status: ReferralStatus): PersonView {
  if (side === 'sender' || status === 'accepted') return 'full';
  return status === 'sent' || status === 'closed' ? 'glimpse' : 'nothing';
}
