import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import type { WorkshopCard } from '../../organising/workshop-card.js';

/** A piece of the workshop’s page: a partial of `views/partials` and the one object that it reads. */
export interface ShownPart {
  partial: string;
  model: object;
}

export interface WorkshopPart {
  /** Parts stand in this order. */
  order: number;
  /** @returns null when there is nothing to show to this actor */
  of(actor: StructureActor, workshop: WorkshopCard): Promise<ShownPart | null>;
  /** Links beside those of the organiser: the sheet, attendance… */
  acts?(actor: StructureActor, workshop: WorkshopCard): Promise<{ href: string; text: string }[]>;
}

/** What else a workshop’s page shows: registrations, attendance, satisfaction, each by who keeps it. */
@Injectable()
export class WorkshopParts {
  private readonly all: WorkshopPart[] = [];

  register(part: WorkshopPart): void {
    this.all.push(part);
    this.all.sort((one, other) => one.order - other.order);
  }

  async of(actor: StructureActor, workshop: WorkshopCard): Promise<ShownPart[]> {
    const shown = [];
    for (const part of this.all) shown.push(await part.of(actor, workshop));
    return shown.filter((part) => part !== null);
  }

  async acts(actor: StructureActor, workshop: WorkshopCard): Promise<{ href: string; text: string }[]> {
    const acts = [];
    for (const part of this.all) acts.push(...((await part.acts?.(actor, workshop)) ?? []));
    return acts;
  }
}
