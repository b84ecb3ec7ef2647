import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { type Day, isDay, startOfDay } from '../../../platform/time/day.js';
import { type PlaceOption, StructuresService } from '../../structures/index.js';
import { type Agent, AgentsQueries } from './agents.queries.js';
import type { BookingDesk } from './booking-desk.js';
import { offeredBetween } from './hour-choice.js';
import { type ReasonRead, ReasonsQueries } from '../reasons/reasons.queries.js';
import { type Slot, Slots } from '../slots/slots.service.js';

/** Enough to choose from, and few enough to be read. */
const SHOWN = 24;

/** Who and where, by id. */
export interface Names {
  agents: ReadonlyMap<string, string>;
  places: ReadonlyMap<string, string>;
}

/** Why, where and with whom one may meet. */
export interface BookingChoices {
  reasons: ReasonRead[];
  agents: Agent[];
  places: PlaceOption[];
  names: Names;
}

export interface HoursAsked {
  structureId: string;
  /** False for those who keep to the delays of the reason. */
  atOnce: boolean;
  agentId?: string | undefined;
  placeId?: string | undefined;
  from?: Date | undefined;
  /** « dès le ». */
  day?: Day | undefined;
  exceptId?: string | undefined;
  count?: number;
}

/** Free hours as pages offer them. */
@Injectable()
export class BookingBoard {
  constructor(
    private readonly reasons: ReasonsQueries,
    private readonly agents: AgentsQueries,
    private readonly structures: StructuresService,
    private readonly slots: Slots,
    private readonly clock: Clock,
  ) {}

  async choices({ structureId, openTo }: Pick<BookingDesk, 'structureId' | 'openTo'>): Promise<BookingChoices> {
    const agents = await this.agents.of(structureId);
    const places = await this.structures.placesOf(structureId);
    const named = (list: readonly { id: string; name: string }[]) => new Map(list.map(({ id, name }) => [id, name]));
    return {
      ...{ reasons: await this.reasons.open(structureId, openTo), agents, places },
      names: { agents: named(agents), places: named(places) },
    };
  }

  /** The first free hours from a day or an instant on, within what the reason allows to those who book by themselves. */
  async hours(reason: ReasonRead, asked: HoursAsked): Promise<Slot[]> {
    const now = this.clock.now();
    const bounds = asked.atOnce ? { from: now, until: undefined } : offeredBetween(reason, now);
    const wished = asked.from ?? (isDay(asked.day) ? startOfDay(asked.day) : now);
    return this.slots.find({
      ...{ structureId: asked.structureId, reasonId: reason.id, exceptId: asked.exceptId },
      ...{ agentIds: only(asked.agentId), placeIds: only(asked.placeId) },
      from: wished > bounds.from ? wished : bounds.from,
      ...{ until: bounds.until, count: asked.count ?? SHOWN },
    });
  }

  /** The reason that is asked for, or the only one; null when there is a choice to make. @throws NotFoundError none such */
  reasonOf(reasons: readonly ReasonRead[], id: string | undefined): ReasonRead | null {
    if (id === undefined) return reasons.length === 1 ? (reasons[0] ?? null) : null;
    const reason = reasons.find((one) => one.id === id);
    if (!reason) throw new NotFoundError('appointment reason');
    return reason;
  }
}

const only = (id: string | undefined): string[] | undefined => (id !== undefined && isId(id) ? [id] : undefined);
