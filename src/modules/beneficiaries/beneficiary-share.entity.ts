import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Another structure's access to a person: opened by an accepted referral, closed with a date, never deleted. */
@Entity('beneficiary_share')
@Index('beneficiary_share_open_idx', { synchronize: false })
@Index('beneficiary_share_structure_idx', { synchronize: false })
export class BeneficiaryShare {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Beneficiary', 'id')
  @Column('uuid')
  beneficiaryId: string;

  @ForeignKey('Structure', 'id')
  @Column('uuid')
  structureId: string;

  @ForeignKey('Referral', 'id')
  @Column('uuid')
  referralId: string;

  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz', { nullable: true })
  endsAt: Date | null;
}
