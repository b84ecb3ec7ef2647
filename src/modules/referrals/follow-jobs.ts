import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Jobs } from '../../platform/jobs/index.js';
import { Clock } from '../../platform/time/clock.js';
import { DocumentContents } from './document-contents.js';
import { SilenceService } from './silence.service.js';

/** Long enough to look again at what was joined once all is over, and no longer. */
const DOCUMENT_MONTHS = 6;

/** What the tool does by itself about referrals. */
@Injectable()
export class FollowJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly silence: SilenceService,
    private readonly documents: DocumentContents,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const singleton = true;
    this.jobs.define('referrals.silence', () => this.lookAtSilence(), { everyCron: '5 * * * *', singleton });
    this.jobs.define('referrals.documents', () => this.removeDocuments(), { everyCron: '20 3 * * *', singleton });
  }

  private async lookAtSilence(): Promise<void> {
    await this.silence.run(() => this.jobs.stopping);
  }

  private async removeDocuments(): Promise<void> {
    const limit = this.clock.now();
    limit.setUTCMonth(limit.getUTCMonth() - DOCUMENT_MONTHS);
    const count = await this.documents.removeClosedBefore(limit);
    if (count > 0)
      await this.audit.record({ verb: 'referral.purge-documents', subjectKind: 'referral', details: { count } });
  }
}
