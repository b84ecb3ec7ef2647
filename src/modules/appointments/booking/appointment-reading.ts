import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { BeneficiariesService } from '../../beneficiaries/index.js';
import { MessagesQueries, type Receipt } from '../../messages/index.js';
import type { Appointment } from '../appointment.entity.js';
import { canHandle } from '../appointment.policy.js';
import type { AppointmentReason } from '../appointment-reason.entity.js';
import { AppointmentRecords } from './appointment-records.js';
import { type AppointmentFacts, FACTS } from './appointment-facts.js';

/** A line of the journal about it. */
export interface AppointmentEvent {
  at: Date;
  verb: string;
  byName: string | null;
  details: Record<string, unknown>;
}

export interface AppointmentOpened {
  appointment: Readonly<Appointment>;
  facts: AppointmentFacts;
  reason: Pick<AppointmentReason, 'label' | 'toBring' | 'durationMinutes'>;
  /** Null for a person whom the structure does not see: their referral was not accepted, or it is over. */
  personName: string | null;
  /** E.164. */
  phone: string | null;
  email: string | null;
  events: AppointmentEvent[];
  receipts: Receipt[];
}

const MOST_EVENTS = 100;

/** An appointment as the agents of its structure read it. */
@Injectable()
export class AppointmentReading {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: AppointmentRecords,
    private readonly beneficiaries: BeneficiariesService,
    private readonly messages: MessagesQueries,
  ) {}

  /** @throws NotFoundError absent, or of another structure */
  async find(actor: StructureActor, id: string): Promise<Readonly<Appointment>> {
    const appointment = await this.records.find(id);
    if (!canHandle(actor, appointment)) throw new NotFoundError('appointment');
    return appointment;
  }

  async open(actor: StructureActor, id: string): Promise<AppointmentOpened> {
    const appointment = await this.find(actor, id);
    const { beneficiaryId } = appointment;
    const card = beneficiaryId
      ? (await this.beneficiaries.findAll(actor, [beneficiaryId])).get(beneficiaryId)
      : undefined;
    const { reason, ...facts } = await this.facts(id);
    return {
      ...{ appointment, facts, reason },
      personName: beneficiaryId ? (card?.displayName ?? null) : appointment.name,
      phone: beneficiaryId ? (card?.phone ?? null) : appointment.phone,
      email: beneficiaryId ? (card?.email ?? null) : appointment.email,
      events: await this.events(id),
      receipts: await this.messages.ofSubject({ kind: 'appointment', id }),
    };
  }

  /** What is told of an appointment, without the person. @throws NotFoundError absent */
  async facts(id: string): Promise<AppointmentFacts & { reason: AppointmentOpened['reason'] }> {
    const [row] = await this.unitOfWork.prepared<
      AppointmentFacts & { label: string; toBring: string | null; durationMinutes: number } & Record<string, unknown>
    >(FACTS, [id]);
    if (!row) throw new NotFoundError('appointment');
    const { label, toBring, durationMinutes, ...facts } = row;
    return { ...facts, reason: { label, toBring, durationMinutes } };
  }

  private events(id: string): Promise<AppointmentEvent[]> {
    return this.unitOfWork.prepared<AppointmentEvent & Record<string, unknown>>(
      `SELECT e.at, e.verb, e.details, u.first_name || ' ' || u.last_name AS "byName"
         FROM audit_event e LEFT JOIN app_user u ON u.id = e.actor_user_id
        WHERE e.subject_kind = 'appointment' AND e.subject_id = $1 ORDER BY e.id DESC LIMIT ${MOST_EVENTS}`,
      [id],
    );
  }
}
