import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId } from '../../../platform/ids.js';
import { visibleBeneficiarySql } from '../../beneficiaries/index.js';
import type { RegistrationContact } from './registration-contact.js';

export interface AskingPerson {
  beneficiaryId: string;
  contact: RegistrationContact;
}

type Row = RegistrationContact & { id: string; mergedInto: string | null };

const PERSON = `
  SELECT b.id, b.merged_into AS "mergedInto", b.first_name || ' ' || b.last_name AS name, b.email, b.phone,
         b.contact_preference AS prefers, b.helper_name AS "helperName", b.helper_phone AS "helperPhone"
    FROM beneficiary b WHERE b.id = $1 AND ${visibleBeneficiarySql('b.id', '$2')} FOR KEY SHARE OF b`;

/** The person for whom a seat is asked: seen by the agent, and how to reach them, in one statement. */
@Injectable()
export class AskingPeople {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Two files that are being merged are one by the time we write: whoever merges waits for us, or we for them.
   * @throws NotFoundError absent, or not for this actor
   */
  async find(actor: StructureActor, id: string): Promise<AskingPerson> {
    const [row] = await this.unitOfWork.prepared<Row>(PERSON, [isId(id) ? id : null, actor.structureId]);
    if (!row) throw new NotFoundError('beneficiary');
    const { id: beneficiaryId, mergedInto, ...contact } = row;
    return mergedInto === null ? { beneficiaryId, contact } : this.find(actor, mergedInto);
  }
}
