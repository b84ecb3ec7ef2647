import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { Clock } from '../../../platform/time/clock.js';
import { Appointment } from '../appointment.entity.js';
import type { AppointmentSource } from '../vocabulary.js';
import { canHandle } from '../appointment.policy.js';
import { isLive } from '../appointment-status.js';
import { type Act, AppointmentRecords } from './appointment-records.js';
import type { Booker, BookingInput, MoveInput, Mover } from './bookers.js';
import { HourChoice } from './hour-choice.js';

const sourceOf = (booker: Booker, referralId: string | null): AppointmentSource => {
  if (booker.kind === 'person') return 'person';
  return referralId === null ? 'agent' : 'referral';
};

type Done = Omit<Act, 'by'>;

/**
 * Books, moves and reassigns. Each is one transaction that takes the agent’s time first, then looks: of two who want the
 * same hour one has it, the other gets a HourTakenError (in French). NotFoundError when it is absent or not for whom asks.
 */
@Injectable()
export class AppointmentsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: AppointmentRecords,
    private readonly choice: HourChoice,
    private readonly clock: Clock,
  ) {}

  /** The caller has checked that the person, and the referral if there is one, are known to whom books. */
  async book(booker: Booker, input: BookingInput): Promise<{ id: string }> {
    return this.unitOfWork.run(async () => {
      await this.records.holdAgent(input.agentId);
      const made = await this.records.madeBy(input.formKey);
      if (made) return { id: made.id };
      const { reason, meeting } = await this.choice.toBook(booker, input);
      const referralId = input.referralId ?? null;
      const appointment = Appointment.book(
        meeting,
        {
          ...{ structureId: reason.structureId, reasonId: reason.id, mode: reason.mode, person: input.person },
          ...{ referralId, formKey: input.formKey, source: sourceOf(booker, referralId) },
          bookedBy: booker.kind === 'person' ? null : booker.actor.userId,
        },
        reason,
        this.clock.now(),
      );
      const { source, forced } = appointment;
      await this.records.add(appointment, {
        ...{ verb: 'appointment.book', what: 'booked', by: booker.kind === 'person' ? 'person' : 'service' },
        details: { source, forced, agentId: input.agentId, ...(referralId ? { referralId } : {}) },
      });
      return { id: appointment.id };
    });
  }

  /** To another hour, and perhaps another place or agent. */
  async move(who: Mover, id: string, to: MoveInput): Promise<void> {
    await this.change(who, id, async (appointment) => {
      appointment.requireUpcoming();
      await this.records.holdAgent(to.agentId ?? appointment.agentId);
      const { reason, meeting } = await this.choice.toMove(who, appointment, to);
      appointment.moveTo(meeting, reason, this.clock.now());
      return { verb: 'appointment.move', what: 'moved', details: { forced: meeting.forced } };
    });
  }

  /**
   * Another agent receives, at the same hour.
   * @param force they are not free, and this is known
   * @throws HourTakenError when they are not free
   */
  async reassign(actor: StructureActor, id: string, agentId: string, force = false): Promise<void> {
    await this.change(actor, id, async (appointment) => {
      appointment.requireUpcoming();
      await this.records.holdAgent(agentId);
      const { startsAt } = appointment;
      const { reason, meeting } = await this.choice.toMove(actor, appointment, {
        startsAt,
        agentId,
        force,
        keep: true,
      });
      appointment.moveTo(meeting, reason, this.clock.now());
      return { verb: 'appointment.reassign', what: 'reassigned', details: { agentId } };
    });
  }

  /** By the service, or as the person asked for it; through their link while there is time. */
  async cancel(who: Mover, id: string, by: 'service' | 'person'): Promise<void> {
    await this.change(who, id, async (appointment) => {
      if (who === 'person') await this.choice.mayStillCancel(appointment);
      const userId = who === 'person' ? null : who.userId;
      appointment.become(by === 'service' ? 'cancelled_by_service' : 'cancelled_by_person', userId, this.clock.now());
      return { verb: 'appointment.cancel', what: 'cancelled', details: { reason: by } };
    });
  }

  /** What became of it; `upcoming` takes back what was noted wrongly. `sessionId`: the session that it became. */
  async mark(
    actor: StructureActor,
    id: string,
    as: 'honoured' | 'absent' | 'upcoming',
    sessionId: string | null = null,
  ): Promise<void> {
    await this.change(actor, id, (appointment) => {
      this.choice.mayMark(appointment, as);
      const back = !isLive(appointment.status);
      // A session that is written later joins one that was noted honoured.
      if (appointment.status !== as) appointment.become(as, actor.userId, this.clock.now());
      if (as === 'honoured' && sessionId !== null) appointment.joinSession(sessionId, this.clock.now());
      return { verb: 'appointment.mark', what: back ? 'restored' : 'marked', details: { as } };
    });
  }

  /** A cancelled one comes back, where its hour is still free. @throws HourTakenError */
  async restore(actor: StructureActor, id: string): Promise<void> {
    await this.change(actor, id, (appointment) => {
      appointment.become('upcoming', actor.userId, this.clock.now());
      return { verb: 'appointment.restore', what: 'restored' };
    });
  }

  /** « Je viens », « je ne viens pas », by the person’s link: the second frees the hour while there is time to. */
  async answer(id: string, coming: 'yes' | 'no'): Promise<'noted' | 'cancelled'> {
    if (coming === 'no' && (await this.choice.canStillCancel(await this.records.find(id)))) {
      await this.cancel('person', id, 'person');
      return 'cancelled';
    }
    await this.change('person', id, (appointment) => {
      appointment.answer(coming, this.clock.now());
      return { verb: 'appointment.answer', what: 'answered', details: { coming } };
    });
    return 'noted';
  }

  private async change(who: Mover, id: string, how: (appointment: Appointment) => Done | Promise<Done>): Promise<void> {
    await this.unitOfWork.run(async () => {
      const appointment = await this.records.hold(id);
      if (who !== 'person' && !canHandle(who, appointment)) throw new NotFoundError('appointment');
      const { startsAt, agentId, placeId, status } = appointment;
      const act = await how(appointment);
      const former = { startsAt, agentId, placeId, status };
      await this.records.save(appointment, former, { ...act, by: who === 'person' ? 'person' : 'service' });
    });
  }
}
