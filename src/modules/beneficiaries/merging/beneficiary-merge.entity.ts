import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { MovedRows } from './moved-rows.js';

type Row = Record<string, unknown>;

/** What gives two files back as they were. */
export interface SealedMerge {
  /** The whole row of the file that was emptied. */
  merged: Row;
  /** The columns that the kept file took, as they were, and as they became. */
  before: Row;
  after: Row;
  rows: MovedRows[];
}

/** A person said that two files are one person's. It can be undone for thirty days. */
@Entity('beneficiary_merge')
@Check('beneficiary_merge_files_check', 'kept_id <> merged_id')
@Check(
  'beneficiary_merge_undone_check',
  '(undone_at IS NULL) = (undone_by IS NULL) AND (undone_at IS NULL OR sealed IS NULL)',
)
@Index('beneficiary_merge_standing_idx', { synchronize: false })
@Index('beneficiary_merge_list_idx', { synchronize: false })
@Index('beneficiary_merge_sealed_idx', { synchronize: false })
export class BeneficiaryMerge {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Structure', 'id')
  @Column('uuid')
  structureId: string;

  @ForeignKey('Beneficiary', 'id')
  @Index()
  @Column('uuid')
  keptId: string;

  @ForeignKey('Beneficiary', 'id')
  @Column('uuid')
  mergedId: string;

  @Column('timestamptz')
  mergedAt: Date;

  @ForeignKey('User', 'id')
  @Column('uuid')
  mergedBy: string;

  /** Read by the undoing alone, shown nowhere; emptied after thirty days. */
  @Column('jsonb', { nullable: true, select: false })
  sealed: SealedMerge | null;

  @Column('timestamptz', { nullable: true })
  undoneAt: Date | null;

  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  undoneBy: string | null;
}
