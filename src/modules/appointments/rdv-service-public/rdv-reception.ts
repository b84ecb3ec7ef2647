import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { MeetingPlaces } from '../booking/meeting-place.js';
import type { ExternalRdv, Received } from './external-rdv.js';
import { LikelyPerson } from './likely-person.js';
import { RdvAgents } from './rdv-agents.js';
import { RdvNews } from './rdv-news.js';
import { RdvReasons } from './rdv-reasons.js';
import { RdvRecords } from './rdv-records.js';
import type { AsideReason } from './rdv-service-public.entities.js';

/** Whoever the structure and its agents are: found once for each appointment. */
@Injectable()
export class RdvMatches {
  constructor(
    readonly agents: RdvAgents,
    readonly people: LikelyPerson,
    readonly reasons: RdvReasons,
    readonly places: MeetingPlaces,
  ) {}
}

/** Takes one appointment in, by whichever way it came: one transaction, and nothing when something later was heard. */
@Injectable()
export class RdvReception {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly news: RdvNews,
    private readonly records: RdvRecords,
    private readonly matches: RdvMatches,
  ) {}

  /** @param by who set the link, or imports */
  async receive(structureId: string, rdv: ExternalRdv, by: string): Promise<Received> {
    return this.unitOfWork.run(async () => {
      if (!(await this.news.isNew(structureId, rdv))) return 'known';
      const known = await this.records.find(structureId, rdv.externalId);
      const agentId = await this.matches.agents.find(structureId, rdv.agentEmails);
      const aside = known || rdv.gone ? null : reasonToWait(rdv, agentId);
      await this.news.note(structureId, rdv, aside);
      if (aside) return 'aside';
      if (rdv.gone) {
        if (known) await this.records.remove(known, rdv);
        return known ? 'changed' : 'known';
      }
      if (known) return (await this.records.change(known, rdv, agentId ?? known.agentId)) ? 'changed' : 'known';
      if (agentId) await this.add(structureId, rdv, agentId, by);
      return 'added';
    });
  }

  private async add(structureId: string, rdv: ExternalRdv, agentId: string, by: string): Promise<void> {
    const [only, ...others] = rdv.people;
    const beneficiaryId = only && others.length === 0 ? await this.matches.people.find(structureId, only) : null;
    const contact = {
      name: rdv.people.map(({ firstName, lastName }) => `${firstName} ${lastName}`).join(', ').slice(0, 200),
      ...{ phone: only?.phone ?? null, email: only?.email ?? null },
    };
    await this.records.add(rdv, {
      ...{ structureId, agentId, beneficiaryId },
      reasonId: await this.matches.reasons.find(structureId, rdv, by),
      zone: await this.matches.places.zone(structureId, null),
      ...(beneficiaryId ? { name: null, phone: null, email: null } : contact),
    });
  }
}

/** A couple or a parent with a child come together; more than that is a workshop. */
const MOST_TOGETHER = 4;

function reasonToWait({ collective, people }: ExternalRdv, agentId: string | undefined): AsideReason | null {
  if (collective || people.length > MOST_TOGETHER) return 'collective';
  if (people.length === 0) return 'no_person';
  return agentId === undefined ? 'no_agent' : null;
}
