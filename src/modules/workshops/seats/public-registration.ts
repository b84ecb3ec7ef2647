import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { Clock } from '../../../platform/time/clock.js';
import { ANSWER } from './registration-kinds.js';
import { type WorkshopFacts, RegistrationFactsQueries } from './registration-facts.js';
import { RegistrationNews } from './registration-news.js';
import { Seats } from './seats.service.js';

export interface PublicAsker {
  name: string;
  /** One of the two at least. */
  email: string | null;
  phone: string | null;
  formKey: string;
}

/** `mail`: a link is on its way; `call`: the desk calls; `waiting`: the end of the line. */
export type PublicAnswer = { kind: 'mail' | 'call' } | { kind: 'waiting'; position: number };

/** People who ask for a seat by themselves. */
@Injectable()
export class PublicRegistration {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly facts: RegistrationFactsQueries,
    private readonly seats: Seats,
    private readonly news: RegistrationNews,
    private readonly clock: Clock,
  ) {}

  /**
   * The workshop, while anybody may ask for a seat.
   * @throws NotFoundError when it is not, or not yet, open to the public
   * @throws ConflictError when it was, and is over
   */
  async open(workshopId: string): Promise<WorkshopFacts> {
    const facts = await this.facts.ofWorkshop(workshopId);
    if (!facts || facts.workshopStatus === 'draft' || !facts.publicBooking) throw new NotFoundError('workshop');
    if (facts.workshopStatus === 'cancelled') throw new ConflictError('Cet atelier est annulé.');
    if (facts.workshopStatus === 'closed' || this.clock.now() >= facts.startsAt) {
      throw new ConflictError('Cet atelier a commencé\u00a0: on ne s’y inscrit plus.');
    }
    return facts;
  }

  /** Whoever asked before under this name gets their message again, and the same answer as anybody: it tells nothing. */
  async ask(workshop: WorkshopFacts, { formKey, ...who }: PublicAsker): Promise<PublicAnswer> {
    const known = await this.known(workshop.workshopId, who);
    if (known) {
      await this.news.tell({ registrationId: known, structureId: workshop.organiserId }, ANSWER);
      return this.asAnybody(workshop, who);
    }
    const { workshopId } = workshop;
    const { status, position } = await this.seats.register({ workshopId, who, by: 'public', formKey });
    if (status === 'waiting') return { kind: 'waiting', position: position ?? workshop.waiting + 1 };
    return { kind: who.email === null ? 'call' : 'mail' };
  }

  private asAnybody(
    { capacity, seatsTaken, waiting }: WorkshopFacts,
    { email }: Pick<PublicAsker, 'email'>,
  ): PublicAnswer {
    if (seatsTaken >= capacity || waiting > 0) return { kind: 'waiting', position: waiting + 1 };
    return { kind: email === null ? 'call' : 'mail' };
  }

  private async known(workshopId: string, { name, email, phone }: Omit<PublicAsker, 'formKey'>) {
    const [row] = await this.unitOfWork.prepared<{ id: string }>(
      `SELECT id FROM (
         SELECT id, name, status FROM registration WHERE workshop_id = $1 AND email = $3
         UNION ALL SELECT id, name, status FROM registration WHERE workshop_id = $1 AND phone = $4) AS reached
        WHERE status <> 'cancelled' AND search_normalise(name) = search_normalise($2) LIMIT 1`,
      [workshopId, name, email, phone],
    );
    return row?.id;
  }
}
