import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId, newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import type { Filters } from '../figures/selection.js';
import { DEFINITIONS_VERSION } from '../definitions/definitions.js';
import { FrozenReport } from './frozen-report.entity.js';
import type { ReportContent } from './report-content.js';
import { periodOf, type ReportPeriod } from './report-period.js';
import { scopeOf } from './report-scope.js';
import { sees } from './report.policy.js';
import { ReportTaking } from './report-taking.js';

export interface ReportAsked {
  period: ReportPeriod;
  filters: Filters;
  /** The filters in French, to be read in twenty years. */
  filterWords: string[];
}

/** Months, quarters and years that are closed: what they said stays, whatever is corrected later. */
@Injectable()
export class FrozenReports {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly taking: ReportTaking,
  ) {}

  /**
   * Takes the figures of the actor’s own scope. The same period may be closed again later: a second report beside the first.
   * @returns the number of the report
   * @throws NotFoundError the actor counts nothing
   * @throws ConflictError sessions of the period keep being saved meanwhile
   */
  async close(actor: Actor, { period, filters, filterWords }: ReportAsked): Promise<string> {
    const scope = scopeOf(actor);
    if (!scope) throw new NotFoundError('figures');
    const content = await this.taking.take(actor, period, filters);
    const id = newId();
    await this.unitOfWork.run(async () => {
      await this.unitOfWork.repository(FrozenReport).insert({
        ...{ id, kind: period.kind, periodFrom: period.from, periodTo: period.to, ...scope },
        ...{ scopeName: actor.workplaceName, filters, filterWords, definitionsVersion: DEFINITIONS_VERSION },
        ...{ content: content as object, takenAt: this.clock.now(), madeBy: actor.userId },
      });
      const { kind, from, to } = period;
      await this.audit.record({
        verb: 'report.close',
        subjectKind: 'report',
        subjectId: id,
        details: { kind, from, to },
      });
    });
    return id;
  }

  /** @throws NotFoundError absent, or of another scope than the actor’s of today */
  async find(actor: Actor, id: string): Promise<FrozenReport> {
    const report = isId(id) ? await this.unitOfWork.repository(FrozenReport).findOneBy({ id }) : null;
    if (!report || !sees(actor, report)) throw new NotFoundError('report');
    return report;
  }

  /** What the same figures would be now. */
  today(actor: Actor, report: FrozenReport): Promise<ReportContent> {
    return this.taking.again(actor, periodOf(report), report.filters, report.content);
  }

  /** A file leaves: the journal knows. */
  async noteExport({ id }: FrozenReport, format: string, model: string): Promise<void> {
    await this.audit.record({
      verb: 'report.export',
      subjectKind: 'report',
      subjectId: id,
      details: { format, model },
    });
  }
}
