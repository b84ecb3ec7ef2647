import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { dayIn } from '../../../platform/time/day.js';
import type { Appointment, Meeting } from '../appointment.entity.js';
import { canBookIn } from '../appointment.policy.js';
import { AppointmentReason } from '../appointment-reason.entity.js';
import { HourCheck, type Objection } from '../slots/hour-check.js';
import { Slots } from '../slots/slots.service.js';
import { isBookableBy } from '../vocabulary.js';
import { tooEarlyToMark, tooLateByLink } from '../web/labels.js';
import { HourTakenError } from './appointment-records.js';
import type { Booker, BookingInput, MoveInput, Mover } from './bookers.js';
import { MeetingPlaces } from './meeting-place.js';

const HOUR = 3_600_000;

/** What an agent has not said that they know. */
export class HourObjectedError extends ConflictError {
  constructor(readonly objections: readonly Objection[]) {
    super('Cette heure demande une confirmation.');
  }
}

interface Chosen {
  reason: AppointmentReason;
  meeting: Meeting;
}

/** Whether an hour may be taken, by whom, and until when it may be given back. */
@Injectable()
export class HourChoice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly slots: Slots,
    private readonly check: HourCheck,
    private readonly places: MeetingPlaces,
    private readonly clock: Clock,
  ) {}

  /** Called with the agent’s time held. */
  async toBook(booker: Booker, input: BookingInput): Promise<Chosen> {
    const reason = await this.reason(input.reasonId);
    const from = booker.kind === 'agent' ? 'agents' : booker.kind === 'referrer' ? 'referrers' : 'people';
    if (reason.retiredAt !== null || !isBookableBy(reason.bookableBy, from)) throw new NotFoundError('reason');
    if (booker.kind === 'agent' && !canBookIn(booker.actor, reason.structureId)) throw new NotFoundError('reason');
    const { agentId, placeId, startsAt } = input;
    return this.chosen(reason, { agentId, placeId, startsAt }, { byAgent: from === 'agents', force: input.force });
  }

  /** `keep`: the hour itself is agreed on; only what takes the agent’s time speaks against it. */
  async toMove(who: Mover, appointment: Appointment, to: MoveInput & { keep?: boolean }): Promise<Chosen> {
    const reason = await this.reason(appointment.reasonId);
    const now = this.clock.now();
    if (who === 'person' && !inTime(appointment, reason.moveHours, now)) throw new ConflictError(tooLateByLink);
    const { agentId = appointment.agentId, placeId = appointment.placeId, startsAt } = to;
    const how = { byAgent: who !== 'person', force: to.force, exceptId: appointment.id, keep: to.keep };
    return this.chosen(reason, { agentId, placeId, startsAt }, how);
  }

  async canStillCancel(appointment: Appointment): Promise<boolean> {
    const { cancelHours } = await this.reason(appointment.reasonId);
    return appointment.status === 'upcoming' && inTime(appointment, cancelHours, this.clock.now());
  }

  async canStillMove(appointment: Appointment): Promise<boolean> {
    const { moveHours } = await this.reason(appointment.reasonId);
    return appointment.status === 'upcoming' && inTime(appointment, moveHours, this.clock.now());
  }

  /** @throws ConflictError too late: the desk is to be called */
  async mayStillCancel(appointment: Appointment): Promise<void> {
    const { cancelHours } = await this.reason(appointment.reasonId);
    if (!inTime(appointment, cancelHours, this.clock.now())) throw new ConflictError(tooLateByLink);
  }

  /** Whoever came early came; nobody is absent before the hour. @throws ConflictError */
  mayMark(appointment: Appointment, as: 'honoured' | 'absent' | 'upcoming'): void {
    const now = this.clock.now();
    const early =
      as === 'absent'
        ? appointment.startsAt > now
        : as === 'honoured' && dayIn(appointment.startsAt, appointment.zone) > dayIn(now, appointment.zone);
    if (early) throw new ConflictError(tooEarlyToMark);
  }

  private async chosen(
    reason: AppointmentReason,
    { agentId, placeId, startsAt }: Omit<Meeting, 'zone' | 'forced'>,
    how: { byAgent: boolean; force?: boolean | undefined; exceptId?: string | undefined; keep?: boolean | undefined },
  ): Promise<Chosen> {
    const { structureId, id: reasonId } = reason;
    const zone = await this.places.zone(structureId, placeId);
    await this.places.requireAgent(structureId, agentId, this.clock.today());
    const asked = { structureId, reasonId, agentId, startsAt, exceptId: how.exceptId };
    const objections = await this.check.objections({ ...asked, length: reason });
    const taken = objections.includes('taken');
    const meeting = { agentId, placeId, zone, startsAt, forced: taken && how.force === true };
    if (how.keep) {
      if (!how.force && (taken || objections.includes('away'))) throw new HourTakenError();
      return { reason, meeting };
    }
    if (how.byAgent) {
      if (objections.length > 0 && !how.force) throw taken ? new HourTakenError() : new HourObjectedError(objections);
      return { reason, meeting };
    }
    if (!this.isOffered(reason, startsAt) || !(await this.slots.isFree({ ...asked, placeId }))) {
      throw new HourTakenError();
    }
    return { reason, meeting };
  }

  /** Those who book by themselves: neither too soon nor too far away. */
  private isOffered(reason: AppointmentReason, startsAt: Date): boolean {
    const { from, until } = offeredBetween(reason, this.clock.now());
    return startsAt >= from && startsAt < until;
  }

  private async reason(id: string): Promise<AppointmentReason> {
    const found = isId(id) ? await this.unitOfWork.repository(AppointmentReason).findOneBy({ id }) : null;
    if (!found) throw new NotFoundError('reason');
    return found;
  }
}

const inTime = ({ startsAt }: Appointment, hours: number, now: Date): boolean =>
  startsAt.getTime() - now.getTime() >= hours * HOUR;

/** Between which instants those who book by themselves choose. */
export const offeredBetween = (
  { noticeHours, daysAhead }: { noticeHours: number; daysAhead: number },
  now: Date,
): { from: Date; until: Date } => ({
  from: new Date(now.getTime() + noticeHours * HOUR),
  until: new Date(now.getTime() + daysAhead * 24 * HOUR),
});
