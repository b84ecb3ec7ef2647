import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';

/** Codes or identifiers with their names, in the order of the names. */
export type Named = Record<string, string>;

export interface GrantChoices {
  /** Only for an administrator: a manager has a single structure. */
  structures: Named;
  teams: Named;
  departments: Named;
  regions: Named;
}

/** What the forms about roles offer to choose from. */
@Injectable()
export class GrantChoicesQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async for(actor: Actor): Promise<GrantChoices> {
    if (actor.role !== 'administrator') return { structures: {}, teams: {}, departments: {}, regions: {} };
    return {
      structures: await this.named('SELECT id AS key, name FROM structure ORDER BY lower(name), id'),
      teams: await this.named('SELECT id AS key, name FROM team ORDER BY lower(name), id'),
      departments: await this.named('SELECT code AS key, name FROM department ORDER BY name'),
      regions: await this.named('SELECT code AS key, name FROM region ORDER BY name'),
    };
  }

  private async named(sql: string): Promise<Named> {
    const rows = await this.unitOfWork.query<{ key: string; name: string }>(sql);
    return Object.fromEntries(rows.map(({ key, name }) => [key, name]));
  }
}
