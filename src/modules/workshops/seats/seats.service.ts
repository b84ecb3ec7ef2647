import { Injectable } from '@nestjs/common';
import { ConflictError } from '../../../platform/errors/domain-error.js';
import { Clock } from '../../../platform/time/clock.js';
import { holdsSeat } from '../registration-status.js';
import { CHANGED_MEANWHILE, type Registration } from './registration.entity.js';
import { ANSWER, CANCELLED, MOVED } from './registration-kinds.js';
import { RegistrationNews } from './registration-news.js';
import { AskedBefore, type SeatAnswer, SeatAsking, type SeatAsked } from './seat-asking.js';
import { type HeldWorkshop, SeatRecords } from './seat-records.js';
import { WaitingLine } from './waiting-line.js';

/** Who acts on a registration: the person by their link, or an agent for them. */
export type ActsFor = 'person' | 'desk';

const NOT_OPEN = 'Cet atelier a commencé ou n’est plus ouvert\u00a0: les inscriptions ne changent plus.';
const FULL = 'Cet atelier est complet\u00a0: choisissez-en un autre.';
const OTHER_ORGANISER = 'Ces deux ateliers ne sont pas de la même structure.';
const NOT_FIRST =
  'D’autres attendent depuis plus longtemps\u00a0: la place va d’abord à la première personne de la liste.';

interface Held {
  registration: Registration;
  workshop: HeldWorkshop;
}

/**
 * Seats that cannot be given twice. Each command holds the row of the workshop, so that two who come at once do it one
 * after the other; the CHECK of the base stands behind. What is asked for twice is done once, and answered the same
 * (`repeated`). The caller has checked who may act. Each throws NotFoundError for an unknown id, ConflictError (in
 * French) when the state no longer allows the act, and joins the transaction of its caller.
 */
@Injectable()
export class Seats {
  constructor(
    private readonly asking: SeatAsking,
    private readonly records: SeatRecords,
    private readonly line: WaitingLine,
    private readonly news: RegistrationNews,
    private readonly clock: Clock,
  ) {}

  /** A seat, or the end of the line. An agent’s person must be one that they see; see `SeatAsked`. */
  async register(asked: SeatAsked): Promise<SeatAnswer> {
    try {
      return await this.records.run(() => this.asking.ask(asked));
    } catch (error) {
      const sentTwice = error instanceof AskedBefore && !(error.late && this.records.joined);
      const earlier = sentTwice ? await this.asking.askedAs(asked.formKey) : undefined;
      if (earlier) return earlier;
      throw error;
    }
  }

  /** The seat goes to whoever waits. */
  async cancel(id: string, by: ActsFor | 'organiser'): Promise<SeatAnswer> {
    return this.change(id, (held) => this.free(held, by, 'registration.cancel'));
  }

  /** « Je viens » is noted; « je ne viens pas » frees the seat at once. */
  async comes(id: string, answer: 'yes' | 'no', by: ActsFor = 'person'): Promise<SeatAnswer> {
    return this.change(id, async (held) => {
      const { registration } = held;
      const at = this.clock.now();
      if (answer === 'no') return this.free(held, by, 'registration.come', () => registration.answer('no', at));
      if (registration.coming === 'yes') return false;
      if (registration.status !== 'registered') throw new ConflictError(CHANGED_MEANWHILE);
      return this.become(held, by, 'registration.come', () => registration.answer('yes', at));
    });
  }

  /** Whoever had cancelled asks anew: a seat when one is free and nobody waits, else the end of the line. */
  async takeUpAgain(id: string, by: ActsFor = 'desk'): Promise<SeatAnswer> {
    return this.change(id, async (held) => {
      const { registration, workshop } = held;
      if (registration.status !== 'cancelled') return false;
      const number = await this.records.nextNumber(workshop.id);
      await this.become(held, by, 'registration.take-up-again', () =>
        isFree(workshop) ? registration.takeSeat(number) : registration.wait(number),
      );
      return this.told(held, ANSWER);
    });
  }

  /** By the link of the mail, or once the desk has called. */
  async confirm(id: string, by: ActsFor = 'person'): Promise<SeatAnswer> {
    return this.change(id, (held) => this.sit(held, 'pending', by, 'registration.confirm'));
  }

  async acceptOffer(id: string, by: ActsFor = 'person'): Promise<SeatAnswer> {
    return this.change(id, (held) => this.sit(held, 'offered', by, 'registration.accept-offer'));
  }

  /** The seat goes to the next of the line. */
  async declineOffer(id: string, by: ActsFor = 'person'): Promise<SeatAnswer> {
    return this.change(id, async (held) => {
      const { status } = held.registration;
      if (status !== 'offered' && status !== 'cancelled') throw new ConflictError(CHANGED_MEANWHILE);
      return this.free(held, by, 'registration.decline-offer');
    });
  }

