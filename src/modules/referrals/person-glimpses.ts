import { Injectable } from '@nestjs/common';
import type { Wish } from '../beneficiaries/index.js';
import { UnitOfWork } from '../../platform/db/index.js';

/** What a receiver may read of a person before it accepts: enough to answer, not enough to reach them. */
export interface PersonGlimpse {
  firstName: string;
  birthYear: number | null;
  communeName: string | null;
  /** What makes the welcome easier, which is part of the answer: an interpreter, large type. */
  wishes: Wish[];
}

@Injectable()
export class PersonGlimpses {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The caller has checked that the referral is for its actor. */
  async of(beneficiaryIds: readonly string[]): Promise<Map<string, PersonGlimpse>> {
    if (beneficiaryIds.length === 0) return new Map();
    const rows = await this.unitOfWork.query<{
      id: string;
      first_name: string;
      birth_year: number | null;
      commune_name: string | null;
      wishes: Wish[];
    }>('SELECT id, first_name, birth_year, commune_name, wishes FROM beneficiary WHERE id = ANY($1)', [beneficiaryIds]);
    return new Map(
      rows.map((row) => [
        row.id,
        { firstName: row.first_name, birthYear: row.birth_year, communeName: row.commune_name, wishes: row.wishes },
      ]),
    );
  }
}
