import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Three answers to one workshop, of nobody in particular: no link to a person, no hour. */
@Entity('workshop_feedback')
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

  @Column('text')
  learnt: 'yes' | 'partly' | 'no';

  @Column('text')
  pace: 'good' | 'too_fast' | 'too_slow';

  @Column('text')
  again: 'yes' | 'maybe' | 'no';

  @Column('text')
  givenBy: 'link' | 'paper';
}
