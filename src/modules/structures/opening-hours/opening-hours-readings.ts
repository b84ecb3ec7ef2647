import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { parseOpeningHours } from './parse-opening-hours.js';
import { weeklySlots } from './weekly-slots.js';

/** To be raised when `parseOpeningHours` or `weeklySlots` changes: everything is then read again. */
const READER = 1;
const BATCH = 5000;

/** Keeps the weekly hours of the directory in a form that the base can search. */
@Injectable()
export class OpeningHoursReadings {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * Reads the texts that came since the last time; one look at an index when there is none. Asked before a search by
   * hours, so that whoever wrote the places (import, correction, merge) has nothing to remember.
   *
   * @returns how many texts were read
   */
  async refresh(): Promise<number> {
    let read = 0;
    for (;;) {
      const texts = await this.work.prepared<{ id: string; hours: string }>(
        `SELECT id, hours FROM opening_hours_reading WHERE reader < $1 LIMIT ${BATCH}`,
        [READER],
      );
      if (texts.length === 0) return read;
      await this.work.execute(
        `UPDATE opening_hours_reading AS reading SET reader = $1, slots = fresh.slots::int4multirange
         FROM unnest($2::uuid[], $3::text[]) AS fresh (id, slots) WHERE reading.id = fresh.id`,
        [READER, texts.map(({ id }) => id), texts.map(({ hours }) => slotsOf(hours))],
      );
      read += texts.length;
    }
  }
}

function slotsOf(text: string): string | null {
  const hours = parseOpeningHours(text);
  return (hours && weeklySlots(hours)) ?? null;
}
