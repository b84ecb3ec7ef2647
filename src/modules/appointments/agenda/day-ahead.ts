import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { BOOKERS } from '../appointment.policy.js';
import type { Agenda } from './agenda.service.js';
import { AgendaService } from './agenda.service.js';
import { ToRecordQueries } from './to-record.queries.js';

/** An agent’s day, for their home page. */
export interface DayAhead {
  items: Agenda['items'];
  now: Date;
  zone: string;
  toRecord: number;
}

@Injectable()
export class DaysAhead {
  constructor(
    private readonly agendas: AgendaService,
    private readonly toRecord: ToRecordQueries,
  ) {}

  /** What is left of today, and how many of the past are to be recorded. */
  async of(actor: StructureActor): Promise<DayAhead | null> {
    if (!(BOOKERS as readonly string[]).includes(actor.role)) return null;
    const today = await this.agendas.today(actor);
    const [{ items, now, zone }, toRecord] = await Promise.all([
      this.agendas.of(actor, today, today, actor.userId),
      this.toRecord.count(actor),
    ]);
    const left = items.filter(
      ({ endsAt, status }) => endsAt > now && (status === 'upcoming' || status === 'published'),
    );
    return { items: left, now, zone, toRecord };
  }
}
