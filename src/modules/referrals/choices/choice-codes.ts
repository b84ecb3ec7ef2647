/** Why another than the first suggestion is chosen. The same words stand in the CHECK of `referral_choice`. */
export const choiceReasons = [
  'closer_to_person',
  'already_known',
  'person_prefers',
  'faster_answer',
  'first_is_full',
  'language',
  'opening_hours',
  'transport',
  'other',
] as const;
export type ChoiceReason = (typeof choiceReasons)[number];
