import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { Clock } from '../../platform/time/clock.js';
import { startOfMonth } from '../../platform/time/day.js';
import { sessionScope, structureScope } from '../identity/index.js';

/** After this many days without an answer, a coordinator is told. */
export const SILENCE_DAYS = 10;

export interface ScopeOverview {
  sessionsThisMonth: number;
  silentReferrals: number;
}

export interface SiteOverview {
  activeAccounts: number;
  openInvitations: number;
  places: number;
  lastImportAt: Date | null;
}

/** The few counts of the home pages that have no names. */
@Injectable()
export class OverviewQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async scope(actor: Actor): Promise<ScopeOverview> {
    const today = this.clock.today();
    const columns = { structure: 's.structure_id', mediator: 's.mediator_id', day: 's.day' };
    const sessions = sessionScope(actor, columns, 3);
    const [counted] = await this.unitOfWork.query<{ count: number }>(
      `SELECT count(*) AS count FROM support_session s WHERE s.day BETWEEN $1 AND $2 AND ${sessions.sql}`,
      [startOfMonth(today), today, ...sessions.parameters],
    );
    const day = `(r.sent_at AT TIME ZONE 'Europe/Paris')::date`;
    const referrals = structureScope(actor, { structure: 'r.sender_structure_id', day }, 3);
    const [silent] = await this.unitOfWork.query<{ count: number }>(
      `SELECT count(*) AS count FROM referral r
        WHERE r.status = 'sent' AND r.sent_at < $1::timestamptz - make_interval(days => $2) AND ${referrals.sql}`,
      [this.clock.now(), SILENCE_DAYS, ...referrals.parameters],
    );
    return { sessionsThisMonth: counted?.count ?? 0, silentReferrals: silent?.count ?? 0 };
  }

  async site(): Promise<SiteOverview> {
    const [row] = await this.unitOfWork.query<SiteOverview>(
      `SELECT (SELECT count(*) FROM app_user WHERE disabled_at IS NULL AND password_hash IS NOT NULL) AS "activeAccounts",
              (SELECT count(*) FROM invitation WHERE accepted_at IS NULL AND expires_at > $1) AS "openInvitations",
              (SELECT count(*) FROM place WHERE gone_at IS NULL) AS places,
              (SELECT max(applied_at) FROM directory_import) AS "lastImportAt"`,
      [this.clock.now()],
    );
    return row as SiteOverview;
  }
}
