/** What the messages about a registration are called in the outbox. */
export const ANSWER = 'registration.answer';
export const TO_CONFIRM = 'registration.to-confirm';
export const OFFER = 'registration.offer';
export const FREE_SEAT = 'registration.free-seat';
export const MOVED = 'registration.moved';
export const CANCELLED = 'registration.cancelled';
export const WORKSHOP_CHANGED = 'registration.workshop-changed';
export const WORKSHOP_CANCELLED = 'registration.workshop-cancelled';

/** Those that speak of a state that is over as soon as the registration has another. */
export const OF_A_STATE = [ANSWER, TO_CONFIRM, OFFER, FREE_SEAT, MOVED] as const;

/** Somebody calls when nothing can be written: a seat is held, or a journey is for nothing. */
const PRESSING: readonly string[] = [TO_CONFIRM, OFFER, FREE_SEAT, WORKSHOP_CHANGED, WORKSHOP_CANCELLED];

export const isPressing = (kind: string): boolean => PRESSING.includes(kind);

/** Said by phone whatever the person wishes to read: the desk asks them something. */
export const isACall = (kind: string): boolean => kind === TO_CONFIRM || kind === FREE_SEAT;
