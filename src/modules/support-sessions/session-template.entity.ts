import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { DraftContent } from '../../platform/drafts/index.js';

/** A form worth starting from again, for its author alone: never a person, a note or a day. */
@Entity('session_template')
@Check('session_template_name_check', 'char_length(name) BETWEEN 1 AND 60')
@Check(
  'session_template_content_check',
  `jsonb_typeof(content) = 'object' AND octet_length(content::text) <= 8192
   AND NOT content ?| ARRAY['beneficiaryId', 'notes', 'day', 'ageBand', 'gender', 'socialStatus', 'residence']`,
)
@Check('session_template_position_check', 'position BETWEEN 1 AND 12')
@Unique('session_template_position_key', ['ownerId', 'structureId', 'position'], { deferrable: 'INITIALLY IMMEDIATE' })
@Unique('session_template_name_key', ['ownerId', 'structureId', 'name'])
export class SessionTemplate {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('User', 'id')
  @Column('uuid')
  ownerId: string;

  @ForeignKey('Structure', 'id')
  @Column('uuid')
  structureId: string;

  @Column('text')
  name: string;

  /** What the form holds, by the names of its fields. */
  @Column('jsonb')
  content: DraftContent;

  /** Place in the list, from 1. */
  @Column('smallint')
  position: number;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  updatedAt: Date;
}
