import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';

/** Removes what documents hold; their rows stay, as a trace. */
@Injectable()
export class DocumentContents {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Of one referral, in the caller's transaction. */
  async remove(referralId: string): Promise<number> {
    return this.unitOfWork.execute(
      'UPDATE referral_document SET content = NULL WHERE referral_id = $1 AND content IS NOT NULL',
      [referralId],
    );
  }

  /** Of the referrals closed before that instant. @returns how many documents */
  async removeClosedBefore(instant: Date): Promise<number> {
    return this.unitOfWork.execute(
      `UPDATE referral_document d SET content = NULL FROM referral r
        WHERE d.content IS NOT NULL AND r.id = d.referral_id AND r.closed_at < $1`,
      [instant],
    );
  }
}
