import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { Day } from '../../platform/time/day.js';
import { referralsSent } from '../referrals/index.js';
import { CsvStream } from './csv-stream.js';
import { referralsQuery } from './exported-referrals.js';
import { withLiterals } from './sql-words.js';

@Injectable()
export class ReferralExports {
  constructor(
    private readonly csv: CsvStream,
    private readonly audit: AuditTrail,
  ) {}

  /** The referrals sent from the actor's scope, both days included, as a CSV stream. Written in the journal first. */
  async referrals(actor: Actor, { from, to }: { from: Day; to: Day }): Promise<Readable> {
    await this.audit.record({ verb: 'referral.export', subjectKind: 'export', details: { from, to } });
    return this.csv.of(referralsQuery(withLiterals(referralsSent(actor, { from, to }))));
  }
}
