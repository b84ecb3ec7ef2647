import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** « Ce n’est pas la même personne »: said once, written both ways, never proposed again until taken back. */
@Entity('beneficiary_distinct')
@Check('beneficiary_distinct_other_check', 'beneficiary_id <> other_id')
@Index('beneficiary_distinct_list_idx', { synchronize: false })
export class BeneficiaryDistinct {
  @ForeignKey('Beneficiary', 'id', { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  beneficiaryId: string;

  @ForeignKey('Beneficiary', 'id', { onDelete: 'CASCADE' })
  @Index()
  @PrimaryColumn('uuid')
  otherId: string;

  @ForeignKey('Structure', 'id')
  @Column('uuid')
  structureId: string;

  @ForeignKey('User', 'id')
  @Column('uuid')
  decidedBy: string;

  @Column('timestamptz')
  decidedAt: Date;
}
