import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { ConflictError } from '../../platform/errors/domain-error.js';
import type { Day } from '../../platform/time/day.js';
import type { Level } from '../assessments/index.js';
import type { AgreementWay, Motive, Outcome, ReferralPath, RefusalReason } from './referral-codes.js';
import { referralChecks as checks } from './referral-checks.js';
import { alreadyMessage } from './referral-messages.js';
import { canBecome, type ReferralStatus } from './referral-status.js';

/** Who acts, and when. */
export interface Act {
  at: Date;
  byUserId: string;
}

export interface ReferralContents {
  path: ReferralPath;
  receiverStructureId: string | null;
  receiverPlaceId: string | null;
  /** As it was called on that day: the directory may lose the place, the referral keeps its name. */
  receiverName: string;
  assessmentId: string | null;
  level: Level;
  needs: string[];
  motive: Motive | null;
  message: string | null;
  agreementOn: Day | null;
  agreementHow: AgreementWay | null;
}

@Entity('referral')
@Check('referral_path_check', checks.path)
@Check('referral_receiver_check', checks.receiver)
@Check('referral_level_check', checks.level)
@Check('referral_level_after_check', checks.levelAfter)
@Check('referral_motive_check', checks.motive)
@Check('referral_status_check', checks.status)
@Check('referral_agreement_check', checks.agreement)
@Check('referral_sent_check', checks.sent)
@Check('referral_answer_check', checks.answer)
@Check('referral_refusal_check', checks.refusal)
@Check('referral_withdrawal_check', checks.withdrawal)
@Check('referral_outcome_check', checks.outcome)
@Index('referral_sender_idx', { synchronize: false })
@Index('referral_receiver_idx', { synchronize: false })
@Index('referral_beneficiary_idx', { synchronize: false })
@Index('referral_recent_answer_idx', { synchronize: false })
export class Referral implements ReferralContents {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Beneficiary', 'id')
  @Column('uuid')
  beneficiaryId: string;

  @ForeignKey('Structure', 'id')
  @Column('uuid')
  senderStructureId: string;

  @ForeignKey('User', 'id')
  @Column('uuid')
  senderId: string;

  @Column('text')
  path: ReferralPath;

  @ForeignKey('Structure', 'id')
  @Column('uuid', { nullable: true })
  receiverStructureId: string | null;

  @ForeignKey('Place', 'id')
  @Index()
  @Column('uuid', { nullable: true })
  receiverPlaceId: string | null;

  @Column('text')
  receiverName: string;

  @ForeignKey('Assessment', 'id')
  @Column('uuid', { nullable: true })
  assessmentId: string | null;

  /** At the moment of the referral. */
  @Column('text')
  level: Level;

  @Column('text', { array: true, default: '{}' })
  needs: string[];

  @Column('text', { nullable: true })
  motive: Motive | null;

  @Column('text', { nullable: true })
  message: string | null;

  @Column('date', { nullable: true })
  agreementOn: Day | null;

  @Column('text', { nullable: true })
  agreementHow: AgreementWay | null;

  @Column('text')
  status: ReferralStatus;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  sentAt: Date | null;

  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;

  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  answeredBy: string | null;

  @Column('text', { nullable: true })
  answerWords: string | null;

  @Column('date', { nullable: true })
  appointmentOn: Day | null;

  @Column('text', { nullable: true })
  refusalReason: RefusalReason | null;

  @Column('text', { nullable: true })
  refusalWords: string | null;

  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;

  @Column('text', { nullable: true })
  withdrawalReason: string | null;

  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;

  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  closedBy: string | null;

  @Column('text', { nullable: true })
  outcome: Outcome | null;

  @Column('text', { nullable: true })
  outcomeWords: string | null;

  @Column('text', { nullable: true })
  levelAfter: Level | null;

  @VersionColumn({ default: 1 })
  version: number;

  /** Only a draft may still be changed. */
  edit(contents: ReferralContents): void {
    if (this.status !== 'draft') throw new ConflictError(alreadyMessage(this.status));
    Object.assign(this, contents);
  }

  send({ at }: Act): void {
    if (this.agreementOn === null || this.agreementHow === null) {
      throw new ConflictError('Notez d’abord l’accord de la personne\u00a0: le jour, et à l’oral ou par signature.');
    }
    this.moveTo('sent');
    this.sentAt = at;
  }

  accept({ at, byUserId }: Act, appointmentOn: Day | null, words: string | null): void {
    this.moveTo('accepted');
    this.answeredAt = at;
    this.answeredBy = byUserId;
    this.appointmentOn = appointmentOn;
    this.answerWords = words;
  }

  refuse({ at, byUserId }: Act, reason: RefusalReason, words: string): void {
    this.moveTo('refused');
    this.answeredAt = at;
    this.answeredBy = byUserId;
    this.refusalReason = reason;
    this.refusalWords = words;
  }

  withdraw({ at }: Act, reason: string): void {
    this.moveTo('withdrawn');
    this.withdrawnAt = at;
    this.withdrawalReason = reason;
  }

  close({ at, byUserId }: Act, outcome: Outcome, words: string | null, levelAfter: Level | null): void {
    this.moveTo('closed');
    this.closedAt = at;
    this.closedBy = byUserId;
    this.outcome = outcome;
    this.outcomeWords = words;
    this.levelAfter = levelAfter;
  }

  private moveTo(status: ReferralStatus): void {
    if (!canBecome(this.status, status)) throw new ConflictError(alreadyMessage(this.status));
    this.status = status;
  }
}
