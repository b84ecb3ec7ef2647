import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

export type DuplicateStatus = 'proposed' | 'dismissed' | 'merged';

/** Two places that may be one and the same, and what a person said of it. Shares are percentages. */
@Entity('place_duplicate')
@Unique(['firstPlaceId', 'secondPlaceId'])
@Check('place_duplicate_order_check', `first_place_id < second_place_id`)
@Check('place_duplicate_status_check', `status IN ('proposed', 'dismissed', 'merged')`)
@Check('place_duplicate_decided_check', `(status = 'proposed') = (decided_at IS NULL)`)
@Index('place_duplicate_proposed_idx', { synchronize: false })
export class PlaceDuplicate {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Place', 'id', { onDelete: 'CASCADE' })
  @Column('uuid')
  firstPlaceId: string;

  @ForeignKey('Place', 'id', { onDelete: 'CASCADE' })
  @Index()
  @Column('uuid')
  secondPlaceId: string;

  @Column('text')
  status: DuplicateStatus;

  @Column('smallint')
  score: number;

  @Column('smallint')
  nameScore: number;

  @Column('smallint')
  streetScore: number;

  /** Null when one of the two positions is not known for sure: it then counts for nothing. */
  @Column('integer', { nullable: true })
  distanceMetres: number | null;

  @Column('boolean')
  samePivot: boolean;

  @Column('boolean')
  samePhone: boolean;

  @Column('timestamptz')
  foundAt: Date;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  @Column('uuid', { nullable: true })
  decidedBy: string | null;
}
