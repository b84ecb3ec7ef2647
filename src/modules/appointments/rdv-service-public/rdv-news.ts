import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Clock } from '../../../platform/time/clock.js';
import type { ExternalRdv } from './external-rdv.js';
import { type AsideReason, RdvServicePublicNews } from './rdv-service-public.entities.js';

/** A manager looks at what is kept aside, and mends it: a bound, not a page. */
const MOST_ASIDE = 100;

/** What was last heard of each appointment, and those kept aside. */
@Injectable()
export class RdvNews {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Holds the line of this appointment, so that two tellings of it are taken one after the other.
   * @returns false when something as recent was heard already
   */
  async isNew(structureId: string, { externalId, toldAt }: ExternalRdv): Promise<boolean> {
    const rows = await this.unitOfWork.prepared(
      `INSERT INTO rdv_service_public_news AS n (structure_id, external_id, told_at, received_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (structure_id, external_id) DO UPDATE SET told_at = excluded.told_at, received_at = excluded.received_at
        WHERE n.told_at < excluded.told_at RETURNING external_id`,
      [structureId, externalId, toldAt, this.clock.now()],
    );
    return rows.length > 0;
  }

  /** Undefined for one never heard of. */
  async of(structureId: string, externalId: string): Promise<RdvServicePublicNews | undefined> {
    const where = { structureId, externalId };
    return (await this.unitOfWork.repository(RdvServicePublicNews).findOneBy(where)) ?? undefined;
  }

  /** Which of these were heard of, and are not kept aside. */
  async settled(structureId: string, externalIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      `SELECT external_id AS id FROM rdv_service_public_news
        WHERE structure_id = $1 AND external_id = ANY($2) AND aside IS NULL`,
      [structureId, externalIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** @param aside null: it is in the agenda, or no longer has to be */
  async note(
    structureId: string,
    { externalId, startsAt, agentEmails }: ExternalRdv,
    aside: AsideReason | null,
  ): Promise<void> {
    await this.unitOfWork.prepared(
      `UPDATE rdv_service_public_news SET aside = $3, starts_at = $4, agent_email = $5
        WHERE structure_id = $1 AND external_id = $2`,
      [structureId, externalId, aside, aside && startsAt, aside === 'no_agent' ? (agentEmails[0] ?? null) : null],
    );
  }

  /** Those to come first. */
  async aside(structureId: string): Promise<RdvServicePublicNews[]> {
    return this.unitOfWork
      .repository(RdvServicePublicNews)
      .createQueryBuilder('n')
      .where('n.structure_id = :structureId AND n.aside IS NOT NULL', { structureId })
      .orderBy('n.startsAt', 'DESC')
      .limit(MOST_ASIDE)
      .getMany();
  }
}
