import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { LikenessReason } from './likeness.js';

/** Two files of one structure that may be one person's. Found by the program, decided by a person. */
@Entity('beneficiary_duplicate')
@Check('beneficiary_duplicate_order_check', 'first_id < second_id')
@Check('beneficiary_duplicate_score_check', 'score BETWEEN 0 AND 100')
@Index('beneficiary_duplicate_list_idx', { synchronize: false })
export class BeneficiaryDuplicate {
  @ForeignKey('Beneficiary', 'id', { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  firstId: string;

  @ForeignKey('Beneficiary', 'id', { onDelete: 'CASCADE' })
  @Index()
  @PrimaryColumn('uuid')
  secondId: string;

  @ForeignKey('Structure', 'id')
  @Column('uuid')
  structureId: string;

  @Column('smallint')
  score: number;

  @Column('text', { array: true })
  reasons: LikenessReason[];

  @Column('timestamptz')
  foundAt: Date;
}
