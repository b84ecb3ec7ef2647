import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A field that the place kept took from the other, and what it was. */
export interface MergedField {
  /** A column of `place`. */
  field: string;
  before: unknown;
  after: unknown;
  /** The field's lock before the merger; null when it had none. */
  lock: { localBy: string | null; localAt: string; fileValue: unknown } | null;
}

/** A person said that two places are one. It can be undone. */
@Entity('place_merge')
export class PlaceMerge {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Place', 'id', { onDelete: 'CASCADE' })
  @Index()
  @Column('uuid')
  keptPlaceId: string;

  @ForeignKey('Place', 'id', { onDelete: 'CASCADE' })
  @Index()
  @Column('uuid')
  mergedPlaceId: string;

  @Column('jsonb')
  fields: MergedField[];

  @Index('place_merge_merged_at_idx', { synchronize: false })
  @Column('timestamptz')
  mergedAt: Date;

  @Column('uuid', { nullable: true })
  mergedBy: string | null;

  @Column('timestamptz', { nullable: true })
  undoneAt: Date | null;

  @Column('uuid', { nullable: true })
  undoneBy: string | null;
}
