import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { type DayAhead, DaysAhead } from '../appointments/index.js';
import { type DueRecall, DueRecalls } from '../beneficiaries/index.js';
import { type ReferralLine, ReferralsQueries } from '../referrals/index.js';
import {
  sessionDraftKinds,
  type SessionTotals,
  SupportSessionsQueries,
  ToCompleteQueries,
} from '../support-sessions/index.js';
import { newestFirst } from './last-heard.js';

const SHOWN = 5;

/** What waits for somebody who works in a structure. */
export interface Desk {
  waiting: { toAnswer: number; answered: number; drafts: number; toClose: number; silent: number };
  toAnswer: ReferralLine[];
  /** Of those the structure sent: opened, answered, ended. Last heard of first. */
  news: ReferralLine[];
  sessions: SessionTotals;
  /** Whom the structure had planned to call by today. */
  recalls: { recalls: DueRecall[]; more: boolean };
  /** Drafts of sessions, and sessions to come back to. */
  toComplete: number;
  /** What the actor has today, and what is to be recorded. */
  day: DayAhead | null;
}

@Injectable()
export class DeskOverview {
  constructor(
    private readonly referrals: ReferralsQueries,
    private readonly sessions: SupportSessionsQueries,
    private readonly recalls: DueRecalls,
    private readonly toComplete: ToCompleteQueries,
    private readonly days: DaysAhead,
  ) {}

  async of(actor: StructureActor): Promise<Desk> {
    const [waiting, toAnswer, answers, opened, sessions, recalls, toComplete, day] = await Promise.all([
      this.referrals.waiting(actor),
      this.referrals.toAnswer(actor, SHOWN),
      this.referrals.recentAnswers(actor, SHOWN),
      this.referrals.recentlyOpened(actor, SHOWN),
      this.sessions.today(actor),
      this.recalls.due(actor, SHOWN),
      this.toComplete.count(actor, sessionDraftKinds),
      this.days.of(actor),
    ]);
    const news = newestFirst([...answers, ...opened]).slice(0, SHOWN);
    return { waiting, toAnswer, news, sessions, recalls, toComplete, day };
  }
}
