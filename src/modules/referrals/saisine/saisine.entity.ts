import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ConflictError } from '../../../platform/errors/domain-error.js';
import type { Day } from '../../../platform/time/day.js';
import type { FundAsks } from '../../structures/index.js';
import type { Motive } from '../referral-codes.js';
import { saisineChecks as checks } from './saisine-checks.js';
import type { CallBackSlot, Language, SaisineNeed } from './saisine-codes.js';
import { alreadyAt } from './saisine-messages.js';
import { canFollow, type ReferralState, type SaisineStep, stepAfter } from './saisine-status.js';

/** What the caisse is told beside the person, the motive and the agreement: codes alone, nothing medical. */
export interface SaisineDetails {
  needs: SaisineNeed[];
  callBackSlots: CallBackSlot[];
  language: Language | null;
  interpreter: boolean;
  /** The caisse may go through the person’s relative, who is noted in the file with the person’s agreement. */
  throughHelper: boolean;
}

export const noDetails: Readonly<SaisineDetails> = {
  needs: [],
  callBackSlots: [],
  language: null,
  interpreter: false,
  throughHelper: false,
};

/** A request to the caisse’s mission: what goes with its referral, and how far the caisse is with it. */
@Entity('saisine')
@Check('saisine_step_check', checks.step)
@Check('saisine_motive_check', checks.motive)
@Check('saisine_needs_check', checks.needs)
@Check('saisine_call_back_slots_check', checks.callBackSlots)
@Check('saisine_language_check', checks.language)
@Check('saisine_sent_check', checks.sent)
@Check('saisine_workshop_check', checks.workshop)
@Check('saisine_purged_check', checks.purged)
@Index('saisine_fund_idx', ['fundId', 'step', 'answerDueOn'])
@Index('saisine_to_purge_idx', { synchronize: false })
@Index('saisine_running_idx', { synchronize: false })
export class Saisine implements SaisineDetails {
  @ForeignKey('Referral', 'id')
  @PrimaryColumn('uuid')
  referralId: string;

  @ForeignKey('Beneficiary', 'id')
  @Index()
  @Column('uuid')
  beneficiaryId: string;

  @ForeignKey('Structure', 'id')
  @Column('uuid')
  fundId: string;

  /** Null once the person’s file is emptied. */
  @Column('text', { nullable: true })
  motive: Motive | null;

  @Column('text')
  step: SaisineStep;

  @Column('text', { array: true, default: '{}' })
  needs: SaisineNeed[];

  @Column('text', { array: true, default: '{}' })
  callBackSlots: CallBackSlot[];

  @Column('text', { nullable: true })
  language: Language | null;

  @Column('boolean', { default: false })
  interpreter: boolean;

  @Column('boolean', { default: false })
  throughHelper: boolean;

  /** What the caisse asked on the day of the sending. */
  @Column('jsonb', { nullable: true })
  askedParts: FundAsks | null;

  @Column('date', { nullable: true })
  answerDueOn: Day | null;

  @Column('date', { nullable: true })
  workshopOn: Day | null;

  /** When its details were taken away. */
  @Column('timestamptz', { nullable: true })
  purgedAt: Date | null;

  /** @param dueOn the day by which the caisse means to answer */
  transmit(asked: FundAsks, dueOn: Day): void {
    this.moveTo('transmitted');
    this.askedParts = asked;
    this.answerDueOn = dueOn;
  }

  acknowledge(): void {
    this.moveTo('acknowledged');
  }

  callBack(): void {
    this.moveTo('called_back');
  }

  offerWorkshop(on: Day): void {
    this.moveTo('workshop_offered');
    this.workshopOn = on;
  }

  attendWorkshop(): void {
    this.moveTo('workshop_attended');
  }

  noteUnreachable(): void {
    this.moveTo('unreachable');
  }

  redirect(): void {
    this.moveTo('redirected');
  }

  close(): void {
    this.moveTo('closed');
  }

  /** Goes where its referral went without it: by a link, by phone, by the tool. @returns false when it is there already */
  follow(referral: ReferralState): boolean {
    const step = stepAfter(this.step, referral);
    if (step === this.step) return false;
    if (step === 'workshop_offered') this.offerWorkshop(referral.appointmentOn ?? '');
    else this.moveTo(step);
    return true;
  }

  private moveTo(step: SaisineStep): void {
    if (!canFollow(this.step, step)) throw new ConflictError(alreadyAt(this.step));
    this.step = step;
  }
}
