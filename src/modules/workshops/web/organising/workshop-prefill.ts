import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { newId } from '../../../../platform/ids.js';
import { type Commune, Communes } from '../../../structures/index.js';
import type { Programme, ProgrammeContent } from '../../organising/programmes.js';
import { wallTimesOf, writeTime } from '../../organising/wall-times.js';
import type { StoredWorkshop } from '../../organising/workshop-records.js';
import { WorkshopTemplates } from '../../organising/workshop-templates.service.js';
import { WorkshopsService } from '../../organising/workshops.service.js';
import { newWorkshopForm, WorkshopForm } from './workshop.form.js';

/** What a form of a workshop begins with: an empty one, a programme, another workshop, or itself. */
@Injectable()
export class WorkshopPrefill {
  constructor(
    private readonly templates: WorkshopTemplates,
    private readonly workshops: WorkshopsService,
    private readonly communes: Communes,
  ) {}

  /** @param from the code of a programme, or the id of a workshop to begin from; neither: an empty form */
  async ofNew(
    actor: StructureActor,
    from: { programme: string | undefined; workshop: string | undefined },
  ): Promise<WorkshopForm> {
    const animators = [actor.userId];
    if (from.workshop) {
      const copied = await this.ofWorkshop(await this.workshops.findToOrganise(actor, from.workshop));
      const again = {
        formKey: newId(),
        version: undefined,
        day: undefined,
        repeat: 'once',
        every: 1,
        skipHolidays: true,
      };
      return Object.assign(copied, again);
    }
    const programmes = from.programme ? await this.templates.all(actor) : [];
    const programme = programmes.find(({ code }) => code === from.programme);
    const times = { start: '14:00', end: '16:00' };
    return newWorkshopForm({ formKey: newId(), animators, ...times, ...(programme ? ofProgramme(programme) : {}) });
  }

  async ofWorkshop(workshop: StoredWorkshop): Promise<WorkshopForm> {
    const { day, start, end } = wallTimesOf(workshop, workshop.zone);
    const commune = workshop.communeInsee ? await this.communes.byInsee(workshop.communeInsee) : undefined;
    const { title, topics, audience, format, mode, capacity, listed, publicBooking, ownDevice } = workshop;
    return Object.assign(new WorkshopForm(), {
      ...{ title, topics, audience, format, mode, capacity, listed, publicBooking, ownDevice, day },
      ...{ summary: workshop.summary ?? undefined, level: workshop.level ?? undefined },
      ...{ start: writeTime(start), end: writeTime(end), version: workshop.version, scope: 'one' as const },
      ...{ placeId: workshop.placeId ?? 'other', address: workshop.address ?? undefined },
      ...{ commune: commune && communeText(commune), communeInsee: workshop.communeInsee ?? undefined },
      ...{ connection: workshop.connection ?? undefined, toBring: workshop.toBring ?? undefined },
      ...{
        programme: workshop.programme ?? undefined,
        offerHours: workshop.offerHours,
        animators: workshop.animatorIds,
        ...workshop.devices,
      },
    });
  }
}

/** What the commune field understands without a doubt. */
const communeText = ({ name, postalCodes }: Commune): string => (postalCodes[0] ? `${name} (${postalCodes[0]})` : name);

function ofProgramme({ content }: Programme): Partial<WorkshopForm> {
  const { summary, level, toBring, durationMinutes, devices, programme, ...same } = content;
  return {
    ...{ ...same, ...devices, summary: summary ?? undefined, level: level ?? undefined, toBring: toBring ?? undefined },
    programme: programme ?? undefined,
    end: writeTime((AFTERNOON + durationMinutes) % 1440),
  } as Partial<WorkshopForm>;
}

const AFTERNOON = 14 * 60;

/** What is worth keeping of a workshop, for the next ones. */
export const programmeOf = (workshop: StoredWorkshop): ProgrammeContent => ({
  ...{ title: workshop.title, summary: workshop.summary, topics: workshop.topics, level: workshop.level },
  ...{ audience: workshop.audience, format: workshop.format, mode: workshop.mode, capacity: workshop.capacity },
  ...{ ownDevice: workshop.ownDevice, toBring: workshop.toBring, devices: workshop.devices },
  programme: workshop.programme,
  durationMinutes: Math.round((workshop.endsAt.getTime() - workshop.startsAt.getTime()) / 60_000),
});
