import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Clock } from '../../../platform/time/clock.js';
import { appointmentItemsSql } from './agenda.queries.js';
import type { AgendaItem } from './agenda-item.js';

const MOST = 100;

/** « À renseigner »: the hour is over, and nobody said what became of it. Not a state: an upcoming one that has ended. */
@Injectable()
export class ToRecordQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The latest first: they are still remembered. @param everyone those of the structure, not the actor’s alone */
  async list(actor: StructureActor, everyone: boolean): Promise<{ items: AgendaItem[]; more: boolean }> {
    const items = await this.unitOfWork.query<AgendaItem>(
      `${appointmentItemsSql(open('a', everyone))} ORDER BY a.starts_at DESC, a.id LIMIT ${MOST + 1}`,
      this.parameters(actor, everyone),
    );
    return { items: items.slice(0, MOST), more: items.length > MOST };
  }

  /** Of the actor. */
  async count(actor: StructureActor): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `SELECT count(*) AS count FROM appointment a WHERE ${open('a', false)}`,
      this.parameters(actor, false),
    );
    return row?.count ?? 0;
  }

  private parameters({ structureId, userId }: StructureActor, everyone: boolean): unknown[] {
    return [structureId, this.clock.now(), ...(everyone ? [] : [userId])];
  }
}

/** Nothing lasts longer than a day: the beginning is what the index knows. */
const open = (alias: string, everyone: boolean): string =>
  `${alias}.structure_id = $1 AND ${alias}.status = 'upcoming' AND ${alias}.starts_at < $2 AND ${alias}.ends_at <= $2
   ${everyone ? '' : `AND ${alias}.agent_id = $3`}`;
