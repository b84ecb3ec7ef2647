import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { type BeneficiaryDetails, displayName } from './beneficiary-details.js';

const MOST_SHOWN = 5;

/** Names this close are one person's when their years agree: « Martine Dupond », « DUPONT Martine ». */
const NAMES_ALIKE = 0.55;

export interface LikelyDuplicate {
  id: string;
  displayName: string;
  birthYear: number | null;
  communeName: string | null;
  /** E.164. */
  phone: string | null;
  reasons: ('name' | 'phone' | 'email')[];
}

interface Row {
  id: string;
  first_name: string;
  last_name: string;
  birth_year: number | null;
  commune_name: string | null;
  phone: string | null;
  same_name: boolean;
  same_phone: boolean;
  same_email: boolean;
}

/**
 * People already known who may be the one being registered. Candidates come from the indexes (trigrams of the name in
 * either order, phone, e-mail) and only they are compared: never everybody with everybody.
 */
@Injectable()
export class DuplicatesQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async likely(actor: StructureActor, details: BeneficiaryDetails): Promise<LikelyDuplicate[]> {
    const rows = await this.unitOfWork.query<Row>(
      `WITH visible_elsewhere AS (
         SELECT s.beneficiary_id AS id FROM beneficiary_share s WHERE s.structure_id = $1 AND s.ends_at IS NULL
       ), candidate AS MATERIALIZED (
         (SELECT id FROM beneficiary WHERE structure_id = $1 AND search_normalise($2) <% search_text)
         UNION (SELECT id FROM beneficiary WHERE structure_id = $1 AND phone = $3)
         UNION (SELECT id FROM beneficiary WHERE structure_id = $1 AND email = $4)
         UNION (SELECT id FROM visible_elsewhere)
       ), compared AS (
         SELECT b.*, similarity(search_normalise($2), search_normalise(b.last_name || ' ' || b.first_name)) AS closeness,
                ($5::int IS NULL OR b.birth_year IS NULL OR abs(b.birth_year - $5::int) <= 1) AS years_agree,
                coalesce(b.phone = $3, false) AS same_phone, coalesce(b.email = $4, false) AS same_email
           FROM beneficiary b JOIN candidate USING (id)
       )
       SELECT id, first_name, last_name, birth_year, commune_name, phone, same_phone, same_email,
              closeness >= $6 AND years_agree AS same_name
         FROM compared
        WHERE same_phone OR same_email OR closeness >= $6 AND years_agree
        ORDER BY (closeness >= $6)::int + same_phone::int + same_email::int DESC, closeness DESC, updated_at DESC, id
        LIMIT ${MOST_SHOWN}`,
      [
        actor.structureId,
        `${details.lastName} ${details.firstName}`,
        details.phone,
        details.email,
        details.birthYear,
        NAMES_ALIKE,
      ],
    );
    return rows.map(candidate);
  }
}

function candidate(row: Row): LikelyDuplicate {
  const { id, birth_year: birthYear, commune_name: communeName, phone } = row;
  return {
    ...{ id, birthYear, communeName, phone },
    displayName: displayName({ firstName: row.first_name, lastName: row.last_name }),
    reasons: [
      ...(row.same_name ? (['name'] as const) : []),
      ...(row.same_phone ? (['phone'] as const) : []),
      ...(row.same_email ? (['email'] as const) : []),
    ],
  };
}
