import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../platform/time/clock.js';
import { BeneficiariesService } from '../../beneficiaries/index.js';
import { MessagesService, type Recipient } from '../../messages/index.js';
import { recipientOfCard, recipientOfStranger } from './appointment-contact.js';
import { type AppointmentNews as News, type AppointmentSeen, AppointmentWatchers } from './appointment-watchers.js';
import { BOOKED, CANCELLED, MOVED, OF_ONE_HOUR } from './message-kinds.js';

/** What the person is told when their appointment changes, in the transaction of the change. */
@Injectable()
export class AppointmentNews implements OnModuleInit {
  constructor(
    private readonly watchers: AppointmentWatchers,
    private readonly messages: MessagesService,
    private readonly beneficiaries: BeneficiariesService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.watchers.register({ changed: (news) => this.tell(news) });
  }

  private async tell({ what, appointment, by }: News): Promise<void> {
    if (what === 'marked' || what === 'answered' || what === 'reassigned') return;
    const subject = { kind: 'appointment' as const, id: appointment.id };
    // What was not sent yet speaks of another hour.
    await this.messages.cancel(subject, OF_ONE_HOUR);
    const kind = kindOf(what, appointment);
    if (kind === null || appointment.startsAt <= this.clock.now()) return;
    const to = await this.recipient(appointment, isPressing(what, appointment, by));
    if (to) await this.messages.queue({ kind, structureId: appointment.structureId, subject, to });
  }

  private async recipient(appointment: AppointmentSeen, pressing: boolean): Promise<Recipient | null> {
    const { beneficiaryId, name, phone, email } = appointment;
    return beneficiaryId
      ? recipientOfCard(await this.beneficiaries.contactCard(beneficiaryId), pressing)
      : recipientOfStranger({ name: name ?? '', phone, email }, pressing);
  }
}

/** Null for what the person knows since they did it. */
function kindOf(what: 'booked' | 'moved' | 'cancelled' | 'restored', { status }: AppointmentSeen): string | null {
  if (what === 'cancelled') return status === 'cancelled_by_service' ? CANCELLED : null;
  return what === 'moved' ? MOVED : BOOKED;
}

/** Whoever books at the desk or by phone has the person there; a referral is booked without them. */
function isPressing(what: News['what'], { referralId, source }: AppointmentSeen, by: News['by']): boolean {
  if (by === 'person') return false;
  return what === 'booked' ? referralId !== null && source === 'referral' : true;
}
