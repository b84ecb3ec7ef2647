import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ChoiceReason } from './choice-codes.js';
import type { PastCandidate } from './shown.js';

/** Which suggestion a referral came from, among which others, and why when it was not the first. */
@Entity('referral_choice')
@Check('referral_choice_rank_check', 'chosen_rank >= 1')
@Check(
  'referral_choice_candidates_check',
  `jsonb_typeof(candidates) = 'array' AND jsonb_array_length(candidates) <= 10`,
)
@Check('referral_choice_reasons_check', '(chosen_rank > 1) = (cardinality(reasons) > 0)')
@Check(
  'referral_choice_codes_check',
  `reasons <@ ARRAY['closer_to_person', 'already_known', 'person_prefers', 'faster_answer', 'first_is_full', 'language',
    'opening_hours', 'transport', 'other']`,
)
@Check('referral_choice_words_check', `('other' = ANY (reasons)) = (words IS NOT NULL) AND btrim(words) <> ''`)
export class ReferralChoice {
  @ForeignKey('Referral', 'id', { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  referralId: string;

  @ForeignKey('RoutingWeightsVersion', 'version')
  @Index()
  @Column('integer')
  weightsVersion: number;

  /** Among those of the same path; null when it was not among the suggestions. */
  @Column('integer', { nullable: true })
  chosenRank: number | null;

  /** The first ten of the path, in the order shown. */
  @Column('jsonb')
  candidates: PastCandidate[];

  @Column('text', { array: true, default: '{}' })
  reasons: ChoiceReason[];

  @Column('text', { nullable: true })
  words: string | null;
}
