import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ProgrammeContent } from './programmes.js';

/** A programme that a structure keeps to organise its next workshops from. */
@Entity('workshop_template')
@Check('workshop_template_label_check', 'char_length(btrim(label)) BETWEEN 3 AND 80')
export class WorkshopTemplate {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Structure', 'id')
  @Index()
  @Column('uuid')
  structureId: string;

  @Column('text')
  label: string;

  /** What the form of a workshop is filled in with. */
  @Column('jsonb')
  content: ProgrammeContent;

  @ForeignKey('User', 'id')
  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;
}
