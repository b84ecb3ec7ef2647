import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { Clock } from '../../platform/time/clock.js';
import type { StructureKind } from './structure.entity.js';

export const STRUCTURES_A_PAGE = 50;

export interface StructureLine {
  id: string;
  name: string;
  kind: StructureKind;
  communeName: string | null;
  /** People who can sign in for it today. */
  accounts: number;
  /** Places of the directory that it runs, gone ones left out. */
  places: number;
}

export interface StructureChoice {
  id: string;
  name: string;
  communeName: string | null;
}

@Injectable()
export class StructuresRegisterQueries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** By name. @param page from 1 */
  async list(page: number): Promise<{ structures: StructureLine[]; more: boolean }> {
    const rows = await this.work.query<StructureLine>(
      `SELECT structure.id, structure.name, structure.kind, commune.name AS "communeName",
         (SELECT count(DISTINCT membership.user_id)::int FROM membership
            JOIN app_user ON app_user.id = membership.user_id AND app_user.disabled_at IS NULL
           WHERE membership.structure_id = structure.id AND membership.starts_on <= $1
             AND (membership.ends_on IS NULL OR membership.ends_on >= $1)) AS accounts,
         (SELECT count(*)::int FROM place WHERE place.structure_id = structure.id AND gone_at IS NULL) AS places
       FROM structure LEFT JOIN commune ON commune.insee_code = structure.commune_insee
       ORDER BY structure.name, structure.id LIMIT $2 OFFSET $3`,
      [this.clock.today(), STRUCTURES_A_PAGE + 1, (page - 1) * STRUCTURES_A_PAGE],
    );
    return { structures: rows.slice(0, STRUCTURES_A_PAGE), more: rows.length > STRUCTURES_A_PAGE };
  }

  /** All of them, by name, to choose one from. */
  choices(): Promise<StructureChoice[]> {
    return this.work.query<StructureChoice>(
      `SELECT structure.id, structure.name, commune.name AS "communeName"
       FROM structure LEFT JOIN commune ON commune.insee_code = structure.commune_insee
       ORDER BY structure.name, structure.id`,
    );
  }
}
