import { classify, impersonal, ofTheAgent, ofThePerson } from '../../platform/personal-data/classification.js';
import { Appointment } from './appointment.entity.js';
import { AppointmentReason } from './appointment-reason.entity.js';
import { Absence, Availability, AvailabilityReason } from './availability/availability.entities.js';
import { AgendaFeed } from './feed/agenda-feed.entity.js';

const setting = impersonal('A setting of the structure.');

classify(AppointmentReason, {
  id: impersonal('Number drawn at random.'),
  ...{ structureId: setting, label: setting, durationMinutes: setting, mode: setting, bufferBefore: setting },
  ...{ bufferAfter: setting, bookableBy: setting, noticeHours: setting, daysAhead: setting, cancelHours: setting },
  ...{ moveHours: setting, toBring: setting, retiredAt: setting },
  createdBy: ofTheAgent('Who made it.'),
  createdAt: impersonal('When it was made.'),
  version: impersonal('Guards against two pages at once.'),
});

const hours = impersonal('When a desk receives.');

classify(Availability, {
  id: impersonal('Number drawn at random.'),
  structureId: hours,
  agentId: ofTheAgent('Who receives.'),
  ...{ placeId: hours, zone: hours, kind: hours, every: hours, weekdays: hours, weekOfMonth: hours, fromDay: hours },
  ...{ untilDay: hours, startMinute: hours, endMinute: hours, worksHolidays: hours },
  createdBy: ofTheAgent('Who wrote it.'),
  createdAt: impersonal('When it was written.'),
  version: impersonal('Guards against two pages at once.'),
});

classify(AvailabilityReason, { availabilityId: hours, reasonId: setting });

classify(Absence, {
  id: impersonal('Number drawn at random.'),
  agentId: ofTheAgent('Who is away; never why.'),
  structureId: impersonal('Where.'),
  startsAt: ofTheAgent('From when.'),
  endsAt: ofTheAgent('Until when.'),
  weeklyUntil: ofTheAgent('Each week until when.'),
  zone: impersonal('Whose clocks.'),
  createdBy: ofTheAgent('Who wrote it.'),
  createdAt: impersonal('When it was written.'),
});

classify(Appointment, {
  id: impersonal('Number drawn at random.'),
  structureId: ofThePerson('With which structure.', 'keep'),
  agentId: ofTheAgent('Who receives.'),
  reasonId: ofThePerson('Which kind of appointment.', 'keep'),
  placeId: ofThePerson('Where.', 'keep'),
  mode: ofThePerson('On the spot, by phone, at home, by video.', 'keep'),
  zone: impersonal('Whose clocks.'),
  beneficiaryId: ofThePerson('Whose appointment.', 'keep'),
  name: ofThePerson('Of someone without a file; emptied a month after the appointment.'),
  phone: ofThePerson('To remind; emptied a month after the appointment.'),
  email: ofThePerson('To remind; emptied a month after the appointment.'),
  startsAt: ofThePerson('When.', 'keep'),
  endsAt: ofThePerson('Until when.', 'keep'),
  busyFrom: impersonal('Time of the agent.'),
  busyUntil: impersonal('Time of the agent.'),
  status: ofThePerson('To come, honoured, cancelled, missed.', 'keep'),
  forced: impersonal('The agent knew that the hour was taken.'),
  source: ofThePerson('How it was booked.', 'keep'),
  bookedBy: ofTheAgent('Who booked it.'),
  referralId: ofThePerson('By which referral.', 'keep'),
  externalId: impersonal('Its number in another tool.'),
  coming: ofThePerson('What they answered.', 'keep'),
  comingAt: ofThePerson('When they answered.', 'keep'),
  endedAt: ofThePerson('When it was honoured, cancelled or missed.', 'keep'),
  endedBy: ofTheAgent('Who noted it.'),
  sessionId: ofThePerson('Which session it became.', 'keep'),
  formKey: impersonal('Key of a form, drawn at random.'),
  createdAt: ofThePerson('When it was booked.', 'keep'),
  updatedAt: impersonal('When it was last changed.'),
  version: impersonal('Guards against two pages at once.'),
});

classify(AgendaFeed, {
  userId: ofTheAgent('Whose calendar.'),
  tokenHash: impersonal('Digest of a random key.'),
  createdAt: ofTheAgent('When its address was made.'),
  lastReadOn: ofTheAgent('The last day on which a program read it, so that a dead address is seen.'),
});
