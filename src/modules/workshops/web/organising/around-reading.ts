import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Config } from '../../../../platform/config/index.js';
import { StructureMembers } from '../../../identity/index.js';
import { StructuresService } from '../../../structures/index.js';
import type { StoredWorkshop } from '../../organising/workshop-records.js';
import type { SeriesNeighbour } from '../../organising/workshop-card.js';
import { WorkshopsQueries } from '../../organising/workshops.queries.js';

/** What stands around a workshop: who animates it, the other dates of its series, its address for all. */
@Injectable()
export class AroundReading {
  constructor(
    private readonly queries: WorkshopsQueries,
    private readonly members: StructureMembers,
    private readonly structures: StructuresService,
    private readonly config: Config,
  ) {}

  async of({ seriesId, animatorIds }: StoredWorkshop): Promise<{
    animators: string[];
    neighbours: SeriesNeighbour[];
    publicUrl: string;
  }> {
    const animators = await this.members.names(animatorIds);
    return {
      animators: animators.map(({ name }) => name),
      neighbours: seriesId ? await this.queries.neighbours(seriesId) : [],
      publicUrl: this.config.publicUrl,
    };
  }

  departmentsOf({ structureId }: StructureActor): Promise<string[]> {
    return this.structures.departmentsOf(structureId);
  }
}
