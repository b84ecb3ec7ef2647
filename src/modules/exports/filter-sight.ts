import type { SessionFilterName } from '../support-sessions/index.js';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { type ScopePredicate, structureScope } from '../identity/index.js';
import type { Asked } from './export-asked.js';
import { filtersSql } from './export-filters.js';
import { readerOf, scopeOf, SOURCES } from './export-rows.js';

/** Filters that name something which not everybody may know of. */
const NAMING = [
  'structureId',
  'placeId',
  'mediatorId',
  'teamId',
  'tagId',
] as const satisfies readonly SessionFilterName[];
type Naming = (typeof NAMING)[number];

/** Whoever names a structure, a place, a colleague, a team or a tag must have it in their scope. */
@Injectable()
export class FilterSight {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws NotFoundError absent and out of sight alike */
  async require(actor: Actor, asked: Asked): Promise<void> {
    for (const name of NAMING) {
      const value = asked.filters[name];
      if (value !== undefined && !(await this.sees(actor, asked, name, value))) throw new NotFoundError('filter');
    }
  }

  private async sees(actor: Actor, asked: Asked, name: Naming, value: string): Promise<boolean> {
    if (name === 'structureId' && (await this.isWithin(actor, value))) return true;
    // What someone keeps for themselves is told to no coordinator.
    if (name === 'tagId' && readerOf(actor).outside && (await this.isPersonal(value))) return false;
    const scope = scopeOf(actor, asked.kind, 1);
    const filter = filtersSql(asked.kind, { [name]: value }, scope.parameters.length + 1);
    return this.exists({
      sql: `FROM ${SOURCES[asked.kind]} WHERE ${scope.sql} AND ${filter.sql}`,
      parameters: [...scope.parameters, ...filter.parameters],
    });
  }

  /** A structure of the scope, even if nothing was ever noted there. */
  private isWithin(actor: Actor, structureId: string): Promise<boolean> {
    const scope = structureScope(actor, { structure: 'st.id', day: 'current_date' }, 2);
    return this.exists({
      sql: `FROM structure st WHERE st.id = $1 AND ${scope.sql}`,
      parameters: [structureId, ...scope.parameters],
    });
  }

  private isPersonal(tagId: string): Promise<boolean> {
    return this.exists({ sql: `FROM tag WHERE id = $1 AND scope = 'personal'`, parameters: [tagId] });
  }

  private async exists({ sql, parameters }: ScopePredicate): Promise<boolean> {
    const [found] = await this.work.query<{ found: boolean }>(`SELECT EXISTS (SELECT ${sql}) AS found`, parameters);
    return found?.found ?? false;
  }
}
