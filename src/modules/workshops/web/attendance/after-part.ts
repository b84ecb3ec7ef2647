import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Clock } from '../../../../platform/time/clock.js';
import { isAttendanceTime } from '../../attendance/attendance-sheet.js';
import { isOver } from '../../attendance/closing-time.js';
import { FeedbackResults } from '../../feedback/feedback.queries.js';
import { canOrganise } from '../../organising/workshop.policy.js';
import type { WorkshopCard } from '../../organising/workshops.queries.js';
import { type ShownPart, type WorkshopPart, WorkshopParts } from '../organising/workshop-parts.js';
import { resultsModel } from '../feedback/results-part.js';
import { attendancePaths, feedbackPaths } from './paths.js';

/** On the workshop’s page: attendance, the closing and what was thought of it, each when its time has come. */
@Injectable()
export class AfterPart implements OnModuleInit, WorkshopPart {
  readonly order = 50;

  constructor(
    private readonly parts: WorkshopParts,
    private readonly results: FeedbackResults,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.parts.register(this);
  }

  async of(actor: StructureActor, workshop: WorkshopCard): Promise<ShownPart | null> {
    if (workshop.status !== 'closed' || !canOrganise(actor, workshop)) return null;
    return { partial: 'workshop-results', model: resultsModel(await this.results.of(workshop.id), workshop.id) };
  }

  acts(actor: StructureActor, workshop: WorkshopCard): Promise<{ href: string; text: string }[]> {
    const { id, status, startsAt, endsAt } = workshop;
    const now = this.clock.now();
    if (!canOrganise(actor, workshop)) return Promise.resolve([]);
    const link = (when: boolean, href: string, text: string) => (when ? [{ href, text }] : []);
    const open = status === 'published';
    return Promise.resolve([
      ...link(open && isAttendanceTime(startsAt, now), attendancePaths.show.to({ id }), 'Noter la présence'),
      ...link(open && isOver(startsAt, endsAt, now), attendancePaths.close.to({ id }), 'Clôturer'),
      ...link(status === 'closed', attendancePaths.close.to({ id }), 'Après l’atelier'),
      ...link(open || status === 'closed', feedbackPaths.show.to({ id }), 'Satisfaction'),
    ]);
  }
}
