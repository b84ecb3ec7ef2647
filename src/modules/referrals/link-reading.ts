import { Injectable } from '@nestjs/common';
import { AssessmentsService } from '../assessments/index.js';
import type { LinkHolder } from './referral.policy.js';
import { ReferralHistoryQueries } from './referral-history.queries.js';
import { ReferralPeople } from './referral-people.js';
import type { ReferralSeen } from './referral-reading.js';
import { ReferralRecords } from './referral-records.js';
import { canBecome } from './referral-status.js';
import { type ThreadLine, ThreadService } from './thread.service.js';

/** What the holder of a link reads. */
export interface LinkRead {
  seen: ReferralSeen;
  /** Why the person has this level, in a sentence. */
  levelReason: string | null;
  thread: ThreadLine[];
}

const never = { edit: false, send: false, withdraw: false, withdrawAgreement: false };

/** A referral as the receiver reads it by a link that opens: what helps to answer, then whom to welcome. */
@Injectable()
export class LinkReading {
  constructor(
    private readonly records: ReferralRecords,
    private readonly people: ReferralPeople,
    private readonly history: ReferralHistoryQueries,
    private readonly assessments: AssessmentsService,
    private readonly thread: ThreadService,
  ) {}

  /** Noted in the journal: it shows a person. The caller has checked that the link opens. */
  async read(holder: LinkHolder): Promise<LinkRead> {
    const { referralId } = holder;
    const referral = await this.records.find(holder, referralId);
    const seen: ReferralSeen = {
      referral,
      side: 'receiver',
      person: await this.people.ofReceiver(referral),
      sender: await this.history.sender(referralId),
      receiver: { communeName: null, phone: null, email: null },
      receiverAnswers: true,
      history: [],
      receipts: [],
      isFor: { ...never, answer: true, close: true },
      can: { ...never, answer: canBecome(referral.status, 'accepted'), close: canBecome(referral.status, 'closed') },
    };
    await this.records.noteReading(referral, 'receiver', { holder });
    const levelReason = await this.assessments.reasonFor(referral.assessmentId);
    return { seen, levelReason, thread: await this.thread.of(referralId) };
  }
}
