import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A commune that a caisse serves although it is outside its départements, or does not serve although it is inside. */
@Entity('fund_commune')
export class FundCommune {
  @ForeignKey('Structure', 'id', { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  fundId: string;

  @ForeignKey('Commune', 'inseeCode')
  @Index()
  @PrimaryColumn('text')
  communeInsee: string;

  @Column('boolean')
  included: boolean;
}
