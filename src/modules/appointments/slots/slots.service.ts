import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { addDays, dayIn, startOfDay } from '../../../platform/time/day.js';
import { AgentsTime, type Asked, awayIn, together } from './agents-time.queries.js';
import { type FreeHour, freeHours, type Length, overlap, type Span } from './free-slots.js';

const DAY = 86_400_000;

/** What takes time beyond a window: the longest appointment and what is kept around it. */
const MARGIN = DAY / 2;

/** Days looked at in one go: most searches end with the first, and what is full is passed over in great steps. */
const WINDOWS = [2, 5, 7, 14, 28];

const LENGTH = `
  SELECT duration_minutes AS "durationMinutes", buffer_before AS "bufferBefore", buffer_after AS "bufferAfter"
    FROM appointment_reason WHERE id = $1 AND structure_id = $2`;

/** Nobody looks further than this. */
const MOST_DAYS = 366;

export interface SlotRequest extends Asked {
  from: Date;
  /** Up to here; a year when absent. */
  until?: Date | undefined;
  /** No more than these. */
  count: number;
  /** An appointment that is being moved takes nobody’s time. */
  exceptId?: string | undefined;
}

/** A free hour, for whoever takes it. */
export interface Slot {
  startsAt: Date;
  endsAt: Date;
  placeId: string | null;
  zone: string;
  /** Whoever has the least to do that day among those who are free. */
  agentId: string;
  /** All who are free, by id. */
  agentIds: string[];
}

/** Free hours across agents and places, « le premier créneau dès… ». */
@Injectable()
export class Slots {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly time: AgentsTime,
  ) {}

  /**
   * The first free hours, in order: one for each hour and place, whoever is free. Looks only as far as it has to.
   * @throws NotFoundError no such reason in this structure
   */
  async find(request: SlotRequest): Promise<Slot[]> {
    const [reason] = await this.unitOfWork.prepared<Length & Record<string, unknown>>(LENGTH, [
      ...[request.reasonId, request.structureId],
    ]);
    if (!reason) throw new NotFoundError('appointment reason');
    const from = request.from.getTime();
    const until = Math.min(request.until?.getTime() ?? Infinity, from + MOST_DAYS * DAY);
    const hours = await this.time.hours(request, dayBefore(from), dayAfter(until));
    const agents = [...new Set(hours.map(({ agentId }) => agentId))];
    const absences = agents.length > 0 ? await this.time.absences(agents, [from - MARGIN, until + MARGIN]) : [];
    const slots: Slot[] = [];
    for (const window of windows(from, agents.length > 0 ? until : from)) {
      const around: Span = [window[0] - MARGIN, window[1] + MARGIN];
      const taken = await this.time.taken(agents, around, request.exceptId);
      const free = freeHours(hours, together(taken, awayIn(absences, around)), reason, window).slice(
        0,
        request.count - slots.length,
      );
      for (const hour of free) slots.push(slotOf(hour, reason.durationMinutes, taken));
      if (slots.length >= request.count) break;
    }
    return slots;
  }

  /** Whether an hour is one of those that are free for this agent at this place. */
  async isFree(
    asked: Omit<Asked, 'agentIds' | 'placeIds'> & {
      agentId: string;
      placeId: string | null;
      startsAt: Date;
      exceptId?: string | undefined;
    },
  ): Promise<boolean> {
    const { agentId, placeId, startsAt, ...rest } = asked;
    const until = new Date(startsAt.getTime() + 1);
    const found = await this.find({ ...rest, agentIds: [agentId], from: startsAt, until, count: 20 });
    return found.some((slot) => slot.placeId === placeId);
  }
}

// The calendar of some zone is on another day than that of Paris.
const dayBefore = (at: number): string => addDays(dayIn(new Date(at)), -1);
const dayAfter = (at: number): string => addDays(dayIn(new Date(at)), 1);

function* windows(from: number, until: number): Generator<Span> {
  let begin = from;
  for (let rank = 0; begin < until; rank += 1) {
    const end = Math.min(until, begin + (WINDOWS[rank] ?? 28) * DAY);
    yield [begin, end];
    begin = end;
  }
}

function slotOf(hour: FreeHour, minutes: number, taken: ReadonlyMap<string, readonly Span[]>): Slot {
  const startsAt = new Date(hour.startsAt);
  const day = dayIn(startsAt, hour.zone);
  const whole: Span = [startOfDay(day, hour.zone).getTime(), startOfDay(addDays(day, 1), hour.zone).getTime()];
  const load = (agent: string): number => overlap(taken.get(agent) ?? [], whole);
  const [agentId = ''] = [...hour.agentIds].sort((one, other) => load(one) - load(other) || (one < other ? -1 : 1));
  const endsAt = new Date(hour.startsAt + minutes * 60_000);
  return { startsAt, endsAt, placeId: hour.placeId, zone: hour.zone, agentId, agentIds: hour.agentIds };
}
