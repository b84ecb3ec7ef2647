import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { AppointmentRecords } from '../booking/appointment-records.js';
import { AppointmentsService } from '../booking/appointments.service.js';
import { AnimationActs } from './animation-acts.js';
import type { Act, Line } from './replacement.js';

type Item = Line['item'];

interface Wanted {
  item: Item;
  act: Act;
}

/** What is done to one line of the day. */
@Injectable()
export class ReplacementActs {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: AppointmentRecords,
    private readonly appointments: AppointmentsService,
    private readonly animation: AnimationActs,
  ) {}

  /**
   * Rows first, then agents, each in one order: as each act by itself takes them, so that two replacements at once, or one
   * and a booking, wait for one another without a knot.
   * @returns the first line that is not as it was read: another agent’s by now, at another hour, or over
   */
  async hold(fromId: string, wanted: readonly Wanted[]): Promise<Item | undefined> {
    const items = wanted.map(({ item }) => item).filter(({ kind }) => kind === 'appointment');
    const rows = await this.unitOfWork.query<{ id: string; startsAt: Date }>(
      `SELECT id, starts_at AS "startsAt" FROM appointment
        WHERE id = ANY ($1) AND agent_id = $2 AND status = 'upcoming' ORDER BY id FOR UPDATE`,
      [items.map(({ id }) => id), fromId],
    );
    const held = new Map(rows.map(({ id, startsAt }) => [id, startsAt.getTime()]));
    const agents = new Set(wanted.flatMap(({ act }) => ('agentId' in act ? [act.agentId] : [])));
    for (const agentId of [...agents].sort()) await this.records.holdAgent(agentId);
    return items.find(({ id, startsAt }) => held.get(id) !== startsAt.getTime());
  }

  /** @throws ConflictError the hour was taken, or the line changed, meanwhile */
  async act(actor: StructureActor, fromId: string, item: Item, act: Act): Promise<void> {
    switch (act.kind) {
      case 'keep':
        return;
      case 'give':
        if (item.kind === 'workshop') return this.animation.give(actor, fromId, item, act);
        return this.appointments.reassign(actor, item.id, act.agentId, act.force);
      case 'move':
        return this.appointments.move(actor, item.id, act);
      case 'cancel':
        if (item.kind === 'workshop') return this.animation.cancel(actor, item.id);
        return this.appointments.cancel(actor, item.id, 'service');
    }
  }
}
