import type { SessionFilters } from '../../support-sessions/index.js';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ConflictError } from '../../../platform/errors/domain-error.js';
import type { Day } from '../../../platform/time/day.js';
import type { Asked, ExportFormat } from '../export-asked.js';
import type { ExportKind } from '../export-kinds.js';
import { canBecome, type ExportState } from './export-status.js';

/** Hours during which a file waits to be fetched. */
export const HOURS_KEPT = 24;

export interface MadeFile {
  rows: number;
  size: number;
  sha256: string;
}

/** An export that somebody asked for, from the asking to the end of its file. */
@Entity('export_run')
@Check('export_run_kind_check', `kind IN ('sessions', 'accompaniments', 'referrals', 'workshops')`)
@Check(
  'export_run_format_check',
  `format IN ('csv', 'xlsx', 'ods', 'jsonl', 'coop') AND (format = 'coop') <= (kind = 'accompaniments')`,
)
@Check('export_run_days_check', 'to_day >= from_day')
@Check(
  'export_run_state_check',
  `state IN ('waiting', 'running', 'ready', 'cancelled', 'failed', 'expired')
   AND (state = 'failed') = (failure IS NOT NULL)
   AND (state IN ('waiting', 'running')) = (ended_at IS NULL)
   AND (state IN ('ready', 'expired')) = (size IS NOT NULL)
   AND num_nonnulls(size, sha256, expires_at) IN (0, 3)`,
)
@Index('export_run_list_idx', { synchronize: false })
@Index('export_run_to_do_idx', { synchronize: false })
@Index('export_run_expiry_idx', { synchronize: false })
export class ExportRun implements Asked {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('User', 'id')
  @Column('uuid')
  userId: string;

  @ForeignKey('Membership', 'id')
  @Column('uuid')
  membershipId: string;

  @ForeignKey('Structure', 'id')
  @Column('uuid', { nullable: true })
  structureId: string | null;

  /** In which place it was asked: see `placeOf`. */
  @Column('text')
  askedIn: string;

  @Column('text')
  kind: ExportKind;

  @Column('text')
  format: ExportFormat;

  @Column('date', { name: 'from_day' })
  from: Day;

  @Column('date', { name: 'to_day' })
  to: Day;

  @Column('jsonb', { default: {} })
  filters: SessionFilters;

  @Column('text')
  state: ExportState;

  /** Lines of the file, as they were counted when it was begun. */
  @Column('integer')
  rowsExpected: number;

  @Column('integer', { default: 0 })
  rowsWritten: number;

  /** Bytes. */
  @Column('bigint', { nullable: true })
  size: number | null;

  @Column('text', { nullable: true })
  sha256: string | null;

  @Column('text', { nullable: true })
  failure: string | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  startedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  expiresAt: Date | null;

  start(now: Date): void {
    this.become('running');
    [this.startedAt, this.rowsWritten] = [now, 0];
  }

  finish({ rows, size, sha256 }: MadeFile, now: Date): void {
    this.become('ready');
    Object.assign(this, { rowsWritten: rows, size, sha256 });
    this.endedAt = now;
    this.expiresAt = new Date(now.getTime() + HOURS_KEPT * 3_600_000);
  }

  cancel(now: Date): void {
    this.become('cancelled');
    this.endedAt = now;
  }

  fail(words: string, now: Date): void {
    this.become('failed');
    [this.failure, this.endedAt] = [words, now];
  }

  expire(): void {
    this.become('expired');
  }

  /** @throws ConflictError when it has gone on meanwhile */
  private become(state: ExportState): void {
    if (!canBecome(this.state, state)) throw new ConflictError(ELSEWHERE);
    this.state = state;
  }
}

const ELSEWHERE = 'Cet export a changé d’état entre-temps\u00a0: rouvrez sa page pour voir où il en est.';
