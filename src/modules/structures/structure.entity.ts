import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { defaultAsks, type FundAsks } from './funds/fund-asks.js';

export type StructureKind = 'mediation' | 'france_services' | 'fund' | 'other';
export type FundScheme = 'general' | 'msa' | 'other';
/** Schemes whose caisse follows from where one lives; the others have one caisse for a trade, or several for a place. */
export type DeducibleScheme = Exclude<FundScheme, 'other'>;

/** An organisation that has accounts here, or answers for a territory (a caisse). */
@Entity('structure')
@Check('structure_kind_check', `kind IN ('mediation', 'france_services', 'fund', 'other')`)
@Check('structure_fund_check', `(kind = 'fund') = (fund_scheme IS NOT NULL)`)
@Check('structure_fund_scheme_check', `fund_scheme IN ('general', 'msa', 'other')`)
@Check('structure_fund_answer_days_check', 'fund_answer_days BETWEEN 1 AND 60')
@Check(
  'structure_fund_asks_check',
  `fund_asks ?& ARRAY['need_details', 'call_back', 'language', 'helper', 'signature', 'attachment']
    AND fund_asks ->> 'need_details' IN ('required', 'optional', 'not_asked')
    AND fund_asks ->> 'call_back' IN ('required', 'optional', 'not_asked')
    AND fund_asks ->> 'language' IN ('required', 'optional', 'not_asked')
    AND fund_asks ->> 'helper' IN ('optional', 'not_asked')
    AND fund_asks ->> 'signature' IN ('required', 'not_asked')
    AND fund_asks ->> 'attachment' IN ('required', 'optional', 'not_asked')`,
)
@Index('structure_fund_departments_idx', { synchronize: false })
@Index('structure_name_search_idx', { synchronize: false })
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

  @Column('text', { nullable: true })
  website: string | null;

  /** When and how to reach a caisse, typed by its administrator. */
  @Column('text', { nullable: true })
  contactHours: string | null;

  @Column('text', { nullable: true })
  fundScheme: FundScheme | null;

  /** Codes of the départements whose residents a caisse serves. */
  @Column('text', { array: true, default: '{}' })
  fundDepartments: string[];

  /** Working days in which a caisse means to answer a saisine: its own choice, no rule of ours. */
  @Column('smallint', { default: 10 })
  fundAnswerDays: number;

  /** What a caisse asks in a saisine. */
  @Column('jsonb', { default: defaultAsks })
  fundAsks: FundAsks;

  /** Grows at each correction, so that two people who edit at once do not overwrite each other unseen. */
  @Column('integer', { default: 1 })
  version: number;

  @Column('timestamptz')
  createdAt: Date;
}
