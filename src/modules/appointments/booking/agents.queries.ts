import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Clock } from '../../../platform/time/clock.js';
import { BOOKERS } from '../appointment.policy.js';

export interface Agent {
  id: string;
  name: string;
}

const MOST = 300;

/** Who receives, and under which name. */
@Injectable()
export class AgentsQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Who works in the structure today and may receive, by name. */
  async of(structureId: string): Promise<Agent[]> {
    return this.unitOfWork.query<Agent>(
      `SELECT u.id, u.first_name || ' ' || u.last_name AS name FROM app_user u
        WHERE u.disabled_at IS NULL AND EXISTS (
          SELECT FROM membership m WHERE m.user_id = u.id AND m.structure_id = $1 AND m.role = ANY ($3)
             AND m.starts_on <= $2 AND (m.ends_on IS NULL OR m.ends_on >= $2))
        ORDER BY u.last_name, u.first_name, u.id LIMIT ${MOST}`,
      [structureId, this.clock.today(), BOOKERS],
    );
  }

  async names(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.unitOfWork.prepared<{ id: string; name: string }>(
      `SELECT id, first_name || ' ' || last_name AS name FROM app_user WHERE id = ANY ($1)`,
      [[...new Set(ids)]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
