import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId, newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { FrozenReport } from '../reports/frozen-report.entity.js';
import { canShare } from '../reports/report.policy.js';
import { FrozenReports } from '../reports/reports.service.js';
import { ReportShare } from './report-share.entity.js';

/** 256 random bits, as they are written in an address. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const DAY = 86_400_000;

const MOST_LIVE = 20;
const TOO_MANY = 'Vingt liens ouvrent déjà ce rapport\u00a0: arrêtez-en un avant d’en faire un autre.';

export type ShareLine = Pick<ReportShare, 'id' | 'label' | 'createdAt' | 'expiresAt' | 'revokedAt'>;

const digest = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Links to a report: each for one receiver, shown once, ended by its date or taken back at once. */
@Injectable()
export class ReportShares {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly reports: FrozenReports,
  ) {}

  /**
   * @param label for whom, so that it can be told from the others when it is taken back
   * @param days how long it opens the report, from 1 to 365
   * @returns the token, which nobody can find again
   * @throws NotFoundError absent, of another scope, or not to be shared
   * @throws ConflictError twenty links open it already
   */
  async share(actor: Actor, reportId: string, label: string, days: number): Promise<string> {
    const report = await this.shareable(actor, reportId);
    const token = randomBytes(32).toString('base64url');
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + days * DAY);
    await this.unitOfWork.run(async () => {
      await this.refuseTooMany(report.id);
      const id = newId();
      await this.unitOfWork.repository(ReportShare).insert({
        ...{ id, reportId: report.id, tokenHash: digest(token), label, createdAt, createdBy: actor.userId },
        ...{ expiresAt, revokedAt: null },
      });
      const details = { share: id, days };
      await this.audit.record({ verb: 'report.share', subjectKind: 'report', subjectId: report.id, details });
    });
    return token;
  }

  /** At once. @throws NotFoundError the same */
  async revoke(actor: Actor, reportId: string, shareId: string): Promise<void> {
    const share = await this.find(actor, reportId, shareId);
    await this.unitOfWork.run(async () => {
      const revoked = await this.unitOfWork.execute(
        'UPDATE report_share SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL',
        [share.id, this.clock.now()],
      );
      if (revoked === 0) return;
      const details = { share: share.id };
      await this.audit.record({ verb: 'report.stop-share', subjectKind: 'report', subjectId: reportId, details });
    });
  }

  async find(actor: Actor, reportId: string, shareId: string): Promise<ReportShare> {
    await this.shareable(actor, reportId);
    const share = isId(shareId)
      ? await this.unitOfWork.repository(ReportShare).findOneBy({ id: shareId, reportId })
      : null;
    if (!share) throw new NotFoundError('share');
    return share;
  }

  /** Those that open it first, then those that are over, so that one knows what was given. */
  of(report: FrozenReport): Promise<ShareLine[]> {
    return this.unitOfWork.query<ShareLine>(
      `SELECT id, label, created_at AS "createdAt", expires_at AS "expiresAt", revoked_at AS "revokedAt"
         FROM report_share WHERE report_id = $1
        ORDER BY (revoked_at IS NULL AND expires_at > $2) DESC, created_at DESC, id DESC LIMIT 50`,
      [report.id, this.clock.now()],
    );
  }

  /** What a token opens. @throws NotFoundError never given, taken back, too old: all look the same */
  async open(token: unknown): Promise<FrozenReport> {
    const share =
      typeof token === 'string' && TOKEN.test(token)
        ? await this.unitOfWork.repository(ReportShare).findOneBy({ tokenHash: digest(token) })
        : null;
    const isOpen = share && share.revokedAt === null && share.expiresAt > this.clock.now();
    const report = isOpen ? await this.unitOfWork.repository(FrozenReport).findOneBy({ id: share.reportId }) : null;
    if (!report) throw new NotFoundError('report');
    return report;
  }

  private async refuseTooMany(reportId: string): Promise<void> {
    const [row] = await this.unitOfWork.query<{ live: number }>(
      `SELECT count(*)::int AS live FROM report_share
        WHERE report_id = $1 AND revoked_at IS NULL AND expires_at > $2`,
      [reportId, this.clock.now()],
    );
    if ((row?.live ?? 0) >= MOST_LIVE) throw new ConflictError(TOO_MANY);
  }

  /** @throws NotFoundError absent, of another scope, or not to be shared */
  async shareable(actor: Actor, reportId: string): Promise<FrozenReport> {
    const report = await this.reports.find(actor, reportId);
    if (!canShare(actor, report)) throw new NotFoundError('report');
    return report;
  }
}
