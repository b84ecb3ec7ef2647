import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId, newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import type { RegistrationStatus } from '../registration-status.js';
import type { WorkshopStatus } from '../workshop-status.js';
import { AskingPeople } from './asking-people.js';
import { confirmUntil } from './hold-times.js';
import type { RegistrationSource } from './registration.entity.js';
import { contactOfAsker, type RegistrationContact } from './registration-contact.js';
import { ANSWER, TO_CONFIRM } from './registration-kinds.js';
import { RegistrationNews } from './registration-news.js';
import { SeatRecords } from './seat-records.js';

export interface SeatAsked {
  workshopId: string;
  /** A person with a file, or someone who left a name and a way to be reached. */
  who: { beneficiaryId: string } | { name: string; phone: string | null; email: string | null };
  /** Who asks: an agent for the person, or the person themself on the public page. */
  by: StructureActor | 'public';
  /** The way in for the agents of another structure than the organiser. */
  referralId?: string;
  /** Drawn with the form: sent twice, it asks once. */
  formKey: string;
}

export interface SeatAnswer {
  id: string;
  status: RegistrationStatus;
  /** In the line, from 1; null for whoever does not wait. */
  position: number | null;
  /** Nothing was done: it had been asked, or done, already. */
  repeated: boolean;
}

/** The form was sent before: what it made is there already. */
export class AskedBefore extends ConflictError {
  /** @param late its twin came in while this one was being written: what this one wrote must be undone */
  constructor(readonly late: boolean) {
    super('Ce formulaire a déjà été envoyé.');
  }
}

interface Scene {
  structureId: string;
  status: WorkshopStatus;
  startsAt: Date;
  zone: string;
  publicBooking: boolean;
  askedAs: string | null;
}

interface Person {
  beneficiaryId: string | null;
  contact: RegistrationContact;
}

/**
 * The way in. All that can be written beforehand is written first, under an id drawn beforehand: the journal and the
 * message, whose words are made when it leaves. The seat, or the place in the line, comes last and in one statement, so
 * that the row of the workshop, which a thousand people want at once, is held for the time of a commit.
 */
