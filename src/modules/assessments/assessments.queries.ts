import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { type Day, dayIn } from '../../platform/time/day.js';
import type { Level } from './repere-numerique/evaluation.js';
import type { Form } from './repere-numerique/grid.js';

export interface CurrentLevel {
  assessmentId: string;
  level: Level;
  form: Form | 'reported';
  /** 0 to 22; null for a level that was reported. */
  score: number | null;
  /** False once an agent has kept a level: that is a confirmation. */
  toConfirm: boolean;
  provisional: boolean;
  /** A plain French sentence. */
  reason: string;
  assessedOn: Day;
  suggestedFormat: 'individual' | 'group' | null;
}

export interface AssessmentLine {
  id: string;
  assessedAt: Date;
  form: Form | 'reported';
  score: number | null;
  /** The level kept. */
  level: Level;
  computedLevel: Level;
  overrideReason: string | null;
  /** Of a reported level, the structure that reports it. */
  authorName: string;
  reason: string;
  toConfirm: boolean;
  provisional: boolean;
}

interface CurrentRow extends Omit<CurrentLevel, 'assessedOn'> {
  beneficiaryId: string;
  assessedAt: Date;
  overrideReason: string | null;
}

/** Reads of assessments for lists and pages. Access to the people is the caller's business. */
@Injectable()
export class AssessmentsQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The last assessment that gave a level: one that the person did not wish to answer takes nothing away. */
  async current(beneficiaryIds: readonly string[]): Promise<Map<string, CurrentLevel>> {
    if (beneficiaryIds.length === 0) return new Map();
    const rows = await this.unitOfWork.prepared<CurrentRow>(
      `SELECT DISTINCT ON (beneficiary_id) beneficiary_id AS "beneficiaryId", id AS "assessmentId",
              retained_level AS level, form, score, to_confirm AS "toConfirm", provisional, reason,
              override_reason AS "overrideReason", assessed_at AS "assessedAt", suggested_format AS "suggestedFormat"
         FROM assessment
        WHERE beneficiary_id = ANY ($1)
        ORDER BY beneficiary_id, retained_level = 'notAssessed', assessed_at DESC, id DESC`,
      [beneficiaryIds],
    );
    return new Map(rows.map((row) => [row.beneficiaryId, currentLevel(row)]));
  }

  async history(beneficiaryId: string): Promise<AssessmentLine[]> {
    return this.unitOfWork.prepared<AssessmentLine & Record<string, unknown>>(
      `SELECT a.id, a.assessed_at AS "assessedAt", a.form, a.score, a.retained_level AS level,
              a.computed_level AS "computedLevel", a.override_reason AS "overrideReason",
              coalesce(u.first_name || ' ' || u.last_name, a.reported_by) AS "authorName", a.reason, a.to_confirm AS "toConfirm", a.provisional
         FROM assessment a LEFT JOIN app_user u ON u.id = a.author_id
        WHERE a.beneficiary_id = $1
        ORDER BY a.assessed_at, a.id`,
      [beneficiaryId],
    );
  }
}

function currentLevel({ beneficiaryId: _, assessedAt, overrideReason, ...row }: CurrentRow): CurrentLevel {
  const kept = overrideReason !== null;
  return {
    ...row,
    toConfirm: row.toConfirm && !kept,
    provisional: row.provisional && !kept,
    reason: kept ? `Niveau gardé par l’équipe\u00a0: ${overrideReason}` : row.reason,
    suggestedFormat: row.level === 'intermediate' ? row.suggestedFormat : null,
    assessedOn: dayIn(assessedAt),
  };
}
