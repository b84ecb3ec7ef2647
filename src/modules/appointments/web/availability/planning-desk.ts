import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { NotFoundError } from '../../../../platform/errors/domain-error.js';
import { Clock } from '../../../../platform/time/clock.js';
import { StructuresService } from '../../../structures/index.js';
import { canKeepReasons, canPlanFor } from '../../appointment.policy.js';
import { type Agent, AgentsQueries } from '../../booking/agents.queries.js';
import { ReasonsQueries } from '../../reasons/reasons.queries.js';
import type { AvailabilityDesk } from './availability.page.js';

/** Whose hours and absences may be planned, where and why. */
@Injectable()
export class PlanningDesk {
  constructor(
    private readonly agents: AgentsQueries,
    private readonly reasons: ReasonsQueries,
    private readonly structures: StructuresService,
    private readonly clock: Clock,
  ) {}

  async open(actor: StructureActor): Promise<AvailabilityDesk> {
    const { userId, structureId } = actor;
    const all = await this.agents.of(structureId);
    return {
      ...{ today: this.clock.today(), userId, role: actor.role, canKeepReasons: canKeepReasons(actor) },
      agents: all.filter(({ id }) => canPlanFor(actor, id)),
      places: await this.structures.placesOf(structureId),
      reasons: await this.reasons.open(structureId),
    };
  }

  /** Who is asked for, oneself when nobody is. @throws NotFoundError not somebody for whom the actor plans */
  chosen({ agents, userId }: AvailabilityDesk, agentId: string | undefined): Agent {
    const agent = agents.find(({ id }) => id === (agentId || userId));
    if (!agent) throw new NotFoundError('agent');
    return agent;
  }
}
