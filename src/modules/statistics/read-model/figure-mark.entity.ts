import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../../platform/time/day.js';

/**
 * Something changed since the figures were added up: on a structure’s day, perhaps through one person; or anywhere in
 * a territory. Written by triggers, in the transaction of the change; gone once it is taken into account.
 */
@Entity('figure_mark')
@Check(
  'figure_mark_check',
  `CASE WHEN territory IS NULL THEN structure_id IS NOT NULL AND day IS NOT NULL
     ELSE num_nonnulls(structure_id, day, person_id, mediator_id) = 0 END`,
)
export class FigureMark {
  @PrimaryColumn('bigint', { generated: 'identity', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('uuid', { nullable: true })
  structureId: string | null;

  @Column('date', { nullable: true })
  day: Day | null;

  @Column('uuid', { nullable: true })
  personId: string | null;

  /** Whose work it is: the teams that they are in then count it. */
  @Column('uuid', { nullable: true })
  mediatorId: string | null;

  /** When anything in it may have changed. */
  @Column('text', { nullable: true })
  territory: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  madeAt: Date;
}
