import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import type { Day } from '../../platform/time/day.js';

export interface Member {
  id: string;
  name: string;
}

/** Who works in a structure on a day, for lists to choose from. */
@Injectable()
export class StructureMembers {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By name; closed accounts are left out. */
  on(day: Day, structureId: string): Promise<Member[]> {
    return this.unitOfWork.prepared<Member & Record<string, unknown>>(
      `SELECT u.id, u.first_name || ' ' || u.last_name AS name FROM app_user u
        WHERE u.disabled_at IS NULL AND EXISTS (SELECT FROM membership m
          WHERE m.user_id = u.id AND m.structure_id = $1 AND m.starts_on <= $2 AND (m.ends_on IS NULL OR m.ends_on >= $2))
        ORDER BY u.last_name, u.first_name, u.id LIMIT 200`,
      [structureId, day],
    );
  }

  /** Names by id, of former colleagues as well. */
  async names(ids: readonly string[]): Promise<Member[]> {
    if (ids.length === 0) return [];
    return this.unitOfWork.prepared<Member & Record<string, unknown>>(
      `SELECT id, first_name || ' ' || last_name AS name FROM app_user WHERE id = ANY($1) ORDER BY last_name, first_name`,
      [ids],
    );
  }
}