  /** A free seat, said by phone to the first of the line when there was no time left to write. */
  async giveSeat(id: string): Promise<SeatAnswer> {
    return this.change(id, async (held) => {
      const { registration, workshop } = held;
      if (registration.status === 'registered') return false;
      if ((await this.records.positionOf(registration)) !== 1) throw new ConflictError(NOT_FIRST);
      if (workshop.free <= 0) throw new ConflictError(FULL);
      return this.sit(held, 'waiting', 'desk', 'registration.give-seat');
    });
  }

  /**
   * To another workshop of the same organiser. Whoever has a seat moves to a seat, or keeps theirs and is told that the
   * other one is full; whoever waits finds a seat there, or the end of its line.
   */
  async move(id: string, toWorkshopId: string): Promise<SeatAnswer> {
    return this.records.run(async () => {
      const { workshopId } = await this.records.find(id);
      if (workshopId === toWorkshopId) return this.answered(await this.records.find(id), true);
      const [workshop, target] = await this.records.hold(workshopId, toWorkshopId);
      const registration = await this.records.find(id);
      if (!workshop || !target || registration.workshopId !== workshop.id) throw new ConflictError(CHANGED_MEANWHILE);
      await this.moveTo({ registration, workshop }, target);
      return this.answered(registration, false);
    });
  }

  /** The organiser has more seats, in the transaction that says so: they go to those who wait. */
  async capacityRaised(workshopId: string): Promise<void> {
    await this.records.run(() => this.line.passOn(workshopId));
  }

  private async change(id: string, act: (held: Held) => Promise<boolean>): Promise<SeatAnswer> {
    return this.records.run(async () => {
      const held = await this.records.holdRegistration(id);
      const done = await act(held);
      return this.answered(held.registration, !done);
    });
  }

  private async answered(registration: Registration, repeated: boolean): Promise<SeatAnswer> {
    const { id, status } = registration;
    return { id, status, position: await this.records.positionOf(registration), repeated };
  }

  private async sit(held: Held, from: 'pending' | 'offered' | 'waiting', by: ActsFor, verb: string): Promise<boolean> {
    const { registration } = held;
    if (registration.status === 'registered') return false;
    if (registration.status !== from) throw new ConflictError(CHANGED_MEANWHILE);
    await this.become(held, by, verb, () => registration.takeSeat());
    return this.told(held, ANSWER);
  }

  private async free(
    held: Held,
    by: ActsFor | 'organiser',
    verb: string,
    more: () => void = () => undefined,
  ): Promise<boolean> {
    const { registration, workshop } = held;
    if (registration.status === 'cancelled') return false;
    await this.become(held, by, verb, () => {
      registration.cancel(by, this.clock.now());
      more();
    });
    await this.news.hush({ registrationId: registration.id, structureId: workshop.structureId });
    if (by !== 'person') await this.told(held, CANCELLED);
    await this.line.passOn(workshop.id);
    return true;
  }

  private async moveTo(held: Held, target: HeldWorkshop): Promise<void> {
    const { registration, workshop } = held;
    const sits = holdsSeat(registration);
    if (registration.status === 'cancelled' || registration.walkIn) throw new ConflictError(CHANGED_MEANWHILE);
    if (target.structureId !== workshop.structureId) throw new ConflictError(OTHER_ORGANISER);
    if (!this.line.isOpen(target)) throw new ConflictError(NOT_OPEN);
    if (sits && !isFree(target)) throw new ConflictError(FULL);
    const number = await this.records.nextNumber(target.id);
    await this.become(held, 'desk', 'registration.move', () => {
      registration.moveToWorkshop(target.id, number);
      // The agent speaks for them: what was offered is taken.
      if (registration.status === 'offered' || (registration.status === 'waiting' && isFree(target))) {
        registration.takeSeat();
      }
    });
    await this.told(held, MOVED);
    await this.line.passOn(workshop.id);
  }

  /** Only while the workshop is to come; afterwards attendance says who was there. */
  private async become({ registration, workshop }: Held, by: ActsFor | 'organiser', verb: string, how: () => void) {
    if (!this.line.isOpen(workshop)) throw new ConflictError(NOT_OPEN);
    const former = { from: registration.status, by, workshopId: workshop.id };
    how();
    await this.records.keep(registration, former, verb, workshop.structureId);
    return true;
  }

  private async told({ registration, workshop }: Held, kind: string): Promise<boolean> {
    await this.news.tell({ registrationId: registration.id, structureId: workshop.structureId }, kind);
    return true;
  }
}

/** Whoever asks while others wait goes behind them. */
const isFree = ({ free, waiting }: HeldWorkshop): boolean => free > 0 && waiting === 0;
