import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ConflictError } from '../../platform/errors/domain-error.js';
import type { Level, Rule } from './repere-numerique/evaluation.js';
import type { Answers, Form } from './repere-numerique/grid.js';

/** One « repère numérique » as it was asked on a day. Never changed by a later one; only the level kept may be. */
@Entity('assessment')
@Check('assessment_form_check', `form IN ('full', 'express')`)
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
  @Column('uuid')
  authorId: string;

  @Column('timestamptz')
  assessedAt: Date;

  /** Name and version of the questionnaire: an old assessment keeps the meaning it had. */
  @Column('text')
  grid: string;

  @Column('text')
  form: Form;

  @Column('jsonb')
  answers: Answers;

  @Column('smallint')
  score: number;

  @Column('text')
  rule: Rule;

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
