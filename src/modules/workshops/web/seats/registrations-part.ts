import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Clock } from '../../../../platform/time/clock.js';
import type { WorkshopCard } from '../../organising/workshops.queries.js';
import { canOrganise } from '../../organising/workshop.policy.js';
import { type RegistrationLine, RegistrationLines } from '../../seats/registration-lines.js';
import { type ShownPart, type WorkshopPart, WorkshopParts } from '../organising/workshop-parts.js';
import { seatPaths } from './paths.js';
import { stateFacts, stateTag } from './registration-state.js';

interface Group {
  title: string;
  rows: { href: string; name: string; facts: string; tag: ReturnType<typeof stateTag> }[];
}

export interface RegistrationsModel {
  registerHref: string | null;
  groups: Group[];
  nothing: string | null;
  cancelled: Group | null;
}

const GROUPS: readonly [title: (count: number) => string, statuses: readonly RegistrationLine['status'][]][] = [
  [(n) => `${n}\u00a0${n > 1 ? 'personnes ont' : 'personne a'} une place`, ['registered', 'attended', 'absent']],
  [(n) => `${n}\u00a0${n > 1 ? 'places attendent' : 'place attend'} une réponse`, ['pending', 'offered']],
  [(n) => `${n}\u00a0${n > 1 ? 'personnes attendent' : 'personne attend'} une place`, ['waiting']],
];

/** On the page of a workshop, for its organiser: who has a seat, who is asked, who waits, in order. */
@Injectable()
export class RegistrationsPart implements WorkshopPart, OnModuleInit {
  readonly order = 10;

  constructor(
    private readonly parts: WorkshopParts,
    private readonly lines: RegistrationLines,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.parts.register(this);
  }

  async of(actor: StructureActor, workshop: WorkshopCard): Promise<ShownPart | null> {
    if (!canOrganise(actor, workshop) || workshop.status === 'draft') return null;
    const lines = await this.lines.ofWorkshop(workshop.id, actor.structureId);
    const open = workshop.status === 'published' && this.clock.now() < workshop.startsAt;
    return { partial: 'workshops/registrations', model: registrationsModel(workshop, lines, open) };
  }

  acts(actor: StructureActor, workshop: WorkshopCard): Promise<{ href: string; text: string }[]> {
    const printable = canOrganise(actor, workshop) && workshop.status === 'published';
    const sheet = { href: seatPaths.sheet.to({ id: workshop.id }), text: 'Feuille d’émargement' };
    return Promise.resolve(printable ? [sheet] : []);
  }
}

export function registrationsModel(
  { id, zone }: Pick<WorkshopCard, 'id' | 'zone'>,
  lines: readonly RegistrationLine[],
  open: boolean,
): RegistrationsModel {
  const group = (title: (count: number) => string, statuses: readonly RegistrationLine['status'][]): Group[] => {
    const rows = lines.filter(({ status }) => statuses.includes(status));
    return rows.length === 0 ? [] : [{ title: title(rows.length), rows: rows.map((line) => shown(line, zone)) }];
  };
  const groups = GROUPS.flatMap(([title, statuses]) => group(title, statuses));
  const cancelled = group((n) => `${n}\u00a0${n > 1 ? 'inscriptions annulées' : 'inscription annulée'}`, ['cancelled']);
  return {
    registerHref: open ? seatPaths.register.to({ id }) : null,
    groups,
    nothing: groups.length === 0 ? 'Personne n’est inscrit pour l’instant.' : null,
    cancelled: cancelled[0] ?? null,
  };
}

const shown = (line: RegistrationLine, zone: string): Group['rows'][number] => ({
  href: seatPaths.show.to({ id: line.id }),
  name: line.name,
  facts: stateFacts(line, zone).join(' · '),
  tag: stateTag(line),
});
