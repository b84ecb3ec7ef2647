import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export type StructureKind = 'mediation' | 'france_services' | 'fund' | 'other';
export type FundScheme = 'general' | 'msa' | 'other';

/** An organisation that has accounts here, or answers for a territory (a caisse). */
@Entity('structure')
@Check('structure_kind_check', `kind IN ('mediation', 'france_services', 'fund', 'other')`)
@Check('structure_fund_check', `(kind = 'fund') = (fund_scheme IS NOT NULL)`)
@Check('structure_fund_scheme_check', `fund_scheme IN ('general', 'msa', 'other')`)
export class Structure {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @Index()
  @Column('text')
  kind: StructureKind;

  @Column('text', { nullable: true })
  siret: string | null;

  @ForeignKey('Commune', 'inseeCode')
  @Column('text', { nullable: true })
  communeInsee: string | null;

  @Column('text', { nullable: true })
  address: string | null;

  @Column('text', { nullable: true })
  phone: string | null;

  @Column('text', { nullable: true })
  email: string | null;

  /** When and how to reach a caisse, typed by its administrator. */
  @Column('text', { nullable: true })
  contactHours: string | null;

  @Column('text', { nullable: true })
  fundScheme: FundScheme | null;

  /** Codes of the départements whose residents a caisse serves. */
  @Column('text', { array: true, default: '{}' })
  fundDepartments: string[];

  @Column('timestamptz')
  createdAt: Date;
}
