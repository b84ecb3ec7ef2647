import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { AppointmentWatchers } from '../appointments/index.js';
import { MessagesService } from '../messages/index.js';
import { SeatWatchers } from '../workshops/index.js';
import type { ReminderSubject } from './reminder.entity.js';
import { REMINDER_KINDS } from './reminder-kinds.js';

/**
 * What was moved, given up or is over is no longer reminded of: what has not left is taken back, with its line, so that
 * it is due again if it stands again. A reminder that has left keeps its line: nobody is told twice.
 */
@Injectable()
export class ReminderWithdrawal implements OnModuleInit {
  constructor(
    private readonly appointments: AppointmentWatchers,
    private readonly seats: SeatWatchers,
    private readonly messages: MessagesService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.appointments.register({
      changed: async ({ what, appointment }) => {
        if (what === 'moved' || what === 'cancelled' || what === 'marked')
          await this.takeBack('appointment', appointment.id);
      },
    });
    this.seats.register({
      changed: async ({ registrationId, workshopId, formerWorkshopId, from, to }) => {
        if (from === 'registered' && (to !== 'registered' || workshopId !== formerWorkshopId)) {
          await this.takeBack('registration', registrationId);
        }
      },
    });
  }

  private async takeBack(kind: ReminderSubject, id: string): Promise<void> {
    const taken = await this.messages.cancel({ kind, id }, REMINDER_KINDS);
    // Letters that nobody printed go with the rest.
    await this.unitOfWork.execute(
      `DELETE FROM reminder WHERE subject_kind = $1 AND subject_id = $2
          AND (way = 'letter' AND printed_at IS NULL OR way = 'message' AND $3
               AND step = (SELECT step FROM reminder WHERE subject_kind = $1 AND subject_id = $2 AND way = 'message'
                            ORDER BY given_at DESC LIMIT 1))`,
      [kind, id, taken > 0],
    );
  }
}
