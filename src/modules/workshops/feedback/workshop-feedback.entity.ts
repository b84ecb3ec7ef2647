import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Three answers to one workshop, of nobody in particular: no link to a person, no hour. */
@Entity('workshop_feedback')
@Check('workshop_feedback_some_check', 'num_nonnulls(learnt, pace, again) >= 1')
@Check(
  'workshop_feedback_answers_check',
  `learnt IN ('yes', 'partly', 'no') AND pace IN ('good', 'too_fast', 'too_slow')
    AND again IN ('yes', 'maybe', 'no') AND given_by IN ('link', 'paper')`,
)
export class WorkshopFeedback {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Workshop', 'id')
  @Index()
  @Column('uuid')
  workshopId: string;

  @Column('text', { nullable: true })
  learnt: 'yes' | 'partly' | 'no' | null;

  @Column('text', { nullable: true })
  pace: 'good' | 'too_fast' | 'too_slow' | null;

  @Column('text', { nullable: true })
  again: 'yes' | 'maybe' | 'no' | null;

  @Column('text')
  givenBy: 'link' | 'paper';
}
