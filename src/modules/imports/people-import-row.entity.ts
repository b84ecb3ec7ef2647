import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { CellMessage } from './reading/cell-message.js';

/** One row of a file: what was understood of it, what was said of it, what became of it. */
@Entity('people_import_row')
@Check('people_import_row_state_check', `state IN ('ready', 'duplicate', 'refused')`)
@Check('people_import_row_outcome_check', `outcome IN ('created', 'completed', 'skipped', 'known')`)
@Check('people_import_row_made_check', `outcome <> 'created' OR made_id IS NOT NULL`)
@Check('people_import_row_undone_check', `undone IN ('removed', 'restored', 'kept')`)
@Index('people_import_row_to_apply_idx', { synchronize: false })
@Index('people_import_row_to_undo_idx', { synchronize: false })
@Index('people_import_row_messages_idx', { synchronize: false })
@Index('people_import_row_external_idx', ['importId', 'externalId'], { where: 'external_id IS NOT NULL' })
export class PeopleImportRow {
  @ForeignKey('PeopleImport', 'id', { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  importId: string;

  /** As the spreadsheet numbers it. */
  @PrimaryColumn('integer')
  rowNumber: number;

  @Column('text')
  state: 'ready' | 'duplicate' | 'refused';

  /** Only of a row that is refused, to be given back. */
  @Column('text', { array: true, default: '{}' })
  raw: string[];

  @Column('jsonb', { nullable: true })
  understood: Record<string, unknown> | null;

  @Column('jsonb', { default: [] })
  messages: CellMessage[];

  /** A person of the structure, or another row of the file, who is likely the same. */
  @Column('uuid', { nullable: true })
  likelyId: string | null;

  @Column('integer', { nullable: true })
  likelyRow: number | null;

  @Column('text', { array: true, default: '{}' })
  reasons: string[];

  /** The number that the tool it comes from gives it. */
  @Column('text', { nullable: true })
  externalId: string | null;

  @Column('text', { nullable: true })
  outcome: 'created' | 'completed' | 'skipped' | 'known' | null;

  @Column('uuid', { nullable: true })
  madeId: string | null;

  /** What was written in the blanks of a file that existed. */
  @Column('jsonb', { nullable: true })
  filled: Record<string, unknown> | null;

  @Column('text', { nullable: true })
  undone: 'removed' | 'restored' | 'kept' | null;
}
