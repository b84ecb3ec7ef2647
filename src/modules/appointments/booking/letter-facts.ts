import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { Clock } from '../../../platform/time/clock.js';
import { BookableReferrals } from '../../referrals/index.js';
import { StructuresService } from '../../structures/index.js';
import type { AppointmentStatus } from '../appointment-status.js';
import { type AppointmentMode, type BookableBy, isBookableBy } from '../vocabulary.js';
import { type AppointmentFacts, FACTS } from './appointment-facts.js';

/** What letters to the person are written with: professionals, places and hours. */
export interface LetterFacts extends AppointmentFacts {
  id: string;
  status: AppointmentStatus;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  mode: AppointmentMode;
  isOver: boolean;
  /** The person may take such an appointment by themself. */
  openToPeople: boolean;
}

interface Row {
  status: AppointmentStatus;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  mode: AppointmentMode;
  bookableBy: BookableBy;
}

export interface InvitationFacts {
  receiverName: string;
  /** E.164. */
  phone: string | null;
  isFund: boolean;
}

@Injectable()
export class AppointmentLetterFacts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly referrals: BookableReferrals,
    private readonly structures: StructuresService,
  ) {}

  /** Undefined when there is no such appointment. */
  async of(id: string): Promise<LetterFacts | undefined> {
    const [row] = await this.unitOfWork.prepared<Row & Record<string, unknown>>(
      `SELECT a.status, a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.zone, a.mode, r.bookable_by AS "bookableBy"
         FROM appointment a JOIN appointment_reason r ON r.id = a.reason_id WHERE a.id = $1`,
      [id],
    );
    const [facts] = await this.unitOfWork.prepared<AppointmentFacts & Record<string, unknown>>(FACTS, [id]);
    if (!row || !facts) return undefined;
    const { bookableBy, ...appointment } = row;
    const openToPeople = isBookableBy(bookableBy, 'people');
    return { ...facts, ...appointment, id, openToPeople, isOver: row.startsAt <= this.clock.now() };
  }

  /** Undefined when nobody is waited for any more. */
  async ofInvitation(referralId: string): Promise<InvitationFacts | undefined> {
    try {
      const { status, receiverStructureId, receiverName } = await this.referrals.forKey(referralId);
      if ((status !== 'sent' && status !== 'accepted') || receiverStructureId === null) return undefined;
      const { kind, phone } = await this.structures.require(receiverStructureId);
      return { receiverName, phone, isFund: kind === 'fund' };
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    }
  }
}
