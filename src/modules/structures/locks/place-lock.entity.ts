import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A field of a place that someone here has changed: imports leave it, and write here what their file says instead. */
@Entity('place_lock')
export class PlaceLock {
  @ForeignKey('Place', 'id', { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  placeId: string;

  /** A column of `place`. */
  @PrimaryColumn('text')
  field: string;

  @Column('uuid', { nullable: true })
  localBy: string | null;

  @Column('timestamptz')
  localAt: Date;

  /** As `to_jsonb` writes the column. */
  @Column('jsonb', { nullable: true })
  fileValue: unknown;
}
