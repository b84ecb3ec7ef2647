import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What a form holds, by the names of its fields, as it was typed. */
export type DraftContent = Record<string, string | string[]>;

/** A form under way, for its author alone. */
@Entity('form_draft')
@Check('form_draft_kind_check', `kind ~ '^[a-z_]{1,40}$'`)
@Check('form_draft_content_check', `jsonb_typeof(content) = 'object' AND octet_length(content::text) <= 65536`)
@Check('form_draft_expiry_check', 'expires_at > updated_at')
@Index('form_draft_owner_idx', ['ownerId', 'structureId', 'kind', 'updatedAt'])
@Index('form_draft_expires_at_idx', ['expiresAt'])
export class FormDraft {
  /** The form's own key: what is made of the form has it too. */
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('User', 'id')
  @Column('uuid')
  ownerId: string;

  @ForeignKey('Structure', 'id')
  @Column('uuid')
  structureId: string;

  /** Which form. */
  @Column('text')
  kind: string;

  @Column('jsonb')
  content: DraftContent;

  @Column('integer', { default: 1 })
  version: number;

  /** The page that wrote it last: it may go on, even when it never heard that its writing arrived. */
  @Column('uuid')
  writer: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  updatedAt: Date;

  @Column('timestamptz')
  expiresAt: Date;
}
