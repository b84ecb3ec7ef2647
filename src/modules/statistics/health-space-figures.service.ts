import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { Day } from '../../platform/time/day.js';
import { type HealthSpaceTable, healthSpaceTable } from './health-space.js';
import { healthSpaceCsv } from './health-space-export.js';
import { HealthSpaceQueries } from './health-space.queries.js';

/** Those who coordinate hold no file: a count of two would tell them somebody. */
export const isGuarded = (actor: Actor): boolean => actor.role === 'coordinator';

@Injectable()
export class HealthSpaceFigures {
  constructor(
    private readonly queries: HealthSpaceQueries,
    private readonly audit: AuditTrail,
  ) {}

  async table(actor: Actor, period: { from: Day; to: Day }): Promise<HealthSpaceTable> {
    const counts = await this.queries.byCommune(actor, period);
    return healthSpaceTable(counts, isGuarded(actor) ? 'guarded' : 'full');
  }

  /** A file goes from hand to hand: small counts are hidden in it, whoever asks. Written in the journal first. */
  async csv(actor: Actor, { from, to }: { from: Day; to: Day }): Promise<string> {
    await this.audit.record({ verb: 'health-space.export', subjectKind: 'export', details: { from, to } });
    return healthSpaceCsv(healthSpaceTable(await this.queries.byCommune(actor, { from, to }), 'guarded'));
  }
}
