import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Communes, StructuresService } from '../../structures/index.js';
import type { SupportSession } from '../support-session.entity.js';
import { SupportSessionsQueries } from '../support-sessions.queries.js';
import type { SessionNames } from './session.page.js';
import { SessionDesk } from './session-desk.js';

/** The names behind a session's ids, as far as the actor may read them. */
@Injectable()
export class SessionNaming {
  constructor(
    private readonly desk: SessionDesk,
    private readonly structures: StructuresService,
    private readonly communes: Communes,
    private readonly queries: SupportSessionsQueries,
  ) {}

  async of(actor: StructureActor, session: SupportSession): Promise<SessionNames> {
    const card = await this.desk.cardOf(actor, session.beneficiaryId);
    const place = session.placeId ? await this.structures.place(session.placeId) : undefined;
    return {
      person: card && { id: card.id, name: card.displayName },
      mediator: await this.queries.mediatorName(session.id),
      place: place?.name ?? null,
      commune: await this.communeName(session.communeInsee),
      residence: await this.communeName(session.residenceInsee),
      tags: await this.queries.tagsOf(session.id),
    };
  }

  private async communeName(inseeCode: string | null): Promise<string | null> {
    return inseeCode ? ((await this.communes.byInsee(inseeCode))?.name ?? null) : null;
  }
}
