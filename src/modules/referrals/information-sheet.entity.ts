import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Level } from '../assessments/index.js';

/** « information remise »: the person leaves with the caisse's contact means; nothing is transmitted to anyone. */
@Entity('information_sheet')
@Check('information_sheet_level_check', `level IN ('beginner', 'intermediate', 'independent', 'notAssessed')`)
@Index('information_sheet_beneficiary_idx', { synchronize: false })
@Index('information_sheet_given_by_idx', ['givenBy', 'givenAt'])
@Index('information_sheet_structure_idx', ['structureId', 'givenAt'])
export class InformationSheet {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Beneficiary', 'id')
  @Column('uuid')
  beneficiaryId: string;

  @ForeignKey('Structure', 'id')
  @Column('uuid')
  structureId: string;

  @ForeignKey('User', 'id')
  @Column('uuid')
  givenBy: string;

  @Column('timestamptz')
  givenAt: Date;

  /** The caisse whose contact means were printed; null when it was not known. */
  @ForeignKey('Structure', 'id')
  @Column('uuid', { nullable: true })
  fundId: string | null;

  @Column('text')
  level: Level;
}
