import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import type { View } from '../../../platform/http/page.js';
import { BeneficiariesService } from '../../beneficiaries/index.js';
import { Participants } from '../participants.js';
import type { SupportSession } from '../support-session.entity.js';
import { canChange } from '../support-session.policy.js';
import { groupSessionPage, type ListedPeople } from './group-session.page.js';
import { sessionPage } from './session.page.js';
import { SessionNaming } from './session-naming.js';

/** The page of a session, of one person or of many. */
@Injectable()
export class SessionPages {
  constructor(
    private readonly naming: SessionNaming,
    private readonly participants: Participants,
    private readonly beneficiaries: BeneficiariesService,
  ) {}

  async of(actor: StructureActor, session: SupportSession): Promise<View> {
    const names = await this.naming.of(actor, session);
    const own = canChange(actor, session);
    if (session.kind === 'individuel') return sessionPage(session, names, own);
    return groupSessionPage(session, names, await this.people(actor, session), own);
  }

  private async people(actor: StructureActor, { id }: SupportSession): Promise<ListedPeople> {
    const ids = await this.participants.ids(id);
    const cards = await this.beneficiaries.findAll(actor, ids);
    const seen = [...cards.values()].map((card) => ({ id: card.id, name: card.displayName }));
    return { seen: seen.sort((one, other) => one.name.localeCompare(other.name, 'fr')), count: ids.length };
  }
}
