import { type Day, dayIn, PARIS } from './day.js';

/** The only source of « now »: inject it, so that a test can hold time still. */
export abstract class Clock {
  abstract now(): Date;

  /** Today for a person who lives in this zone (an overseas place may be on another day than Paris). */
  today(zone: string = PARIS): Day {
    return dayIn(this.now(), zone);
  }
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** A clock that stands still until it is set or moved: for tests and for the demonstration story. */
export class FixedClock extends Clock {
  private instant: number;

  /** @param instant a Date or an ISO 8601 text with its offset, such as '2026-11-24T09:40:00+01:00' */
  constructor(instant: Date | string) {
    super();
    this.set(instant);
  }

  now(): Date {
    return new Date(this.instant);
  }

  set(instant: Date | string): void {
    const ms = new Date(instant).getTime();
    if (Number.isNaN(ms)) throw new RangeError('Not an instant');
    this.instant = ms;
  }

  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void {
    const hours = (by.days ?? 0) * 24 + (by.hours ?? 0);
    this.instant += ((hours * 60 + (by.minutes ?? 0)) * 60 + (by.seconds ?? 0)) * 1000;
  }
}
