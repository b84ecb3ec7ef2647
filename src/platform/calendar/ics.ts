import { ICalAttendeeStatus, ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** Someone of a meeting, by their mail address. */
export interface CalendarParty {
  name: string;
  email: string;
}

/** One line of a calendar. Nothing personal belongs in any of its words. */
export interface CalendarEntry {
  /** The same for the life of the record: a calendar that gets it again replaces it. */
  uid: string;
  /** Grows at each change. */
  sequence: number;
  startsAt: Date;
  endsAt: Date;
  title: string;
  description?: string | null;
  location?: string | null;
  url?: string | null;
  cancelled?: boolean;
  /** When the record was last written. */
  changedAt: Date;
  /** Of one meeting in a mail: who invites whom (RFC 5546 wants both). A feed names nobody. */
  parties?: { organiser: CalendarParty; guest: CalendarParty };
}

export interface CalendarFile {
  name: string;
  /** `publish`: a feed that is read again; `request` and `cancel`: one meeting in a mail (RFC 5546). */
  method: 'publish' | 'request' | 'cancel';
  entries: readonly CalendarEntry[];
}

const methods = {
  publish: ICalCalendarMethod.PUBLISH,
  request: ICalCalendarMethod.REQUEST,
  cancel: ICalCalendarMethod.CANCEL,
} as const;

export const CALENDAR_TYPE = 'text/calendar; charset=utf-8';

/** The text of an iCalendar file (RFC 5545), in UTC: every program then shows the hour of its own place. */
export function calendarText({ name, method, entries }: CalendarFile): string {
  const calendar = new ICalCalendar({
    name,
    method: methods[method],
    prodId: { company: 'Passerelle', product: 'Passerelle', language: 'FR' },
  });
  for (const { uid, sequence, startsAt, endsAt, title, changedAt, cancelled, parties, ...more } of entries) {
    const event = calendar.createEvent({
      ...{ id: uid, sequence, start: startsAt, end: endsAt, summary: title, stamp: changedAt },
      description: more.description ?? null,
      location: more.location ?? null,
      url: more.url ?? null,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
    if (!parties) continue;
    event.organizer(parties.organiser);
    // Their answer is given by the link of the mail, not by a button of their calendar.
    event.createAttendee({ ...parties.guest, rsvp: false, status: ICalAttendeeStatus.ACCEPTED });
  }
  return calendar.toString();
}
