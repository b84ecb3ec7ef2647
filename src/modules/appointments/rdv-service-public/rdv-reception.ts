import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import type { Appointment } from '../appointment.entity.js';
import { type ExternalRdv, isFromFile, type Received } from './external-rdv.js';
import { RdvMatches } from './rdv-matches.js';
import { RdvNews } from './rdv-news.js';
import { RdvRecords } from './rdv-records.js';
import type { AsideReason } from './rdv-service-public.entities.js';

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
      const before = await this.news.of(structureId, rdv.externalId);
      const isNew = await this.news.isNew(structureId, rdv);
      // An export made again mends what was kept aside, and says what became of what was to come.
      if (!isNew && !(isFromFile(rdv) && before && (before.aside ?? rdv.status !== 'upcoming'))) return 'known';
      const agentId = await this.matches.agents.find(structureId, rdv.agentEmails);
      const known = await this.known(structureId, rdv, agentId);
      if (!isNew && !known && !before?.aside) return 'known';
      const aside = known || rdv.gone ? null : reasonToWait(rdv, agentId);
      await this.news.note(structureId, rdv, aside);
      if (aside) return 'aside';
      if (known) return this.change(known, rdv, agentId);
      if (rdv.gone || agentId === undefined) return 'known';
      await this.add(structureId, rdv, agentId, by);
      return 'added';
    });
  }

  private async known(structureId: string, rdv: ExternalRdv, agentId: string | undefined): Promise<Appointment | null> {
    const found = await this.records.find(structureId, rdv.externalId);
    if (found || agentId === undefined || rdv.gone) return found;
    const twin = await this.records.findTwin(structureId, agentId, rdv);
    if (twin) await this.records.renumber(twin, rdv);
    return twin;
  }

  private async change(known: Appointment, rdv: ExternalRdv, agentId: string | undefined): Promise<Received> {
    if (rdv.gone) {
      await this.records.remove(known, rdv);
      return 'changed';
    }
    if (!isFromFile(rdv))
      return (await this.records.change(known, rdv, agentId ?? known.agentId)) ? 'changed' : 'known';
    if (known.status !== 'upcoming' || rdv.status === 'upcoming') return 'known';
    const { startsAt, endsAt } = known;
    return (await this.records.change(known, { ...rdv, startsAt, endsAt }, known.agentId)) ? 'changed' : 'known';
  }

  private async add(structureId: string, rdv: ExternalRdv, agentId: string, by: string): Promise<void> {
    const [only, ...others] = rdv.people;
    const beneficiaryId = only && others.length === 0 ? await this.matches.people.find(structureId, only) : null;
    const names = rdv.people.map(({ firstName, lastName }) => `${firstName} ${lastName}`);
    const contact = { name: names.join(', ').slice(0, 200), phone: only?.phone ?? null, email: only?.email ?? null };
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
