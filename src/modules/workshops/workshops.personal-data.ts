import {
  classify,
  holdsNobody,
  impersonal,
  ofTheAgent,
  ofThePerson,
} from '../../platform/personal-data/classification.js';
import { DeviceStock, WorkshopDevice } from './devices/device.entities.js';
import { WorkshopFeedback } from './feedback/workshop-feedback.entity.js';
import { WorkshopTemplate } from './organising/workshop-template.entity.js';
import { Registration } from './seats/registration.entity.js';
import { Workshop, WorkshopAnimator } from './workshop.entity.js';
import { WorkshopSeries } from './workshop-series.entity.js';

const announced = impersonal('Part of what is announced.');

classify(Workshop, {
  id: impersonal('Number drawn at random.'),
  structureId: announced,
  seriesId: impersonal('Which series.'),
  seriesDay: impersonal('Which day of the series.'),
  programme: impersonal('Which of our programmes it was begun from.'),
  ...{ title: announced, summary: announced, topics: announced, level: announced, audience: announced },
  ...{ format: announced, mode: announced, placeId: announced, address: announced, communeInsee: announced },
  connection: impersonal('How to join from afar.'),
  ...{ zone: announced, startsAt: announced, endsAt: announced, capacity: announced },
  seatsTaken: impersonal('How many seats are taken.'),
  waiting: impersonal('How many wait.'),
  lastQueueNumber: impersonal('How many asked.'),
  ...{ ownDevice: announced, toBring: announced, listed: announced, publicBooking: announced },
  offerHours: impersonal('How long a seat is held.'),
  status: impersonal('Prepared, open, cancelled or held.'),
  createdBy: ofTheAgent('Who organised it.'),
  createdAt: impersonal('When it was prepared.'),
  updatedAt: impersonal('When it was last changed.'),
  publishedAt: impersonal('When it was opened.'),
  cancelledAt: impersonal('When it was cancelled.'),
  cancelWords: impersonal('What is said of the cancelling; refused when it holds a number or a password.'),
  closedAt: impersonal('When attendance was closed.'),
  closedBy: ofTheAgent('Who closed it.'),
  sessionId: impersonal('Which session it became.'),
  anonymousWalkIns: impersonal('How many came beside the list.'),
  feedbackHash: impersonal('Digest of a random key.'),
  version: impersonal('Guards against two pages at once.'),
});

classify(WorkshopAnimator, { workshopId: impersonal('Which workshop.'), userId: ofTheAgent('Who animates.') });

classify(WorkshopTemplate, {
  id: impersonal('Number drawn at random.'),
  structureId: impersonal('Whose programme.'),
  label: impersonal('What it is called.'),
  content: announced,
  createdBy: ofTheAgent('Who kept it.'),
  createdAt: impersonal('When it was kept.'),
});

classify(Registration, {
  id: impersonal('Number drawn at random.'),
  workshopId: ofThePerson('Which workshop.', 'keep'),
  beneficiaryId: ofThePerson('Whose registration.', 'keep'),
  name: ofThePerson('Of someone without a file, for the sheet; emptied a month after the workshop.'),
  phone: ofThePerson('To confirm and remind; emptied a month after the workshop.'),
  email: ofThePerson('To confirm and remind; emptied a month after the workshop.'),
  structureId: ofThePerson('Which structure registered them.', 'keep'),
  registeredBy: ofTheAgent('Who registered them.'),
  referralId: ofThePerson('By which referral.', 'keep'),
  source: ofThePerson('How they asked.', 'keep'),
  status: ofThePerson('Seat, place in the line, attendance.', 'keep'),
  walkIn: ofThePerson('Came without being on the list.', 'keep'),
  queueNumber: impersonal('Order in which people asked.'),
  heldUntil: impersonal('Until when a seat is held.'),
  offers: impersonal('How many times a seat was offered.'),
  coming: ofThePerson('What they answered.', 'keep'),
  comingAt: ofThePerson('When they answered.', 'keep'),
  cancelledBy: ofThePerson('Who cancelled.', 'keep'),
  cancelledAt: ofThePerson('When it was cancelled.', 'keep'),
  markedAt: impersonal('When attendance was noted.'),
  markedBy: ofTheAgent('Who noted it.'),
  formKey: impersonal('Key of a form, drawn at random.'),
  createdAt: ofThePerson('When they asked.', 'keep'),
  version: impersonal('Guards against two pages at once.'),
});

classify(WorkshopSeries, {
  id: impersonal('Number drawn at random.'),
  structureId: announced,
  ...{ kind: announced, every: announced, weekdays: announced, weekOfMonth: announced, fromDay: announced },
  ...{ untilDay: announced, skipHolidays: announced, excludedDays: announced },
  createdBy: ofTheAgent('Who made the series.'),
  createdAt: impersonal('When it was made.'),
});

holdsNobody(DeviceStock, 'How many devices a structure owns.');
holdsNobody(WorkshopDevice, 'How many devices a workshop takes.');
holdsNobody(WorkshopFeedback, 'Three answers of nobody in particular: no person, no hour.');
