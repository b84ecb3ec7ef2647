import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import type { Day } from '../../platform/time/day.js';
import { type AgeBand, ageBandOn, BeneficiariesService } from '../beneficiaries/index.js';
import { type PersonSnapshot, snapshotOf } from './person-snapshot.js';
import { SessionParticipant } from './session-participant.entity.js';
import type { SupportSession } from './support-session.entity.js';

/** The people on the list of a workshop, each as they were on its day. A whole list is written in one statement. */
@Injectable()
export class Participants {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly beneficiaries: BeneficiariesService,
  ) {}

  async ids(sessionId: string): Promise<string[]> {
    const rows = await this.unitOfWork.repository(SessionParticipant).findBy({ sessionId });
    return rows.map(({ beneficiaryId }) => beneficiaryId);
  }

  /**
   * Makes the list be these people, in the transaction of their workshop. Who stays keeps what was noted of them; only
   * another day changes their age band.
   * @param formerDay the day on which those already listed were noted
   * @throws NotFoundError when somebody to add is not the actor's to see
   */
  async write(actor: StructureActor, session: SupportSession, ids: readonly string[], formerDay: Day): Promise<void> {
    const { id, day } = session;
    const listed = await this.ids(id);
    const added = ids.filter((one) => !listed.includes(one));
    const gone = listed.filter((one) => !ids.includes(one));
    const staying = listed.filter((one) => ids.includes(one));
    await this.add(id, await this.snapshots(actor, added, day));
    if (gone.length > 0) await this.remove(id, gone);
    if (day !== formerDay && staying.length > 0) await this.redate(actor, session, staying);
    if (ids.length > 0) await this.beneficiaries.noteContacts(ids, day);
  }

  private async snapshots(actor: StructureActor, ids: readonly string[], day: Day): Promise<PersonSnapshot[]> {
    const cards = await this.beneficiaries.findAll(actor, ids);
    if (cards.size < ids.length) throw new NotFoundError('participant');
    return [...cards.values()].map((card) => snapshotOf(card, day));
  }

  private async add(sessionId: string, people: PersonSnapshot[]): Promise<void> {
    if (people.length === 0) return;
    await this.unitOfWork.execute(
      `INSERT INTO session_participant (session_id, beneficiary_id, gender, age_band, social_status, residence_insee)
       SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])`,
      [
        sessionId,
        people.map(({ beneficiaryId }) => beneficiaryId),
        people.map(({ gender }) => gender),
        people.map(({ ageBand }) => ageBand),
        people.map(({ socialStatus }) => socialStatus),
        people.map(({ residenceInsee }) => residenceInsee),
      ],
    );
  }

  private async remove(sessionId: string, ids: readonly string[]): Promise<void> {
    await this.unitOfWork.execute(
      'DELETE FROM session_participant WHERE session_id = $1 AND beneficiary_id = ANY ($2)',
      [sessionId, ids],
    );
  }

  /** Someone whom the structure no longer sees stays as they were noted. */
  private async redate(actor: StructureActor, { id, day }: SupportSession, ids: readonly string[]): Promise<void> {
    const cards = [...(await this.beneficiaries.findAll(actor, ids)).values()];
    const bands = cards.map(({ birthYear }): AgeBand => ageBandOn(birthYear, day));
    await this.unitOfWork.execute(
      `UPDATE session_participant p SET age_band = aged.band
         FROM unnest($2::uuid[], $3::text[]) AS aged (id, band)
        WHERE p.session_id = $1 AND p.beneficiary_id = aged.id`,
      [id, cards.map((card) => card.id), bands],
    );
  }
}