@Injectable()
export class SeatAsking {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: AskingPeople,
    private readonly news: RegistrationNews,
    private readonly records: SeatRecords,
    private readonly clock: Clock,
  ) {}

  /** The registration that this form made already. */
  async askedAs(formKey: string): Promise<SeatAnswer | undefined> {
    const [row] = await this.unitOfWork.prepared<{ id: string }>('SELECT id FROM registration WHERE form_key = $1', [
      formKey,
    ]);
    if (!row) return undefined;
    const registration = await this.records.find(row.id);
    const { id, status } = registration;
    return { id, status, position: await this.records.positionOf(registration), repeated: true };
  }

  /**
   * In the caller’s transaction.
   * @throws NotFoundError when the workshop, or the person, is absent or not for this actor
   * @throws ConflictError in French when nobody registers any more, or the person is registered already
   */
  async ask(asked: SeatAsked): Promise<SeatAnswer> {
    const scene = await this.scene(asked);
    if (scene.askedAs !== null) throw new AskedBefore(false);
    const id = newId();
    const person = await this.personOf(asked);
    const about = { registrationId: id, structureId: scene.structureId };
    const byPhone = asked.by === 'public' && person.contact.email === null;
    await this.records.note(id, asked.workshopId, 'registration.ask', scene.structureId);
    if (!byPhone) await this.news.tellAsker(about, person.contact, ANSWER);
    const answer = await this.take(id, asked, person, scene);
    // Those who wait have read it on the page: the desk calls when there is a seat.
    if (byPhone && answer.status === 'pending') await this.news.tellAsker(about, person.contact, TO_CONFIRM);
    return answer;
  }

  private async scene({ workshopId, by, referralId, formKey }: SeatAsked): Promise<Scene> {
    const [scene] = await this.unitOfWork.prepared<Scene>(
      `SELECT structure_id AS "structureId", status, starts_at AS "startsAt", zone, public_booking AS "publicBooking",
              (SELECT id FROM registration WHERE form_key = $2) AS "askedAs"
         FROM workshop WHERE id = $1`,
      [isId(workshopId) ? workshopId : null, formKey],
    );
    if (!scene || scene.status === 'draft') throw new NotFoundError('workshop');
    const own = by !== 'public' && by.structureId === scene.structureId;
    if (by === 'public' ? !scene.publicBooking : !own && referralId === undefined) throw new NotFoundError('workshop');
    return scene;
  }

  private async personOf({ who, by }: SeatAsked): Promise<Person> {
    if (!('beneficiaryId' in who)) return { beneficiaryId: null, contact: contactOfAsker(who) };
    if (by === 'public') throw new NotFoundError('beneficiary');
    return this.people.find(by, who.beneficiaryId);
  }

  private async take(id: string, asked: SeatAsked, person: Person, scene: Scene): Promise<SeatAnswer> {
    const { workshopId, by, referralId = null, formKey } = asked;
    const { contact, beneficiaryId } = person;
    const unknown = beneficiaryId === null;
    const now = this.clock.now();
    const source: RegistrationSource = by === 'public' ? 'public' : referralId ? 'referral' : 'agent';
    const agent = by === 'public' ? null : by;
    const [row] = await this.unitOfWork.prepared<{ status: RegistrationStatus; position: number | null }>(TAKE, [
      ...[workshopId, now, id, beneficiaryId],
      ...(unknown ? [contact.name, contact.phone, contact.email] : [null, null, null]),
      ...[agent?.structureId ?? null, agent?.userId ?? null, referralId, source, formKey],
      by === 'public' ? confirmUntil(now, contact.email === null ? 'call' : 'mail', scene) : null,
    ]);
    if (!row) await this.refuse(asked);
    else await this.watched(id, asked, beneficiaryId, row.status);
    return { id, status: row?.status ?? 'waiting', position: row?.position ?? null, repeated: false };
  }

  private async watched(id: string, asked: SeatAsked, beneficiaryId: string | null, to: RegistrationStatus) {
    const { workshopId, referralId = null } = asked;
    await this.records.watched({
      ...{ registrationId: id, workshopId, formerWorkshopId: workshopId, referralId, beneficiaryId },
      ...{ from: null, to, by: asked.by === 'public' ? 'person' : 'desk' },
    });
  }

  /** The statement did nothing: why? */
  private async refuse(asked: SeatAsked): Promise<never> {
    const { askedAs, status } = await this.scene(asked);
    if (askedAs !== null) throw new AskedBefore(true);
    if (status === 'cancelled') throw new ConflictError('Cet atelier est annulé.');
    throw new ConflictError('Cet atelier a commencé\u00a0: on ne s’y inscrit plus.');
  }
}

/**
 * The number and the seat, or the place in the line, under the lock that the UPDATE takes: whoever waited for it reads
 * what the one before wrote. Whoever asks while others wait goes behind them, even when a seat is free.
 */
const TAKE = `
  WITH w AS (
    UPDATE workshop SET last_queue_number = last_queue_number + 1
     WHERE id = $1 AND status = 'published' AND starts_at > $2
    RETURNING last_queue_number AS number, waiting, seats_taken < capacity AND waiting = 0 AS free)
  INSERT INTO registration (id, workshop_id, beneficiary_id, name, phone, email, structure_id, registered_by,
    referral_id, source, status, queue_number, held_until, form_key, created_at)
  SELECT $3::uuid, $1, $4::uuid, $5::text, $6::text, $7::text, $8::uuid, $9::uuid, $10::uuid, $11::text,
         CASE WHEN NOT w.free THEN 'waiting' WHEN $11::text = 'public' THEN 'pending' ELSE 'registered' END, w.number,
         CASE WHEN w.free THEN $13::timestamptz END, $12::uuid, $2::timestamptz
    FROM w
  ON CONFLICT (form_key) DO NOTHING
  RETURNING status, CASE status WHEN 'waiting' THEN (SELECT waiting + 1 FROM w) END AS position`;
