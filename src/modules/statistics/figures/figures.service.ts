import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Clock } from '../../../platform/time/clock.js';
import type { DayPoint, Figures, Totals } from './figures.js';
import { KeptFiguresQueries } from './kept-figures.queries.js';
import { keptTerritory } from './kept-territory.js';
import { peopleIn, peopleOf } from './people-rows.js';
import { RowFiguresQueries } from './row-figures.queries.js';
import type { Selection } from './selection.js';
import { totalsOf } from './totals.js';

/**
 * Exact figures of what the actor may count. A territory that nothing narrows is answered from its roll-ups, which are a
 * few seconds old at most and say so (`asOf`); all else from the rows. Both count the same, to the unit.
 */
@Injectable()
export class FiguresService {
  constructor(
    private readonly kept: KeptFiguresQueries,
    private readonly rows: RowFiguresQueries,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, selection: Selection): Promise<Figures> {
    const held = await this.held(actor, selection);
    const { lines, people } = held ? await this.keptOf(held.territory, selection) : await this.rowsOf(actor, selection);
    return { totals: totalsOf(lines, peopleIn(people)), lines, people, asOf: held?.upTo ?? this.clock.now() };
  }

  async totals(actor: Actor, selection: Selection): Promise<Totals> {
    const held = await this.held(actor, selection);
    const { lines, followed } = await (held
      ? this.kept.heads(held.territory, selection)
      : this.rows.heads(actor, selection));
    return totalsOf(lines, followed);
  }

  /** By day, in order. */
  async days(actor: Actor, selection: Selection): Promise<DayPoint[]> {
    const held = await this.held(actor, selection);
    return held ? this.kept.days(held.territory, selection) : this.rows.days(actor, selection);
  }

  private async keptOf(territory: string, selection: Selection): Promise<Pick<Figures, 'lines' | 'people'>> {
    const [lines, people, departments] = await Promise.all([
      this.kept.lines(territory, selection),
      this.kept.people(territory, selection),
      /^[DT]-/.test(territory) ? [] : this.kept.departments(territory, selection),
    ]);
    return { lines: [...lines, ...departments], people: peopleOf(people) };
  }

  private async rowsOf(actor: Actor, selection: Selection): Promise<Pick<Figures, 'lines' | 'people'>> {
    const [lines, people] = await Promise.all([this.rows.lines(actor, selection), this.rows.people(actor, selection)]);
    const isWide = actor.scope?.kind === 'region' || actor.scope?.kind === 'country';
    const departments = isWide ? await this.rows.departments(lines) : [];
    return { lines: [...lines, ...departments], people: peopleOf(people) };
  }

  private async held(actor: Actor, selection: Selection): Promise<{ territory: string; upTo: Date } | null> {
    const kept = keptTerritory(actor, selection);
    const upTo = kept && (await this.kept.heldUpTo(kept.territory, kept.inside));
    return upTo ? { territory: kept.territory, upTo } : null;
  }
}
