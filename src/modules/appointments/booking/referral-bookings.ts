import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { dayIn } from '../../../platform/time/day.js';
import { AnswersService, ReferralWatchers } from '../../referrals/index.js';
import { AppointmentRecords } from './appointment-records.js';
import { AppointmentsService } from './appointments.service.js';
import type { BookingDesk } from './booking-desk.js';
import type { BookingInput } from './bookers.js';

/** Appointments and the referrals that they are for: one answers the other, and ends with it. */
@Injectable()
export class ReferralBookings implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly appointments: AppointmentsService,
    private readonly records: AppointmentRecords,
    private readonly answers: AnswersService,
    private readonly watchers: ReferralWatchers,
  ) {}

  /** A person who is not sent there after all is not waited for. */
  onModuleInit(): void {
    this.watchers.register({
      ended: async ({ id, status }) => {
        if (status !== 'closed') await this.records.cancelOfReferral(id);
      },
    });
  }

  /** Books; the receiver who books for a referral that waits accepts it, with the day of the appointment. */
  async book(desk: BookingDesk, input: Omit<BookingInput, 'referralId'>, zone: string): Promise<{ id: string }> {
    const { booker, referral } = desk;
    return this.unitOfWork.run(async () => {
      const made = await this.appointments.book(booker, { ...input, referralId: referral?.id ?? null });
      if (referral?.status === 'sent' && booker.kind === 'agent') {
        const appointmentOn = dayIn(input.startsAt, zone);
        await this.answers.accept(booker.actor, referral.id, { appointmentOn, words: null });
      }
      return made;
    });
  }
}
