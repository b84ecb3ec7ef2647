import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { Clock } from '../../../platform/time/clock.js';
import { canOrganise } from '../organising/workshop.policy.js';
import { type RegistrationFacts, RegistrationFactsQueries, type WorkshopFacts } from './registration-facts.js';
import { type RegistrationLine, RegistrationLines } from './registration-lines.js';

export interface OtherWorkshop {
  id: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  left: number;
}

/** What the organiser’s agents read of registrations. Absent, or of another structure: NotFoundError. */
@Injectable()
export class RegistrationDesk {
  constructor(
    private readonly facts: RegistrationFactsQueries,
    private readonly lines: RegistrationLines,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async workshop(actor: StructureActor, id: string): Promise<WorkshopFacts> {
    const facts = await this.facts.ofWorkshop(id);
    if (!facts || !canOrganise(actor, { structureId: facts.organiserId })) throw new NotFoundError('workshop');
    return facts;
  }

  async registration(actor: StructureActor, id: string): Promise<{ facts: RegistrationFacts; line: RegistrationLine }> {
    const facts = await this.facts.of(id);
    if (!facts || !canOrganise(actor, { structureId: facts.organiserId })) throw new NotFoundError('registration');
    const line = await this.lines.one(facts.workshopId, actor.structureId, id);
    if (!line) throw new NotFoundError('registration');
    return { facts, line };
  }

  /** The names, for the sheet that is signed at the door: printing it is noted. */
  async printSheet(actor: StructureActor, id: string): Promise<{ workshop: WorkshopFacts; names: string[] }> {
    const workshop = await this.workshop(actor, id);
    const lines = await this.lines.ofWorkshop(id, actor.structureId);
    const seated = lines.filter(({ status }) =>
      ['registered', 'attended', 'absent', 'offered', 'pending'].includes(status),
    );
    await this.audit.record({
      ...{ verb: 'workshop.print-sheet', subjectKind: 'workshop', subjectId: id },
      details: { count: seated.length },
    });
    const byName = new Intl.Collator('fr').compare;
    return { workshop, names: seated.map(({ name }) => name).sort(byName) };
  }

  /** Those of the same organiser to come, nearest first, where one could move to. */
  async others(actor: StructureActor, workshopId: string): Promise<OtherWorkshop[]> {
    return this.unitOfWork.query<OtherWorkshop>(
      `SELECT id, title, starts_at AS "startsAt", ends_at AS "endsAt", zone,
              CASE WHEN waiting > 0 THEN 0 ELSE capacity - seats_taken END AS left
         FROM workshop WHERE structure_id = $1 AND status = 'published' AND starts_at > $2 AND id <> $3
        ORDER BY starts_at, id LIMIT 50`,
      [actor.structureId, this.clock.now(), workshopId],
    );
  }
}
