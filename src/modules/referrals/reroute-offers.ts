import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { receiverOf } from './choices/shown.js';
import { EarlierRefusals } from './earlier-refusals.js';
import type { Partner } from './receivers.js';
import type { Referral } from './referral.entity.js';
import { RerouteService } from './reroute.service.js';
import type { Suggestion } from './routing/candidates.js';
import { type SuggestionsForPerson, SuggestionsService } from './suggestions.service.js';

/** Where the person may go next; the first ones alone, the page of suggestions has the others. */
export interface RerouteOffer {
  found: SuggestionsForPerson;
  suggestions: Suggestion[];
  /** Structures that answer here, when places are too few. */
  partners: Partner[];
}

const OFFERED = 3;

@Injectable()
export class RerouteOffers {
  constructor(
    private readonly suggestions: SuggestionsService,
    private readonly earlier: EarlierRefusals,
    private readonly rerouting: RerouteService,
  ) {}

  /** @throws NotFoundError when the actor no longer sees the person */
  async of(actor: StructureActor, former: Referral): Promise<RerouteOffer> {
    const { needs, refusals } = await this.earlier.of(actor, former.beneficiaryId, former.id);
    const constraints = { mobility: 'free' as const, days: [], cares: [] };
    const found = await this.suggestions.of(actor, former.beneficiaryId, { needs, constraints, refusals });
    const tried = await this.rerouting.tried(actor, former);
    const suggestions = found.kept
      .filter((suggestion) => {
        // A seat is asked for on a page of its own.
        if (suggestion.kind === 'workshop') return false;
        const picked = receiverOf(suggestion);
        const structureId = suggestion.kind === 'place' ? suggestion.structureId : undefined;
        return picked && !tried.has(picked.receiverId) && !(structureId && tried.has(structureId));
      })
      .slice(0, OFFERED);
    const partners = found.partners.filter(({ id }) => !tried.has(id)).slice(0, OFFERED - suggestions.length);
    return { found, suggestions, partners };
  }
}
