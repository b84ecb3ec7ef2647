import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { PeopleByName } from '../../beneficiaries/index.js';
import type { ExternalPerson } from './external-rdv.js';

/** Finds the file of a person of another tool. Makes none, and guesses none. */
@Injectable()
export class LikelyPerson {
  constructor(
    private readonly names: PeopleByName,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The one person of the structure with this name and the same year of birth, phone or mail; null when none or several. */
  async find(structureId: string, person: ExternalPerson): Promise<string | null> {
    const name = `${person.lastName} ${person.firstName}`;
    const candidates = (await this.names.find(structureId, [name])).get(name) ?? [];
    if (candidates.length === 0) return null;
    const found = await this.unitOfWork.prepared<{ id: string }>(
      `SELECT id FROM beneficiary WHERE id = ANY($1) AND merged_into IS NULL
          AND (birth_year = $2 OR phone = $3 OR lower(email) = $4) LIMIT 2`,
      [candidates, person.birthYear, person.phone, person.email],
    );
    return found.length === 1 ? (found[0]?.id ?? null) : null;
  }
}
