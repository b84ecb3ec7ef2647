import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Clock } from '../../../platform/time/clock.js';

/** Accounts of a structure by the mail address that RDV Service Public has, and the zone of its clocks. */
@Injectable()
export class RdvAgents {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The first of them who works there today; undefined when none does. */
  async find(structureId: string, emails: readonly string[]): Promise<string | undefined> {
    const [row] = await this.unitOfWork.prepared<{ id: string }>(
      `SELECT u.id FROM app_user u JOIN membership m ON m.user_id = u.id
        WHERE lower(u.email) = ANY($2) AND u.disabled_at IS NULL AND m.structure_id = $1
          AND m.starts_on <= $3 AND (m.ends_on IS NULL OR m.ends_on >= $3)
        ORDER BY array_position($2, lower(u.email)), u.id LIMIT 1`,
      [structureId, emails, this.clock.today()],
    );
    return row?.id;
  }

  /** Everybody who works there today: an export without mail addresses names them. */
  async list(structureId: string): Promise<{ email: string; name: string }[]> {
    return this.unitOfWork.query(
      `SELECT DISTINCT lower(u.email) AS email, u.first_name || ' ' || u.last_name AS name
         FROM app_user u JOIN membership m ON m.user_id = u.id
        WHERE u.disabled_at IS NULL AND m.structure_id = $1 AND m.starts_on <= $2
          AND (m.ends_on IS NULL OR m.ends_on >= $2)`,
      [structureId, this.clock.today()],
    );
  }
}
