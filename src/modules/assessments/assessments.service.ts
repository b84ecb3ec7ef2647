import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { isId, newId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import { BeneficiariesService } from '../beneficiaries/index.js';
import { Assessment, REPORTED } from './assessment.entity.js';
import { canKeepLevel } from './assessment.policy.js';
import { type AssessmentLine, AssessmentsQueries, type CurrentLevel } from './assessments.queries.js';
import { evaluate } from './repere-numerique/evaluate.js';
import type { Level } from './repere-numerique/evaluation.js';
import { type Answers, type Form, GRID } from './repere-numerique/grid.js';

export interface AssessmentInput {
  form: Form;
  answers: Answers;
  /** Another level than the computed one, with its reason. */
  keptLevel?: Level;
  keptReason?: string;
}

/** What a receiver says of the person at the end of a referral. */
export interface ReportedLevel {
  beneficiaryId: string;
  /** The structure that sent the person, and that will confirm. */
  structureId: string;
  level: Level;
  referralId: string;
  /** The receiver, in words: « Association Le Fil ». */
  byName: string;
}

@Injectable()
export class AssessmentsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly beneficiaries: BeneficiariesService,
    private readonly queries: AssessmentsQueries,
  ) {}

  /** The level each person has today; those never assessed are absent. The caller has checked access. */
  current(beneficiaryIds: readonly string[]): Promise<Map<string, CurrentLevel>> {
    return this.queries.current(beneficiaryIds);
  }

  /** Every assessment of a person, oldest first. The caller has checked access. */
  history(beneficiaryId: string): Promise<AssessmentLine[]> {
    return this.queries.history(beneficiaryId);
  }

  /** @throws NotFoundError when absent, or when the actor may not see the person */
  async find(actor: StructureActor, id: string): Promise<Assessment> {
    const assessment = isId(id) ? await this.unitOfWork.repository(Assessment).findOneBy({ id }) : null;
    if (!assessment) throw new NotFoundError('assessment');
    await this.beneficiaries.find(actor, assessment.beneficiaryId);
    return assessment;
  }

  /**
   * Evaluates the answers and adds the assessment to those of the person; never changes an older one.
   * @throws NotFoundError when the actor may not see the person
   */
  async record(actor: StructureActor, beneficiaryId: string, input: AssessmentInput): Promise<{ id: string }> {
    return this.unitOfWork.run(async () => {
      await this.beneficiaries.find(actor, beneficiaryId);
      const assessment = this.assess(actor, beneficiaryId, input);
      await this.unitOfWork.repository(Assessment).insert(assessment);
      await this.audit.record({
        verb: 'assessment.record',
        subjectKind: 'assessment',
        subjectId: assessment.id,
        details: { beneficiaryId, form: assessment.form, grid: assessment.grid, level: assessment.retainedLevel },
      });
      return { id: assessment.id };
    });
  }

  /**
   * Adds the level that a receiver reports: the person's from now on, provisional until it is confirmed with them. Joins
   * the caller's transaction; the caller has checked that the referral is theirs. « notAssessed » adds nothing.
   */
  async noteReported({ beneficiaryId, structureId, level, referralId, byName }: ReportedLevel): Promise<void> {
    if (level === 'notAssessed') return;
    await this.unitOfWork.run(async () => {
      const assessment = Object.assign(new Assessment(), {
        ...{ id: newId(), beneficiaryId, structureId, authorId: null, reportedBy: byName },
        ...{ assessedAt: this.clock.now(), grid: GRID, form: REPORTED, answers: {}, score: null, rule: REPORTED },
        ...{ computedLevel: level, retainedLevel: level, overrideReason: null, toConfirm: true, provisional: true },
        ...{ practiceWithoutEmail: false, likelyIndependent: false, suggestedFormat: null },
        reason: `Selon ${byName}, à confirmer avec la personne.`,
      });
      await this.unitOfWork.repository(Assessment).insert(assessment);
      await this.audit.record({
        verb: 'assessment.report',
        subjectKind: 'assessment',
        subjectId: assessment.id,
        details: { beneficiaryId, referralId, level },
      });
    });
  }

  /**
   * Why the person has the level on which a referral rests, without the free words of the team: for a receiver. The
   * caller has checked that the referral may be read.
   */
  async reasonFor(id: string | null): Promise<string | null> {
    const assessment = id === null ? null : await this.unitOfWork.repository(Assessment).findOneBy({ id });
    if (!assessment) return null;
    return assessment.overrideReason === null ? assessment.reason : 'Niveau constaté par l’équipe qui l’accompagne.';
  }

  /**
   * Keeps another level than the computed one (or the computed one again, without reason). Who and when is in the audit.
   * @throws NotFoundError when the assessment was made by another structure, or the person is not visible
   */
  async keepLevel(actor: StructureActor, id: string, kept: { level: Level; reason: string | null }): Promise<void> {
    await this.unitOfWork.run(async () => {
      const found = await this.find(actor, id);
      if (!canKeepLevel(actor, found)) throw new NotFoundError('assessment');
      const assessments = this.unitOfWork.repository(Assessment);
      const assessment = await assessments.findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
      const before = assessment.retainedLevel;
      assessment.keepLevel(kept.level, kept.reason);
      await assessments.save(assessment);
      await this.audit.record({
        verb: 'assessment.keep-level',
        subjectKind: 'assessment',
        subjectId: id,
        details: { beneficiaryId: assessment.beneficiaryId, from: before, to: kept.level },
      });
    });
  }

  private assess(actor: StructureActor, beneficiaryId: string, input: AssessmentInput): Assessment {
    const { level, suggestedFormat, ...evaluation } = evaluate(input.answers, input.form);
    const assessment = Object.assign(new Assessment(), evaluation, {
      id: newId(),
      beneficiaryId,
      structureId: actor.structureId,
      authorId: actor.userId,
      reportedBy: null,
      assessedAt: this.clock.now(),
      grid: GRID,
      form: input.form,
      answers: input.answers,
      computedLevel: level,
      retainedLevel: level,
      overrideReason: null,
      suggestedFormat: suggestedFormat ?? null,
    });
    if (input.keptLevel) assessment.keepLevel(input.keptLevel, input.keptReason ?? null);
    return assessment;
  }
}
