/** Why two files look like one person's, or what weighs against it; the words are in web/likeness-words.ts. */
export const LIKENESS_REASONS = [
  'same_phone',
  'same_email',
  'same_name',
  'names_swapped',
  'names_sound_alike',
  'name_in_common',
  'last_name_near',
  'other_last_name',
  'first_name_near',
  'first_name_shortened',
  'same_year',
  'year_near',
  'year_missing',
  'other_year',
  'same_commune',
  'other_commune',
  'common_name',
] as const;
export type LikenessReason = (typeof LIKENESS_REASONS)[number];

/** Points. The first name must agree, whatever the rest: twins share everything else. */
export const POINTS = {
  first: { same: 30, sound: 26, near: 20, shortened: 16 },
  last: { same: 30, sound: 26, inCommon: 22, near: 20 },
  /** Less than a generation apart is a mistake; more is a father and his son. */
  year: { same: 20, near: 8, other: -15, anotherGeneration: -40 },
  phone: 20,
  email: 25,
  commune: { same: 5, other: -5 },
  otherGender: -25,
  commonName: -10,
} as const;

/** From here on a pair is shown to a person. */
export const LEAST_SCORE = 70;

/** … and while they are there to be asked, from here on. */
export const LEAST_TO_ASK = 50;

/** A phone that more people than this share is a hostel’s: it says nothing of who is who. */
export const MOST_SHARING = 8;

/** A name that more people than this bear, or whose sound they share, is not looked through on that alone. */
export const MOST_NAMESAKES = 60;

/** From so many people on, a name is a common one here. */
export const COMMON_FROM = 4;
