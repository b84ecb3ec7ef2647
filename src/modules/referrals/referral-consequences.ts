import { Injectable } from '@nestjs/common';
import { AssessmentsService, type Level } from '../assessments/index.js';
import { BeneficiariesService } from '../beneficiaries/index.js';
import { AnswerLinks } from './answer-links.js';
import { DocumentContents } from './document-contents.js';
import type { Act, Referral } from './referral.entity.js';
import type { Side } from './referral.policy.js';
import { ReferralNews } from './referral-news.js';
import { isFinal } from './referral-status.js';
import { ReferralWatchers } from './referral-watchers.js';

/** What a change of state brings with it, whoever made it: in the same transaction, all or nothing. */
@Injectable()
export class ReferralConsequences {
  constructor(
    private readonly beneficiaries: BeneficiariesService,
    private readonly links: AnswerLinks,
    private readonly documents: DocumentContents,
    private readonly assessments: AssessmentsService,
    private readonly news: ReferralNews,
    private readonly watchers: ReferralWatchers,
  ) {}

  async of(referral: Referral, act: Act): Promise<void> {
    const { id, beneficiaryId, status, path, receiverStructureId: structureId } = referral;
    if (status === 'sent' && referral.agreementOn) {
      await this.beneficiaries.noteContact(beneficiaryId, referral.agreementOn);
    }
    if (status === 'accepted' && structureId && path !== 'internal') {
      await this.beneficiaries.share({ beneficiaryId, structureId, referralId: id });
    }
    if (isFinal(status)) {
      await this.beneficiaries.endShares(id);
      await this.links.revoke(id, act.at);
      await this.watchers.ended({ id, status });
    }
    if (status === 'closed' && referral.levelAfter) await this.reportLevel(referral, referral.levelAfter);
    // Nobody accompanies the person there: what was joined has no more use. After a closing it stays a while.
    if (isFinal(status) && status !== 'closed') await this.documents.remove(id);
    await this.news.of(referral, act);
  }

  /** One side has written in the thread: the other one is told. */
  wrote(referral: Referral, side: Side): Promise<void> {
    return this.news.wrote(referral, side);
  }

  /** The level is the person's: the sender reads it where it reads all the others. */
  private reportLevel(referral: Referral, level: Level): Promise<void> {
    const { id: referralId, beneficiaryId, senderStructureId: structureId, receiverName: byName } = referral;
    return this.assessments.noteReported({ beneficiaryId, structureId, level, referralId, byName });
  }
}
