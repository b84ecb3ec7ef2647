import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { zoneOf } from '../../structures/index.js';

/** Whose clocks an appointment follows, and who may receive there. */
@Injectable()
export class MeetingPlaces {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * The zone of the place, else of the structure.
   * @throws NotFoundError the place is not of the structure, or has left the directory
   */
  async zone(structureId: string, placeId: string | null): Promise<string> {
    const [row] = await this.unitOfWork.prepared<{ insee: string | null }>(
      `SELECT coalesce(p.commune_insee, s.commune_insee) AS insee
         FROM structure s LEFT JOIN place p ON p.id = $2 AND p.structure_id = s.id AND p.gone_at IS NULL
        WHERE s.id = $1 AND ($2::uuid IS NULL OR p.id IS NOT NULL)`,
      [structureId, placeId],
    );
    if (!row) throw new NotFoundError('place');
    return zoneOf(row.insee);
  }

  /** @throws NotFoundError when the account is closed or does not work there today */
  async requireAgent(structureId: string, agentId: string, day: string): Promise<void> {
    const [row] = await this.unitOfWork.prepared(
      `SELECT 1 AS one FROM app_user u JOIN membership m ON m.user_id = u.id
        WHERE u.id = $2 AND u.disabled_at IS NULL AND m.structure_id = $1
          AND m.starts_on <= $3 AND (m.ends_on IS NULL OR m.ends_on >= $3) LIMIT 1`,
      [structureId, agentId, day],
    );
    if (!row) throw new NotFoundError('agent');
  }
}
