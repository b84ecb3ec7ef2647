/** When a reminder is given, by the time left before the beginning. Pure. */
export const STEPS = ['week', 'two_days', 'two_hours'] as const;
export type Step = (typeof STEPS)[number];

/** What a structure wishes. A letter goes out a week before whatever `week` says: later it would come too late. */
export interface ReminderWishes {
  week: boolean;
  twoDays: boolean;
  twoHours: boolean;
  /** Hours between which a message is sent, on the clocks of the place; those of two hours before do not wait. */
  fromHour: number;
  untilHour: number;
}

export const DEFAULT_WISHES: ReminderWishes = {
  ...{ week: false, twoDays: true, twoHours: true },
  ...{ fromHour: 8, untilHour: 20 },
};

export const HOURS_BEFORE: Readonly<Record<Step, number>> = { week: 7 * 24, two_days: 48, two_hours: 2 };

/** A step that the next one follows within so many hours is left to it: nobody is told twice in a row. */
export const APART_HOURS = 3;

/** A letter takes days: none is printed later than this. */
export const LETTER_HOURS = 3 * 24;

/** After a booking or any other message about it, nothing for so long: what was just said need not be said again. */
export const QUIET_MINUTES = 30;
