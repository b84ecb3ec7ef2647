import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../platform/access/actor.js';
import { NotFoundError } from '../../../../platform/errors/domain-error.js';
import { Clock } from '../../../../platform/time/clock.js';
import { filterFields, filtersInWords, SelectionDesk, selectionQuery } from '../../filters/index.js';
import { openDataPaths } from '../../open-data/web/paths.js';
import type { ReportPeriod } from '../report-period.js';
import { scopeOf } from '../report-scope.js';
import { ReportsQueries } from '../reports.queries.js';
import type { CloseReportForm } from './close-report.form.js';
import type { Narrowed } from './narrowed.js';
import { reportsPage } from './reports.page.js';

/** Closing a period: which one, and what of it. */
@Injectable()
export class ClosingDesk {
  constructor(
    private readonly selections: SelectionDesk,
    private readonly queries: ReportsQueries,
    private readonly clock: Clock,
  ) {}

  periodOf(form: CloseReportForm): ReportPeriod | undefined {
    return form.period(this.clock.today());
  }

  /** The filters alone: the period is chosen in the form. */
  async narrowed(actor: Actor, query: unknown): Promise<Narrowed> {
    const sent = (query ?? {}) as Record<string, unknown>;
    const asked = Object.fromEntries(filterFields.map((field) => [field, sent[field]]));
    const { form, selection, names } = await this.selections.read(actor, asked);
    const written = selectionQuery(selection);
    return {
      filters: selection.filters,
      words: filtersInWords(selection, names).map(({ words }) => words),
      hidden: filterFields.flatMap((name) => (written[name] === undefined ? [] : [{ name, value: written[name] }])),
      errors: form.errors.map(({ message }) => ({ href: '#cloture', text: message })),
    };
  }

  async page(
    actor: Actor,
    form: CloseReportForm,
    narrowed: Narrowed,
    after: unknown = null,
  ): Promise<ReturnType<typeof reportsPage>> {
    const scope = scopeOf(actor);
    if (!scope) throw new NotFoundError('reports');
    const before = typeof after === 'string' ? after : null;
    const reports = await this.queries.list(scope, before, this.clock.now());
    const openDataHref = actor.role === 'structure_manager' ? openDataPaths.setting.to() : null;
    const today = this.clock.today();
    return reportsPage({ form, narrowed, reports, scopeName: actor.workplaceName, today, openDataHref });
  }
}
