import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { WorkshopAnimators, WorkshopsService } from '../../workshops/index.js';
import { HourTakenError } from '../booking/appointment-records.js';
import { AgentsTime } from '../slots/agents-time.queries.js';
import { isFree, type Span } from '../slots/free-slots.js';
import type { Line } from './replacement.js';

/** What is done to a workshop that an absent agent animates. */
@Injectable()
export class AnimationActs {
  constructor(
    private readonly time: AgentsTime,
    private readonly animators: WorkshopAnimators,
    private readonly workshops: WorkshopsService,
  ) {}

  /**
   * The colleague’s time is held by the caller.
   * @throws HourTakenError when they are not free, unless this is known
   */
  async give(
    actor: StructureActor,
    fromId: string,
    { id, startsAt, endsAt }: Line['item'],
    { agentId, force }: { agentId: string; force: boolean },
  ): Promise<void> {
    const span: Span = [startsAt.getTime(), endsAt.getTime()];
    const taken = (await this.time.taken([agentId], span)).get(agentId) ?? [];
    const away = (await this.time.away([agentId], span)).get(agentId) ?? [];
    if (!force && !(isFree(taken, span) && isFree(away, span))) throw new HourTakenError();
    await this.animators.replace(actor, id, fromId, agentId);
  }

  /** Those who had a seat are told. */
  cancel(actor: StructureActor, id: string): Promise<void> {
    return this.workshops.cancel(actor, [id], null);
  }
}
