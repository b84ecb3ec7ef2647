import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ConflictError } from '../../platform/errors/domain-error.js';
import type { Level, Rule } from './repere-numerique/evaluation.js';
import type { Answers, Form } from './repere-numerique/grid.js';

/** Whoever received the person says what their level is: nobody asked the questions here. */
export const REPORTED = 'reported';

/**
 * One « repère numérique » as it was asked on a day, or a level reported by the receiver of a referral. Never changed by
 * a later one; only the level kept may be.
 */
@Entity('assessment')
@Check('assessment_form_check', `form IN ('full', 'express', 'reported')`)
@Check(
  'assessment_reported_check',
  `(form = 'reported') = (author_id IS NULL)
          AND (form = 'reported') = (score IS NULL) AND (form = 'reported') = (rule = 'reported')
          AND (form = 'reported') = (reported_by IS NOT NULL) AND btrim(reported_by) <> ''
          AND (form = 'reported') <= (to_confirm AND provisional AND computed_level <> 'notAssessed')`,
)
@Check('assessment_score_check', 'score BETWEEN 0 AND 22')
@Check(
  'assessment_computed_level_check',
  `computed_level IN ('beginner', 'intermediate', 'independent', 'notAssessed')`,
)
@Check(
  'assessment_retained_level_check',
  `retained_level IN ('beginner', 'intermediate', 'independent', 'notAssessed')`,
)
@Check('assessment_override_check', '(retained_level = computed_level) = (override_reason IS NULL)')
@Check('assessment_suggested_format_check', `suggested_format IN ('individual', 'group')`)
@Index('assessment_beneficiary_idx', { synchronize: false })
@Index('assessment_structure_idx', ['structureId', 'assessedAt'])
@Index('assessment_assessed_at_idx', ['assessedAt'])
export class Assessment {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Beneficiary', 'id')
  @Column('uuid')
  beneficiaryId: string;

  @ForeignKey('Structure', 'id')
  @Column('uuid')
  structureId: string;

  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  authorId: string | null;

  /** The receiver, as it was called that day, of a level that was reported. */
  @Column('text', { nullable: true })
  reportedBy: string | null;

  @Column('timestamptz')
  assessedAt: Date;

  /** Name and version of the questionnaire: an old assessment keeps the meaning it had. */
  @Column('text')
  grid: string;

  @Column('text')
  form: Form | typeof REPORTED;

  @Column('jsonb')
  answers: Answers;

  @Column('smallint', { nullable: true })
  score: number | null;

  @Column('text')
  rule: Rule | typeof REPORTED;

  @Column('text')
  computedLevel: Level;

  @Column('text')
  retainedLevel: Level;

  @Column('text', { nullable: true })
  overrideReason: string | null;

  @Column('boolean')
  toConfirm: boolean;

  @Column('boolean')
  provisional: boolean;

  @Column('boolean')
  practiceWithoutEmail: boolean;

  @Column('boolean')
  likelyIndependent: boolean;

  @Column('text', { nullable: true })
  suggestedFormat: 'individual' | 'group' | null;

  @Column('text')
  reason: string;

  /** Keeps the level that the agent knows to be right; the computed one stays beside it, and needs no reason to return. */
  keepLevel(level: Level, reason: string | null): void {
    const words = reason?.trim() ?? '';
    if (level !== this.computedLevel && words === '') {
      throw new ConflictError('Pour garder un autre niveau, il faut dire pourquoi.');
    }
    this.retainedLevel = level;
    this.overrideReason = level === this.computedLevel ? null : words;
  }
}
