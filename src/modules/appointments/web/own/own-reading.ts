import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/time/clock.js';
import { isLive } from '../../appointment-status.js';
import { AppointmentReading } from '../../booking/appointment-reading.js';
import { AppointmentRecords } from '../../booking/appointment-records.js';
import { HourChoice } from '../../booking/hour-choice.js';
import { ReasonsQueries } from '../../reasons/reasons.queries.js';
import { isBookableBy, NOBODY } from '../../vocabulary.js';
import type { OwnRead } from './own.page.js';

/** An appointment as the person who holds its key reads it. */
@Injectable()
export class OwnReading {
  constructor(
    private readonly records: AppointmentRecords,
    private readonly reading: AppointmentReading,
    private readonly choice: HourChoice,
    private readonly reasons: ReasonsQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError absent */
  async open(id: string): Promise<OwnRead> {
    const appointment = await this.records.find(id);
    const { bookableBy, retiredAt } = await this.reasons.require(appointment.structureId, appointment.reasonId);
    const cancelled = !isLive(appointment.status);
    const known = appointment.name !== NOBODY;
    return {
      appointment,
      facts: await this.reading.facts(id),
      can: {
        move: await this.choice.canStillMove(appointment),
        cancel: await this.choice.canStillCancel(appointment),
        rebook: cancelled && known && retiredAt === null && isBookableBy(bookableBy, 'people'),
      },
    };
  }

  get now(): Date {
    return this.clock.now();
  }
}
