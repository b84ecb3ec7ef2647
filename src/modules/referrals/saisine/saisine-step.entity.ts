import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Day } from '../../../platform/time/day.js';
import { saisineChecks } from './saisine-checks.js';
import type { SaisineStep } from './saisine-status.js';

/** One dated step of a saisine, as both sides read it. By someone, by a link, or by the tool (both null). Never changed. */
@Entity('saisine_step')
@Check('saisine_step_step_check', saisineChecks.step)
@Check('saisine_step_author_check', 'num_nonnulls(by_user_id, by_link_id) <= 1')
@Check('saisine_step_workshop_check', `(step = 'workshop_offered') = (workshop_on IS NOT NULL)`)
@Index('saisine_step_referral_idx', ['referralId', 'at'])
export class SaisineStepTaken {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Saisine', 'referralId')
  @Column('uuid')
  referralId: string;

  @Column('text')
  step: SaisineStep;

  @Column('timestamptz')
  at: Date;

  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  byUserId: string | null;

  @ForeignKey('AnswerLink', 'id')
  @Column('uuid', { nullable: true })
  byLinkId: string | null;

  @ForeignKey('Structure', 'id')
  @Column('uuid', { nullable: true })
  byStructureId: string | null;

  @Column('date', { nullable: true })
  workshopOn: Day | null;
}
