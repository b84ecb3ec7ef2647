import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What a person's file is compared by. Written by the database's trigger alone, from `match_of`. */
@Entity('beneficiary_match')
@Index('beneficiary_match_keys_idx', { synchronize: false })
@Index('beneficiary_match_changed_idx', ['structureId', 'changedAt'])
export class BeneficiaryMatch {
  @ForeignKey('Beneficiary', 'id', { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  beneficiaryId: string;

  @ForeignKey('Structure', 'id')
  @Column('uuid')
  structureId: string;

  @Column('text')
  firstWords: string;

  @Column('text')
  lastWords: string;

  @Column('text')
  firstSound: string;

  /** The whole last name, then its parts. */
  @Column('text', { array: true })
  lastSounds: string[];

  /** The first is that of the whole name. */
  @Column('bigint', { array: true })
  matchKeys: string[];

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  changedAt: Date;
}
