import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { ConflictError } from '../../platform/errors/domain-error.js';
import type { Day } from '../../platform/time/day.js';
import type { Level } from '../assessments/index.js';
import type { AgreementWay, Motive, Outcome, ReferralPath, RefusalReason, WithdrawalKind } from './referral-codes.js';
import type { DeskRole, ReferralContents } from './referral-asked.js';
import { referralChecks as checks } from './referral-checks.js';
import { alreadyMessage } from './referral-messages.js';
import { canBecome, type ReferralStatus } from './referral-status.js';

/** Who acts, and when: someone signed in, the holder of an answer link, or the tool itself (both null). */
export interface Act {
  at: Date;
  byUserId: string | null;
  byLinkId: string | null;
}

@Entity('referral')
@Check('referral_path_check', checks.path)
@Check('referral_receiver_check', checks.receiver)
@Check('referral_workshop_check', checks.workshop)
@Check('referral_level_check', checks.level)
@Check('referral_level_after_check', checks.levelAfter)
@Check('referral_motive_check', checks.motive)
@Check('referral_status_check', checks.status)
@Check('referral_agreement_check', checks.agreement)
@Check('referral_sent_check', checks.sent)
@Check('referral_answer_check', checks.answer)
@Check('referral_refusal_check', checks.refusal)
@Check('referral_withdrawal_check', checks.withdrawal)
@Check('referral_expiry_check', checks.expiry)
@Check('referral_outcome_check', checks.outcome)
@Index('referral_sender_idx', { synchronize: false })
@Index('referral_receiver_idx', { synchronize: false })
@Index('referral_beneficiary_idx', { synchronize: false })
@Index('referral_recent_answer_idx', { synchronize: false })
@Index('referral_waiting_idx', { synchronize: false })
@Index('referral_follow_up_idx', { synchronize: false })
@Index('referral_sent_by_idx', ['senderId', 'sentAt'], { where: 'sent_at IS NOT NULL' })
@Index('referral_followed_idx', { synchronize: false })
@Index('referral_receiver_user_idx', { synchronize: false })
@Index('referral_rerouted_from_idx', { synchronize: false })
@Index('referral_workshop_id_idx', ['workshopId'], { where: 'workshop_id IS NOT NULL' })
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

  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  receiverUserId: string | null;

  @Column('text', { nullable: true })
  receiverRole: DeskRole | null;

  @ForeignKey('Workshop', 'id')
  @Column('uuid', { nullable: true })
  workshopId: string | null;

  /** Who follows it now: the sender, until they leave. */
  @ForeignKey('User', 'id')
  @Column('uuid')
  followedBy: string;

  /** The refused or expired referral after which this one was made. */
  @ForeignKey('Referral', 'id')
  @Column('uuid', { nullable: true })
  reroutedFrom: string | null;

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

  /** First reading by the receiver. */
  @Column('timestamptz', { nullable: true })
  openedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  acknowledgedAt: Date | null;

  @Column('smallint', { default: 0 })
  remindersSent: number;

  @Column('timestamptz', { nullable: true })
  lastRemindedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;

  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  answeredBy: string | null;

  @ForeignKey('AnswerLink', 'id')
  @Column('uuid', { nullable: true })
  answeredByLink: string | null;

  @Column('text', { nullable: true })
  answerWords: string | null;

  @Column('date', { nullable: true })
  appointmentOn: Day | null;

  @Column('text', { array: true, default: '{}' })
  refusalReasons: RefusalReason[];

  @Column('text', { nullable: true })
  refusalWords: string | null;

  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;

  @Column('text', { nullable: true })
  withdrawalReason: string | null;

  @Column('text', { nullable: true })
  withdrawalKind: WithdrawalKind | null;

  @Column('timestamptz', { nullable: true })
  expiredAt: Date | null;

  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;

  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  closedBy: string | null;

  @ForeignKey('AnswerLink', 'id')
  @Column('uuid', { nullable: true })
  closedByLink: string | null;

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

  /** A referral to a colleague transmits nothing outside the structure: it needs no agreement. */
  send({ at }: Act): void {
    if (this.path !== 'internal' && (this.agreementOn === null || this.agreementHow === null)) {
      throw new ConflictError('Notez d’abord l’accord de la personne\u00a0: le jour, et à l’oral ou par signature.');
    }
    this.moveTo('sent');
    this.sentAt = at;
  }

  /** @returns false when the receiver had read it before */
  open({ at }: Act): boolean {
    if (this.openedAt !== null || this.sentAt === null) return false;
    this.openedAt = at;
    return true;
  }

  /** « Bien reçu », before the answer. @returns false when it was already said */
  acknowledge({ at }: Act): boolean {
    if (this.status !== 'sent') throw new ConflictError(alreadyMessage(this.status));
    if (this.acknowledgedAt !== null) return false;
    this.acknowledgedAt = at;
    return true;
  }

  accept(act: Act, appointmentOn: Day | null, words: string | null): void {
    this.moveTo('accepted');
    this.answeredBySomeone(act);
    this.appointmentOn = appointmentOn;
    this.answerWords = words;
  }

  /** The organiser moved the person to another of its workshops. */
  moveSeat(workshopId: string, day: Day | null): void {
    this.workshopId = workshopId;
    if (this.status === 'accepted') this.appointmentOn = day;
  }

  refuse(act: Act, reasons: RefusalReason[], words: string): void {
    this.moveTo('refused');
    this.answeredBySomeone(act);
    this.refusalReasons = reasons;
    this.refusalWords = words;
  }

  /** By the sender before any answer; by the person, whose agreement ends, even after it. */
  withdraw({ at }: Act, kind: WithdrawalKind, reason: string): void {
    if (kind === 'by_sender' && this.status === 'accepted') throw new ConflictError(alreadyMessage(this.status));
    this.moveTo('withdrawn');
    this.withdrawnAt = at;
    this.withdrawalKind = kind;
    this.withdrawalReason = reason;
  }

  remind({ at }: Act): void {
    if (this.status !== 'sent') throw new ConflictError(alreadyMessage(this.status));
    this.remindersSent += 1;
    this.lastRemindedAt = at;
  }

  expire({ at }: Act): void {
    this.moveTo('expired');
    this.expiredAt = at;
  }

  close({ at, byUserId, byLinkId }: Act, outcome: Outcome, words: string | null, levelAfter: Level | null): void {
    this.moveTo('closed');
    this.closedAt = at;
    this.closedBy = byUserId;
    this.closedByLink = byLinkId;
    this.outcome = outcome;
    this.outcomeWords = words;
    this.levelAfter = levelAfter;
  }

  private answeredBySomeone({ at, byUserId, byLinkId }: Act): void {
    this.answeredAt = at;
    this.answeredBy = byUserId;
    this.answeredByLink = byLinkId;
  }

  private moveTo(status: ReferralStatus): void {
    if (!canBecome(this.status, status)) throw new ConflictError(alreadyMessage(this.status));
    this.status = status;
  }
}
