import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { Clock } from '../../../platform/time/clock.js';
import { addDays, type Day, dayIn, startOfDay } from '../../../platform/time/day.js';
import { publicHoliday } from '../../structures/index.js';
import { AgendaQueries, MOST_ITEMS } from './agenda.queries.js';
import type { AgendaItem } from './agenda-item.js';
import { away, receiving, type Stretch } from './background.js';
import { type MemberRule, type Team, type TeamMember, TeamQueries } from './team.queries.js';

/** Someone of the structure between two days. */
export interface AgendaMember {
  id: string;
  name: string;
  receives: Stretch[];
  away: Stretch[];
}

export interface Agenda {
  today: Day;
  now: Date;
  /** IANA name of the zone of the structure. */
  zone: string;
  /** Everybody who works there, to choose from. */
  team: { id: string; name: string }[];
  /** Those whose agenda it is: one, or the whole structure. */
  members: AgendaMember[];
  /** In the order of their hours, each on the day that the clocks of its place show. */
  items: (AgendaItem & { day: Day })[];
  /** There were too many to show. */
  cut: boolean;
}

/** The agenda of one agent, or of the whole structure. */
@Injectable()
export class AgendaService {
  constructor(
    private readonly queries: AgendaQueries,
    private readonly team: TeamQueries,
    private readonly clock: Clock,
  ) {}

  /** The day it is where the structure stands. */
  async today({ structureId }: StructureActor): Promise<Day> {
    return dayIn(this.clock.now(), await this.team.zone(structureId));
  }

  /**
   * @param agentId null: the whole structure
   * @throws NotFoundError when the agent does not work in the structure today
   */
  async of({ structureId }: StructureActor, first: Day, last: Day, agentId: string | null): Promise<Agenda> {
    const now = this.clock.now();
    // Zones stand up to a day from one another.
    const window = { from: startOfDay(addDays(first, -1), 'UTC'), until: startOfDay(addDays(last, 2), 'UTC') };
    const [team, items] = await Promise.all([
      this.team.of(structureId, { first, last, today: this.clock.today() }),
      this.queries.between(structureId, window, agentId),
    ]);
    const shown = agentId === null ? team.members : team.members.filter(({ id }) => id === agentId);
    if (shown.length === 0) throw new NotFoundError('agent');
    const dated = items.map((item) => ({ ...item, day: dayIn(item.startsAt, item.zone) }));
    return {
      ...{ now, today: dayIn(now, team.zone), zone: team.zone, team: team.members },
      members: shown.map((member) => memberBetween(member, first, last, team)),
      items: dated.filter(({ day }) => day >= first && day <= last),
      cut: items.length === MOST_ITEMS,
    };
  }
}

const memberBetween = (member: TeamMember, first: Day, last: Day, { zone }: Team): AgendaMember => ({
  ...{ id: member.id, name: member.name },
  receives: receiving(member.receives, first, last, closed),
  away: away(member.absences, first, last, zone),
});

const closed = (day: Day, { worksHolidays, communeInsee }: MemberRule): boolean =>
  !worksHolidays && publicHoliday(day, communeInsee) !== undefined;
