import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import type { Day } from '../../platform/time/day.js';
import { type AssessmentLine, AssessmentsService, type CurrentLevel } from '../assessments/index.js';
import { type BeneficiaryCard, type CaseLife, CaseLifeQueries } from '../beneficiaries/index.js';
import { SessionChunks, type SessionTold } from '../support-sessions/index.js';
import { PersonPlans, type Plans } from './person-plans.js';
import { ReferralHistories, type ReferralHistory } from './referral-histories.js';

/** What the modules below know of one person. */
export interface CaseHistory extends ReferralHistory {
  level: CurrentLevel | null;
  /** Oldest first. */
  assessments: AssessmentLine[];
  /** Newest first. */
  sessions: SessionTold[];
  life: CaseLife;
  plans: Plans;
}

@Injectable()
export class CaseHistories {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly referrals: ReferralHistories,
    private readonly chunks: SessionChunks,
    private readonly life: CaseLifeQueries,
    private readonly plans: PersonPlans,
  ) {}

  /** What the actor's structure may know of the person, with the latest sessions. The caller has checked access. */
  async of(actor: StructureActor, person: BeneficiaryCard): Promise<CaseHistory> {
    return (await this.chunk(actor, person, null)).history;
  }

  /** The same with one chunk of the sessions, down from a day; `older` is where the next one starts. */
  async chunk(
    actor: StructureActor,
    person: BeneficiaryCard,
    upTo: Day | null,
  ): Promise<{ history: CaseHistory; older: Day | null }> {
    const [rest, { sessions, older }] = await Promise.all([
      this.around(actor, person),
      this.chunks.of(actor, person.id, upTo),
    ]);
    return { history: { ...rest, sessions }, older };
  }

  /** Levels for a list of people, in one query. */
  levels(beneficiaryIds: string[]): Promise<Map<string, CurrentLevel>> {
    return this.assessments.current(beneficiaryIds);
  }

  private async around(actor: StructureActor, person: BeneficiaryCard): Promise<Omit<CaseHistory, 'sessions'>> {
    const [levels, assessments, referrals, life, plans] = await Promise.all([
      this.assessments.current([person.id]),
      this.assessments.history(person.id),
      this.referrals.of(actor, person.id),
      this.life.of(actor, person),
      this.plans.of(actor.structureId, person.id),
    ]);
    return { level: levels.get(person.id) ?? null, assessments, ...referrals, life, plans };
  }
}
