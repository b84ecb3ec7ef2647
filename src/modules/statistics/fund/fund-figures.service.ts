import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Clock } from '../../../platform/time/clock.js';
import { type Period, previousPeriod } from '../period.js';
import type { FundFigures } from './fund-figures.js';
import { FundFiguresQueries } from './fund-figures.queries.js';

/** Saisines, referrals and workshops of the caisse where the actor works. */
@Injectable()
export class FundFiguresService {
  constructor(
    private readonly queries: FundFiguresQueries,
    private readonly clock: Clock,
  ) {}

  /** @param page of the structures that asked, 1 for the first */
  async of({ structureId: fundId }: StructureActor, period: Period, page: number): Promise<FundFigures> {
    const today = this.clock.today();
    const asked = { fundId, from: period.from, to: period.to };
    const earlier = { fundId, ...previousPeriod(period) };
    const [saisines, senders, facets, workshops, saisinesBefore, workshopsBefore] = await Promise.all([
      ...([this.queries.saisines(asked, today), this.queries.senders(asked, today, page)] as const),
      ...([this.queries.facets(asked), this.queries.workshops(asked)] as const),
      ...([this.queries.saisines(earlier, today), this.queries.workshops(earlier)] as const),
    ]);
    return {
      ...{ saisines, ...senders, facets, workshops: workshops.all, programmes: workshops.programmes },
      before: { saisines: saisinesBefore, workshops: workshopsBefore.all },
    };
  }
}
