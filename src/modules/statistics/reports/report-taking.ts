import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { ConflictError } from '../../../platform/errors/domain-error.js';
import { FiguresService } from '../figures/figures.service.js';
import type { Figures } from '../figures/figures.js';
import type { Filters } from '../figures/selection.js';
import { type KeptFigures, keptFigures, type ReportContent } from './report-content.js';
import { ReportNamesQueries } from './report-names.queries.js';
import { periodBefore, type ReportPeriod } from './report-period.js';

const TRIES = 3;

/** Reads the figures of a report: all of one moment, or none. */
@Injectable()
export class ReportTaking {
  constructor(
    private readonly figures: FiguresService,
    private readonly names: ReportNamesQueries,
  ) {}

  /** @throws ConflictError sessions of the period keep being saved meanwhile */
  async take(actor: Actor, period: ReportPeriod, filters: Filters): Promise<ReportContent> {
    const selection = { from: period.from, to: period.to, filters };
    const before = await this.figures.totals(actor, { ...periodBefore(period), filters });
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const days = await this.figures.days(actor, selection);
      const figures = keptFigures(await this.figures.of(actor, selection));
      if (days.reduce((sum, { people }) => sum + people, 0) !== figures.totals.accompaniments) continue;
      return { figures, before, days, names: await this.names.of(figures.lines) };
    }
    throw new ConflictError(
      'Des séances de cette période sont en train d’être enregistrées\u00a0: recommencez dans une minute.',
    );
  }

  /** What the same figures would be today, cut as those of the report are. */
  async again(
    actor: Actor,
    period: ReportPeriod,
    filters: Filters,
    { figures, names }: ReportContent,
  ): Promise<ReportContent> {
    const selection = { from: period.from, to: period.to, filters };
    const days = await this.figures.days(actor, selection);
    const now: Figures = await this.figures.of(actor, selection);
    const before = await this.figures.totals(actor, { ...periodBefore(period), filters });
    const kept: KeptFigures = keptFigures(now, figures.lines);
    return { figures: kept, before, days, names };
  }
}
