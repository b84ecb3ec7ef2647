import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { DirectoryReport } from './directory-report.js';

export type DirectoryImportStatus = 'analysed' | 'stopped' | 'applied' | 'failed';

/** One run of the importer, dry or not. */
@Entity('directory_import')
@Check('directory_import_status_check', `status IN ('analysed', 'stopped', 'applied', 'failed')`)
export class DirectoryImport {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  source: string;

  @Column('text')
  fileName: string;

  /** SHA-256 of the file's bytes. */
  @Column('text')
  fileHash: string;

  @Column('text')
  status: DirectoryImportStatus;

  @Column('jsonb', { default: {} })
  report: DirectoryReport;

  @Column('uuid', { nullable: true })
  requestedBy: string | null;

  @Index('directory_import_started_at_idx', { synchronize: false })
  @Column('timestamptz')
  startedAt: Date;

  @Column('timestamptz', { nullable: true })
  appliedAt: Date | null;
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
