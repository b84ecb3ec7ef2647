import type { Day } from '../../platform/time/day.js';
import {
  type AgeBand,
  ageBandOn,
  type BeneficiaryCard,
  type Gender,
  type SocialStatus,
} from '../beneficiaries/index.js';

/** Who was accompanied, as they were on the day: all that the figures need of them. */
export interface PersonSnapshot {
  beneficiaryId: string | null;
  gender: Gender;
  ageBand: AgeBand;
  socialStatus: SocialStatus;
  /** INSEE code of the commune where they live. */
  residenceInsee: string | null;
  /** For an anonymous person only: they say it is not their first time. */
  alreadySupported: boolean;
}

/** A person without a file: what they were willing to say. */
export type AnonymousPerson = Omit<PersonSnapshot, 'beneficiaryId'>;

export const snapshotOf = (card: BeneficiaryCard, day: Day): PersonSnapshot => ({
  beneficiaryId: card.id,
  gender: card.gender,
  ageBand: ageBandOn(card.birthYear, day),
  socialStatus: card.socialStatus,
  residenceInsee: card.communeInsee,
  alreadySupported: false,
});

export const snapshotOfAnonymous = (person: AnonymousPerson): PersonSnapshot => ({ ...person, beneficiaryId: null });

/** Nothing is known of one person: what the row of a workshop says, whose people are counted apart. */
export const nobody: PersonSnapshot = {
  beneficiaryId: null,
  gender: 'non_communique',
  ageBand: 'non_communique',
  socialStatus: 'non_communique',
  residenceInsee: null,
  alreadySupported: false,
};
