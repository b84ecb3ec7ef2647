import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { type AssessmentLine, AssessmentsService, type CurrentLevel } from '../assessments/index.js';
import {
  type InformationSheetLine,
  InformationSheets,
  type ReferralLine,
  ReferralsQueries,
  SaisineQueries,
  type SaisineStepLine,
} from '../referrals/index.js';
import { type SessionLine, SupportSessionsQueries } from '../support-sessions/index.js';

/** What the modules below know of one person. */
export interface CaseHistory {
  level: CurrentLevel | null;
  /** Oldest first. */
  assessments: AssessmentLine[];
  /** These three, newest first. */
  referrals: ReferralLine[];
  sheets: InformationSheetLine[];
  sessions: SessionLine[];
  /** What the caisses did with the saisines among the referrals; oldest first. */
  saisineSteps: SaisineStepLine[];
}

@Injectable()
export class CaseHistories {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly referrals: ReferralsQueries,
    private readonly sheets: InformationSheets,
    private readonly sessions: SupportSessionsQueries,
    private readonly saisines: SaisineQueries,
  ) {}

  /** Everything the actor's structure may know of the person. The caller has checked access. */
  async of(actor: StructureActor, beneficiaryId: string): Promise<CaseHistory> {
    const [levels, assessments, referrals, sheets, sessions, saisineSteps] = await Promise.all([
      this.assessments.current([beneficiaryId]),
      this.assessments.history(beneficiaryId),
      this.referrals.ofBeneficiary(actor, beneficiaryId),
      this.sheets.ofBeneficiary(beneficiaryId),
      this.sessions.ofBeneficiary(actor, beneficiaryId),
      this.saisines.stepsOfBeneficiary(actor, beneficiaryId),
    ]);
    const own = sheets.filter(({ structureId }) => structureId === actor.structureId);
    const level = levels.get(beneficiaryId) ?? null;
    return { level, assessments, referrals, sheets: own, sessions, saisineSteps };
  }

  /** Levels for a list of people, in one query. */
  levels(beneficiaryIds: string[]): Promise<Map<string, CurrentLevel>> {
    return this.assessments.current(beneficiaryIds);
  }
}
