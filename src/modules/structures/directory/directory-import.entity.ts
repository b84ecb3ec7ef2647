import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { DirectoryReport } from './directory-report.js';

/**
 * `waiting` for its job, then `running`; `analysed`: nothing changed yet; `unchanged`: the very file already applied;
 * `stopped`: too many places would go; `failed`: the file was refused, or the program fell.
 */
export type DirectoryImportStatus =
  'waiting' | 'running' | 'analysed' | 'unchanged' | 'stopped' | 'applied' | 'failed' | 'undone';

export type DirectoryImportTask = 'analyse' | 'apply';

/** One file of the directory, from its arrival to its import or its undoing. */
@Entity('directory_import')
@Check(
  'directory_import_status_check',
  `status IN ('waiting', 'running', 'analysed', 'unchanged', 'stopped', 'applied', 'failed', 'undone')`,
)
@Check('directory_import_task_check', `task IN ('analyse', 'apply')`)
@Check('directory_import_undone_check', `(status = 'undone') = (undone_at IS NOT NULL)`)
@Index('directory_import_applied_idx', { synchronize: false })
export class DirectoryImport {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  source: string;

  @Column('text')
  fileName: string;

  /** SHA-256 of the file's bytes; empty until it is read. */
  @Column('text')
  fileHash: string;

  /** Version of the importer and of the communes it read: the same file may give other places with another. */
  @Column('text', { default: '' })
  importerVersion: string;

  @Column('text')
  status: DirectoryImportStatus;

  /** What its job does, or did last; null for the command line. */
  @Column('text', { nullable: true })
  task: DirectoryImportTask | null;

  /** Someone said that the file is whole although many places would go. */
  @Column('boolean', { default: false })
  confirmed: boolean;

  /** So far, while it runs. */
  @Column('integer', { default: 0 })
  rowsRead: number;

  /** Share of the file that is read, from 0 to 100. */
  @Column('smallint', { default: 0 })
  percent: number;

  /** Why it failed, in French. */
  @Column('text', { nullable: true })
  failure: string | null;

  /** Empty until the file is read. */
  @Column('jsonb', { default: {} })
  report: Partial<DirectoryReport>;

  @Column('uuid', { nullable: true })
  requestedBy: string | null;

  @Index('directory_import_started_at_idx', { synchronize: false })
  @Column('timestamptz')
  startedAt: Date;

  @Column('timestamptz', { nullable: true })
  appliedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  undoneAt: Date | null;

  @Column('uuid', { nullable: true })
  undoneBy: string | null;
}

/** A row that could not be taken, as it was in the file. */
@Entity('directory_refusal')
export class DirectoryRefusal {
  @ForeignKey('DirectoryImport', 'id', { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  importId: string;

  @PrimaryColumn('integer')
  lineNumber: number;

  @Column('text', { array: true })
  motives: string[];

  /** The row by column of the national schema. */
  @Column('jsonb')
  raw: Record<string, string>;
}
