import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/time/clock.js';
import { addDays, type Day, dayIn } from '../../../platform/time/day.js';
import { AgentsTime } from './agents-time.queries.js';
import { busySpan, isFree, isOpen, type Length } from './free-slots.js';

/** Why an hour is not an ordinary one: it is over, nobody receives then, the agent is away, or their time is taken. */
export type Objection = 'past' | 'outside' | 'away' | 'taken';

export interface HourAsked {
  structureId: string;
  reasonId: string;
  agentId: string;
  startsAt: Date;
  length: Length;
  /** An appointment that is being moved. */
  exceptId?: string | undefined;
}

/** What somebody who types an hour by hand should know before they insist. */
@Injectable()
export class HourCheck {
  constructor(
    private readonly time: AgentsTime,
    private readonly clock: Clock,
  ) {}

  async objections({ startsAt, length, agentId, exceptId, ...asked }: HourAsked): Promise<Objection[]> {
    const from = startsAt.getTime();
    const meeting = [from, from + length.durationMinutes * 60_000] as const;
    const busy = busySpan(from, length);
    const open = await this.time.hours({ ...asked, agentIds: [agentId] }, dayAround(from, -1), dayAround(from, 1));
    const away = (await this.time.away([agentId], meeting)).get(agentId) ?? [];
    const taken = (await this.time.taken([agentId], busy, exceptId)).get(agentId) ?? [];
    return [
      ...(startsAt <= this.clock.now() ? (['past'] as const) : []),
      ...(isOpen(open, meeting) ? [] : (['outside'] as const)),
      ...(isFree(away, meeting) ? [] : (['away'] as const)),
      ...(isFree(taken, busy) ? [] : (['taken'] as const)),
    ];
  }
}

/** The calendar of an overseas place may be on another day than that of Paris. */
const dayAround = (at: number, days: number): Day => addDays(dayIn(new Date(at)), days);
