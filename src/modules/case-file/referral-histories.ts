import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { type ListedMessage, MessagesQueries } from '../messages/index.js';
import {
  type InformationSheetLine,
  InformationSheets,
  type ReferralLine,
  ReferralsQueries,
  SaisineQueries,
  type SaisineStepLine,
} from '../referrals/index.js';

export interface ReferralHistory {
  /** These, newest first. */
  referrals: ReferralLine[];
  sheets: InformationSheetLine[];
  messages: ListedMessage[];
  /** What the caisses did with the saisines among the referrals; oldest first. */
  saisineSteps: SaisineStepLine[];
}

/** To whom a person was sent, what was answered, and what was written about it. */
@Injectable()
export class ReferralHistories {
  constructor(
    private readonly referrals: ReferralsQueries,
    private readonly sheets: InformationSheets,
    private readonly saisines: SaisineQueries,
    private readonly messages: MessagesQueries,
  ) {}

  /** As the actor's structure may know it. The caller has checked access. */
  async of(actor: StructureActor, beneficiaryId: string): Promise<ReferralHistory> {
    const [{ referrals, messages }, sheets, saisineSteps] = await Promise.all([
      this.withMessages(actor, beneficiaryId),
      this.sheets.ofBeneficiary(beneficiaryId),
      this.saisines.stepsOfBeneficiary(actor, beneficiaryId),
    ]);
    const own = sheets.filter(({ structureId }) => structureId === actor.structureId);
    return { referrals, messages, sheets: own, saisineSteps };
  }

  private async withMessages(actor: StructureActor, beneficiaryId: string) {
    const referrals = await this.referrals.ofBeneficiary(actor, beneficiaryId);
    const sent = referrals.filter(({ status }) => status !== 'draft').map(({ id }) => id);
    return { referrals, messages: await this.messages.ofReferrals(actor, sent) };
  }
}
