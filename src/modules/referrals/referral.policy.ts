import type { StructureActor } from '../../platform/access/actor.js';
import type { ReferralPath } from './referral-codes.js';
import type { ReferralStatus } from './referral-status.js';

/** What the policy needs to know of a referral. */
export interface Parties {
  path: ReferralPath;
  senderStructureId: string;
  senderId: string;
  receiverStructureId: string | null;
  receiverUserId: string | null;
  receiverRole: string | null;
  workshopId: string | null;
  status: ReferralStatus;
  sentAt: Date | null;
}

export type Side = 'sender' | 'receiver';

/** What a side may read of the person: all, what helps to answer, or nothing. */
export type PersonView = 'full' | 'glimpse' | 'nothing';

/** Someone without an account who holds a valid link to one referral. */
export interface LinkHolder {
  linkId: string;
  referralId: string;
}

/** Who asks for something on a referral. */
export type Party = StructureActor | LinkHolder;

export const isLinkHolder = (who: Party): who is LinkHolder => 'linkId' in who;

/** Undefined when the referral is not for this actor at all; the receiver knows of it from the sending on. */
export function sideOf(actor: StructureActor, referral: Parties): Side | undefined {
  if (referral.path === 'internal') return deskOf(actor, referral);
  if (referral.senderStructureId === actor.structureId) return 'sender';
  if (referral.receiverStructureId === actor.structureId && referral.sentAt !== null) return 'receiver';
  return undefined;
}

/** The same for whoever asks: a link is always the receiver's. */
export const partySide = (who: Party, referral: Parties): Side | undefined =>
  isLinkHolder(who) ? 'receiver' : sideOf(who, referral);

/** Within one structure: the desk that receives, and everybody else beside the one who sends. */
function deskOf(actor: StructureActor, referral: Parties): Side | undefined {
  if (referral.senderStructureId !== actor.structureId) return undefined;
  const receives = referral.receiverUserId === actor.userId || referral.receiverRole === actor.role;
  return receives && referral.senderId !== actor.userId && referral.sentAt !== null ? 'receiver' : 'sender';
}

export const canPrepare = (actor: StructureActor, referral: Parties): boolean => sideOf(actor, referral) === 'sender';

export const canWithdraw = canPrepare;

/** @param receiverAnswers the receiver has someone here who can; if not, the sender notes what was said by phone */
export function canAnswer(who: Party, referral: Parties, receiverAnswers: boolean): boolean {
  // Its seat in the workshop answers.
  if (referral.workshopId !== null) return false;
  if (isLinkHolder(who)) return true;
  const side = sideOf(who, referral);
  return receiverAnswers ? side === 'receiver' : side !== undefined;
}

/** The one who accompanied, or the one who learnt what became of it. */
export const canClose = (who: Party, referral: Parties): boolean =>
  isLinkHolder(who) || sideOf(who, referral) !== undefined;

/** The two sides write to each other while the receiver may still read something of the person. */
export const canConverse = ({ status }: Pick<Parties, 'status'>): boolean =>
  status === 'sent' || status === 'accepted' || status === 'closed';

/** Name and contact details reach the receiver by its acceptance, and leave it with the end, whatever that is. */
export function personViewOf(side: Side, { path, status }: Pick<Parties, 'path' | 'status'>): PersonView {
  if (side === 'sender' || path === 'internal' || status === 'accepted') return 'full';
  return status === 'sent' || status === 'closed' ? 'glimpse' : 'nothing';
}
