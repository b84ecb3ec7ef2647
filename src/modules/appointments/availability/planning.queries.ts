import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThanOrEqual } from 'typeorm';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { canPlanFor } from '../appointment.policy.js';
import { timesOf } from '../slots/absence-times.js';
import { Absence, Availability, AvailabilityReason } from './availability.entities.js';

export type AvailabilityRead = Readonly<Availability> & { reasonIds: string[] };

/** An absence to come, and what was booked in it. */
export type AbsenceRead = Readonly<Absence> & { booked: BookedInIt[] };

export interface BookedInIt {
  id: string;
  startsAt: Date;
  zone: string;
}

const MOST = 100;

/** Appointments that are looked at beside the absences of one agent. */
const MOST_BOOKED = 500;

const YEAR = 366 * 86_400_000;

/** The hours and absences of one agent, as they are to come. */
@Injectable()
export class PlanningQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** By day of the week, then by hour; those that are over are left out. */
  async availabilities(actor: StructureActor, agentId: string): Promise<AvailabilityRead[]> {
    if (!canPlanFor(actor, agentId)) return [];
    const today = this.clock.today();
    const { structureId } = actor;
    const found = await this.unitOfWork.repository(Availability).find({
      where: [
        { agentId, structureId, untilDay: IsNull() },
        { agentId, structureId, untilDay: MoreThanOrEqual(today) },
      ],
      take: MOST,
    });
    const open = found.filter(({ kind, fromDay }) => kind !== 'once' || fromDay >= today);
    const order = (one: Availability): number => (one.weekdays[0] ?? 8) * 1440 + one.startMinute;
    return this.withReasons(open.sort((one, other) => order(one) - order(other)));
  }

  /** @throws NotFoundError absent, or of somebody for whom the actor does not plan */
  async availability(actor: StructureActor, id: string): Promise<AvailabilityRead> {
    const { structureId } = actor;
    const found = isId(id) ? await this.unitOfWork.repository(Availability).findOneBy({ id, structureId }) : null;
    if (!found || !canPlanFor(actor, found.agentId)) throw new NotFoundError('availability');
    const [read] = await this.withReasons([found]);
    if (!read) throw new NotFoundError('availability');
    return read;
  }

  /** Those that are not over, the next first, each with the appointments that fall in it. */
  async absences(actor: StructureActor, agentId: string): Promise<AbsenceRead[]> {
    if (!canPlanFor(actor, agentId)) return [];
    const now = this.clock.now();
    const { structureId } = actor;
    const found = await this.unitOfWork.repository(Absence).find({
      where: [
        { agentId, structureId, endsAt: MoreThanOrEqual(now) },
        { agentId, structureId, weeklyUntil: MoreThanOrEqual(this.clock.today()) },
      ],
      order: { startsAt: 'ASC', id: 'ASC' },
      take: MOST,
    });
    if (found.length === 0) return [];
    const booked = await this.booked(agentId, now);
    const whole = [now.getTime(), now.getTime() + YEAR] as const;
    return found.map((absence) => {
      const times = timesOf(absence, whole);
      const within = booked.filter(({ startsAt, endsAt }) =>
        times.some(([from, until]) => startsAt.getTime() < until && endsAt.getTime() > from),
      );
      return { ...absence, booked: within };
    });
  }

  private booked(agentId: string, now: Date): Promise<(BookedInIt & { endsAt: Date })[]> {
    return this.unitOfWork.query(
      `SELECT id, starts_at AS "startsAt", ends_at AS "endsAt", zone FROM appointment
        WHERE agent_id = $1 AND starts_at > $2 AND status = 'upcoming' ORDER BY starts_at LIMIT ${MOST_BOOKED}`,
      [agentId, now],
    );
  }

  private async withReasons(found: Availability[]): Promise<AvailabilityRead[]> {
    const ids = found.map(({ id }) => id);
    const links = await this.unitOfWork.repository(AvailabilityReason).findBy({ availabilityId: In(ids) });
    return found.map((one) => ({
      ...one,
      reasonIds: links.filter(({ availabilityId }) => availabilityId === one.id).map(({ reasonId }) => reasonId),
    }));
  }
}
