import type { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids.js';

interface AssessmentSettings {
  beneficiaryId: string;
  structureId: string;
  authorId: string;
  level?: 'beginner' | 'intermediate' | 'independent' | 'notAssessed';
  overrideReason?: string | null;
  computedLevel?: 'beginner' | 'intermediate' | 'independent' | 'notAssessed';
  score?: number;
  assessedAt?: string;
  suggestedFormat?: 'individual' | 'group' | null;
  toConfirm?: boolean;
  provisional?: boolean;
}

/** An assessment as it lies in the base: intermediate, 12 points, unless told. */
export async function createAssessment(db: DataSource, settings: AssessmentSettings): Promise<string> {
  const id = newId();
  const level = settings.level ?? 'intermediate';
  await db.query(
    `INSERT INTO assessment (id, beneficiary_id, structure_id, author_id, assessed_at, grid, form, answers, score, rule,
       computed_level, retained_level, override_reason, to_confirm, provisional, practice_without_email,
       likely_independent, suggested_format, reason)
     VALUES ($1, $2, $3, $4, $5, 'repere-numerique-v1', 'full', '{"q1": "alone", "q2": "helped"}', $6, 'R5', $7, $8, $9,
       $10, $11, false, false, $12, 'Une raison d’essai.')`,
    [
      id,
      settings.beneficiaryId,
      settings.structureId,
      settings.authorId,
      settings.assessedAt ?? '2026-11-12T09:00:00+01:00',
      settings.score ?? 12,
      settings.computedLevel ?? level,
      level,
      settings.overrideReason ?? null,
      settings.toConfirm ?? false,
      settings.provisional ?? false,
      settings.suggestedFormat ?? null,
    ],
  );
  return id;
}

/** The person whom assessments and sessions are about. */
export async function createPerson(
  db: DataSource,
  settings: {
    structureId: string;
    createdBy: string;
    firstName?: string;
    birthYear?: number | null;
    communeInsee?: string | null;
    communeName?: string | null;
    wishes?: string[];
  },
): Promise<string> {
  const id = newId();
  await db.query(
    `INSERT INTO beneficiary (id, structure_id, first_name, last_name, birth_year, commune_insee, commune_name, gender,
       social_status, wishes, created_by, created_at, updated_at, last_contact_on)
     VALUES ($1, $2, $3, 'Rousselot', $4, $5, $6, 'feminin', 'retraite', $7, $8, '2026-01-05', '2026-01-05', '2026-01-05')`,
    [
      id,
      settings.structureId,
      settings.firstName ?? 'Odette',
      settings.birthYear === undefined ? 1951 : settings.birthYear,
      settings.communeInsee ?? null,
      settings.communeName ?? null,
      settings.wishes ?? [],
      settings.createdBy,
    ],
  );
  return id;
}
