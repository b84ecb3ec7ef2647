import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../platform/access/actor.js';
import { type CoordinationTotal, CoordinationQueries } from '../../../support-sessions/index.js';
import { FigureNames, type NamedDimension, namedDimensions } from '../../figure-names.queries.js';
import { FigureTurns } from '../../figure-turns.js';
import type { DayPoint, Figures, Totals } from '../../figures/figures.js';
import { FiguresService } from '../../figures/figures.service.js';
import type { Selection } from '../../figures/selection.js';
import { type AskedSelection, type FilterLists, SelectionDesk } from '../../filters/index.js';
import { previousPeriod } from '../../period.js';
import { FiguresPageForm } from './figures.form.js';
import type { Beside } from './sections.js';

export type Asked = AskedSelection<FiguresPageForm>;

/** All that the page of figures shows. */
export interface FoundFigures {
  figures: Figures;
  before: Totals;
  days: DayPoint[];
  daysBefore: DayPoint[];
  beside: Beside;
}

/** Names shown at once: those of the lines that a page shows. */
const MOST_NAMES = 15;

/** Asks for figures and for what stands beside them. */
@Injectable()
export class FiguresDesk {
  constructor(
    private readonly selections: SelectionDesk,
    private readonly figures: FiguresService,
    private readonly names: FigureNames,
    private readonly coordination: CoordinationQueries,
    private readonly turns: FigureTurns,
  ) {}

  /** What is asked, with what the filters offer. When `form.isValid` is false nothing may be counted. */
  async asked(actor: Actor, query: object): Promise<{ asked: Asked; lists: FilterLists }> {
    const [asked, lists] = await Promise.all([
      this.selections.read(actor, query, FiguresPageForm),
      this.selections.lists(actor),
    ]);
    return { asked, lists };
  }

  all(actor: Actor, { selection }: Asked): Promise<FoundFigures> {
    return this.turns.take(actor, selection, async () => {
      const [figures, { coordination, ...around }] = await Promise.all([
        this.figures.of(actor, selection),
        this.around(actor, selection),
      ]);
      const beside = await this.beside(actor, figures, { selection, coordination, most: MOST_NAMES });
      return { figures, ...around, beside };
    });
  }

  /** One table or chart, with all of its names. */
  async one(
    actor: Actor,
    query: object,
    id: string,
  ): Promise<{ asked: Asked; figures: Figures; beside: Beside } | null> {
    const asked = await this.selections.read(actor, query, FiguresPageForm);
    if (!asked.form.isValid) return null;
    const { selection } = asked;
    const figures = await this.turns.take(actor, selection, () => this.figures.of(actor, selection));
    const coordination =
      id === 'coordination' ? await this.coordination.totals(actor, selection.from, selection.to) : [];
    const only = namedDimensions.find((dimension) => dimension === id);
    const most = only ? Number.POSITIVE_INFINITY : MOST_NAMES;
    const beside = await this.beside(actor, figures, { selection, coordination, most, only });
    return { asked, figures, beside };
  }

  /** What was done day by day, and in the period before. */
  async days(actor: Actor, selection: Selection): Promise<[DayPoint[], DayPoint[]]> {
    const earlier = { ...selection, ...previousPeriod({ ...selection, preset: 'custom' }) };
    return Promise.all([this.figures.days(actor, selection), this.figures.days(actor, earlier)]);
  }

  /** One after the other: all together they are quicker than the figures. */
  private async around(actor: Actor, selection: Selection) {
    const earlier = { ...selection, ...previousPeriod({ ...selection, preset: 'custom' }) };
    const before = await this.figures.totals(actor, earlier);
    const days = await this.figures.days(actor, selection);
    const daysBefore = await this.figures.days(actor, earlier);
    const coordination = await this.coordination.totals(actor, selection.from, selection.to);
    return { before, days, daysBefore, coordination };
  }

  private async beside(
    actor: Actor,
    figures: Figures,
    { selection, coordination, most, only }: Gathered,
  ): Promise<Beside> {
    const names = await this.names.of(figures.lines, most, only);
    const followsUp = actor.role === 'coordinator' || actor.role === 'structure_manager';
    return { selection, names, coordination, followsUp };
  }
}

interface Gathered {
  selection: Selection;
  coordination: CoordinationTotal[];
  most: number;
  only?: NamedDimension | undefined;
}
