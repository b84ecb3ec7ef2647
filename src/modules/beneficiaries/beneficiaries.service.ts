import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { isId, newId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import type { Day } from '../../platform/time/day.js';
import { type BeneficiaryCard, type BeneficiarySummary, detailsOf, displayName } from './beneficiary-details.js';
import { Beneficiary } from './beneficiary.entity.js';
import { canRead, canReadNotes, type Standing } from './beneficiary.policy.js';
import { EndedAccess } from './sharing/ended-access.js';
import { visibleBeneficiarySql } from './visible-beneficiary.js';

/** Who is this person, who may see them, and since when. */
@Injectable()
export class BeneficiariesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly ended: EndedAccess,
  ) {}

  /**
   * The person, for someone whose structure holds the file or received it through a referral still open.
   * Writes nothing in the journal: who shows a whole page records `beneficiary.read`.
   * The id of a file that was merged gives the one kept, under its own id.
   *
   * @throws NotFoundError absent, or not for this actor
   */
  async find(actor: StructureActor, id: string): Promise<BeneficiaryCard> {
    const asked = isId(id) ? await this.unitOfWork.repository(Beneficiary).findOneBy({ id }) : null;
    const person = asked?.mergedInto
      ? await this.unitOfWork.repository(Beneficiary).findOneBy({ id: asked.mergedInto })
      : asked;
    if (!person) throw new NotFoundError('beneficiary');
    const standing = await this.standing(actor, person);
    if (!canRead(actor, standing)) throw new NotFoundError('beneficiary');
    return cardOf(person, standing.shared, canReadNotes(actor, standing));
  }

  /** As `find`, for a whole list in one query; those who are absent or not for this actor are left out. */
  async findAll(actor: StructureActor, ids: readonly string[]): Promise<Map<string, BeneficiaryCard>> {
    if (ids.length === 0) return new Map();
    const people = await this.unitOfWork
      .repository(Beneficiary)
      .createQueryBuilder('person')
      .where('person.id = ANY (:ids)', { ids: ids.filter(isId) })
      .andWhere(visibleBeneficiarySql('person.id', ':structure'), { structure: actor.structureId })
      .getMany();
    const card = (person: Beneficiary) => {
      const standing = { structureId: person.structureId, shared: person.structureId !== actor.structureId };
      return cardOf(person, standing.shared, canReadNotes(actor, standing));
    };
    return new Map(people.map((person) => [person.id, card(person)]));
  }

  /**
   * How to reach the person, without notes: for a message to them, or for the receiver of an accepted referral who has
   * no account. The caller has checked that it may, and notes the reading.
   * @throws NotFoundError absent
   */
  async contactCard(id: string): Promise<BeneficiaryCard> {
    const person = await this.unitOfWork.repository(Beneficiary).findOneBy({ id });
    if (!person) throw new NotFoundError('beneficiary');
    return cardOf(person, true, false);
  }

  /** Names for a list, in one query. The caller has checked that its reader may see them. */
  async summaries(ids: readonly string[]): Promise<Map<string, BeneficiarySummary>> {
    if (ids.length === 0) return new Map();
    const rows = await this.unitOfWork.prepared<{ id: string; first: string; last: string; commune: string | null }>(
      `SELECT id, first_name AS first, last_name AS last, commune_name AS commune FROM beneficiary WHERE id = ANY ($1)`,
      [[...new Set(ids)]],
    );
    const summary = ({ id, first, last, commune }: (typeof rows)[number]): BeneficiarySummary => ({
      id,
      displayName: displayName({ firstName: first, lastName: last }),
      communeName: commune,
    });
    return new Map(rows.map((row) => [row.id, summary(row)]));
  }

  /** Opens the person to another structure, for the life of a referral; once, however often it is called. */
  async share({ beneficiaryId, structureId, referralId }: Share): Promise<void> {
    await this.unitOfWork.run(async () => {
      const opened = await this.unitOfWork.execute(
        `INSERT INTO beneficiary_share (id, beneficiary_id, structure_id, referral_id, starts_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (beneficiary_id, structure_id, referral_id) WHERE ends_at IS NULL DO NOTHING`,
        [newId(), beneficiaryId, structureId, referralId, this.clock.now()],
      );
      if (opened === 0) return;
      await this.audit.record({
        verb: 'beneficiary.share',
        subjectKind: 'beneficiary',
        subjectId: beneficiaryId,
        details: { structureId, referralId },
      });
    });
  }

  /** Closes what a referral had opened: it was withdrawn, or the accompaniment is over. */
  async endShares(referralId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const ended = await this.unitOfWork.query<{ beneficiary_id: string; structure_id: string }>(
        `UPDATE beneficiary_share SET ends_at = $2 WHERE referral_id = $1 AND ends_at IS NULL
         RETURNING beneficiary_id, structure_id`,
        [referralId, this.clock.now()],
      );
      for (const share of ended) {
        await this.audit.record({
          verb: 'beneficiary.end-share',
          subjectKind: 'beneficiary',
          subjectId: share.beneficiary_id,
          details: { structureId: share.structure_id, referralId },
        });
        await this.ended.settle(share.beneficiary_id, share.structure_id);
      }
    });
  }

  /** A real contact with the person (a session, an answered call): keeping periods run from the last one. */
  async noteContact(beneficiaryId: string, day: Day): Promise<void> {
    await this.unitOfWork.execute(
      `UPDATE beneficiary SET last_contact_on = greatest(last_contact_on, $2::date), updated_at = $3 WHERE id = $1`,
      [beneficiaryId, day, this.clock.now()],
    );
  }

  /**
   * A contact with each of them, in one statement. Always in the same order, under the lock that leaves foreign keys in
   * peace: two workshops with the same people wait for one another without a knot.
   */
  async noteContacts(beneficiaryIds: readonly string[], day: Day): Promise<void> {
    await this.unitOfWork.execute(
      `UPDATE beneficiary SET last_contact_on = greatest(last_contact_on, $2::date), updated_at = $3
        WHERE id IN (SELECT id FROM beneficiary WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE)`,
      [beneficiaryIds, day, this.clock.now()],
    );
  }

  private async standing(actor: StructureActor, person: Beneficiary): Promise<Standing> {
    if (person.structureId === actor.structureId) return { structureId: person.structureId, shared: false };
    const shares = await this.unitOfWork.query(
      `SELECT FROM beneficiary_share WHERE beneficiary_id = $1 AND structure_id = $2 AND ends_at IS NULL LIMIT 1`,
      [person.id, actor.structureId],
    );
    return { structureId: person.structureId, shared: shares.length > 0 };
  }
}

interface Share {
  beneficiaryId: string;
  structureId: string;
  referralId: string;
}

function cardOf(person: Beneficiary, shared: boolean, withNotes: boolean): BeneficiaryCard {
  const { id, structureId, noticeGivenOn, createdAt, lastContactOn, version } = person;
  return {
    ...detailsOf(person),
    notes: withNotes ? person.notes : null,
    displayName: displayName(person),
    ...{ id, structureId, noticeGivenOn, createdAt, lastContactOn, version, shared },
  };
}
