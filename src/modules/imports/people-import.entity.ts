import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ConflictError } from '../../platform/errors/domain-error.js';
import type { DuplicateChoice, ImportStatus, Working } from './import-status.js';
import { canBecome, isWorking } from './import-status.js';
import type { Columns } from './reading/columns.js';
import { Layout } from './reading/layout.js';

/** A file of people or of accompaniments, from its arrival to its undoing. */
@Entity('people_import')
@Check('people_import_kind_check', `kind IN ('people', 'sessions')`)
@Check('people_import_layout_check', `layout IN ('coop_workbook', 'coop_people', 'coop_sessions', 'other')`)
@Check(
  'people_import_status_check',
  `status IN ('mapping', 'analysing', 'analysed', 'applying', 'applied', 'undoing', 'undone', 'failed')`,
)
@Check('people_import_failure_check', `(status = 'failed') = (failure IS NOT NULL)`)
@Check('people_import_duplicates_check', `duplicates IN ('skip', 'complete', 'create')`)
@Index('people_import_list_idx', { synchronize: false })
@Index('people_import_to_do_idx', { synchronize: false })
export class PeopleImport {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Structure', 'id')
  @Column('uuid')
  structureId: string;

  @ForeignKey('User', 'id')
  @Column('uuid')
  requestedBy: string;

  @Column('text')
  kind: 'people' | 'sessions';

  @Column('text')
  layout: Layout['name'];

  @Column('text')
  fileName: string;

  @Column('text')
  fileHash: string;

  /** Rank in the workbook. */
  @Column('smallint')
  sheet: number;

  /** Its number in the sheet; 0 when columns are known by their place. */
  @Column('integer')
  headingRow: number;

  @Column('text', { array: true })
  headings: string[];

  /** The first rows under the headings, to recognise columns by; emptied once they are. */
  @Column('jsonb', { default: [] })
  samples: string[][];

  /** Which column holds what; by field, its rank. */
  @Column('jsonb', { default: {} })
  columns: Columns;

  /** What is said of the whole file: macros left aside, sheets not read. */
  @Column('text', { array: true, default: '{}' })
  notes: string[];

  @Column('text')
  status: ImportStatus;

  @Column('text', { nullable: true })
  failedFrom: Working | null;

  @Column('text', { nullable: true })
  failure: string | null;

  @Column('text', { nullable: true })
  duplicates: DuplicateChoice | null;

  @Column('integer', { default: 0 })
  rowsRead: number;

  @Column('smallint', { default: 0 })
  percent: number;

  @Column('timestamptz')
  receivedAt: Date;

  @Column('timestamptz', { nullable: true })
  appliedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  undoneAt: Date | null;

  /** When the rows were emptied of what they said of people. */
  @Column('timestamptz', { nullable: true })
  emptiedAt: Date | null;

  /** @throws ConflictError when somebody else has already gone on */
  become(status: ImportStatus): void {
    if (!canBecome(this.status, status)) throw new ConflictError(ELSEWHERE);
    this.failedFrom = null;
    this.failure = null;
    this.status = status;
    if (isWorking(status)) [this.rowsRead, this.percent] = [0, 0];
  }

  fail(failure: string): void {
    const from = this.status;
    this.become('failed');
    this.failure = failure;
    this.failedFrom = isWorking(from) ? from : null;
  }
}

const ELSEWHERE = 'Cet import a changé d’état entre-temps\u00a0: rouvrez sa page pour voir où il en est.';
