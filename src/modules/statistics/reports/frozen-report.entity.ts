import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Day } from '../../../platform/time/day.js';
import type { Filters } from '../figures/selection.js';
import type { ReportContent } from './report-content.js';
import type { ReportKind } from './report-period.js';
import type { ReportScope, ScopeKind } from './report-scope.js';

/** Figures as they were on the day when they were taken. A trigger and a revoked privilege refuse any change. */
@Entity('frozen_report')
@Check('frozen_report_kind_check', `kind IN ('month', 'quarter', 'year', 'custom')`)
@Check('frozen_report_period_check', 'period_to >= period_from')
@Check(
  'frozen_report_scope_check',
  `scope_kind IN ('mediator', 'structure', 'team', 'department', 'region', 'country')`,
)
@Index('frozen_report_scope_idx', ['scopeKind', 'scopeCode', 'takenAt', 'id'])
export class FrozenReport implements ReportScope {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: ReportKind;

  @Column('date')
  periodFrom: Day;

  @Column('date')
  periodTo: Day;

  @Column('text')
  scopeKind: ScopeKind;

  /** Number of the structure or team, « structure/account », code of the territory. */
  @Column('text')
  scopeCode: string;

  /** As it was called that day. */
  @Column('text')
  scopeName: string;

  @Column('jsonb', { default: {} })
  filters: Filters;

  /** The filters in French, as they read that day. */
  @Column('jsonb', { default: [] })
  filterWords: string[];

  @Column('integer')
  definitionsVersion: number;

  @Column('jsonb')
  content: ReportContent;

  @Column('timestamptz')
  takenAt: Date;

  @ForeignKey('User', 'id')
  @Column('uuid')
  madeBy: string;
}
