import { classify, impersonal, ofTheAgent } from '../../platform/personal-data/classification.js';
import { Reminder } from './reminder.entity.js';
import { ReminderSetting } from './reminder-setting.entity.js';

const setting = impersonal('A setting of the structure.');

classify(ReminderSetting, {
  ...{ structureId: setting, weekBefore: setting, twoDaysBefore: setting, twoHoursBefore: setting },
  ...{ fromHour: setting, untilHour: setting, updatedAt: setting },
  updatedBy: ofTheAgent('Who set it.'),
});

// The message itself says to whom and when, and is told to the person.
classify(Reminder, {
  id: impersonal('Number drawn at random.'),
  structureId: impersonal('Who reminds.'),
  subjectKind: impersonal('Of which kind of thing.'),
  subjectId: impersonal('Number of the thing, which says itself whose it is.'),
  step: impersonal('How long before.'),
  startsAt: impersonal('The date of the thing.'),
  way: impersonal('By a message, a letter, or not at all.'),
  givenAt: impersonal('When it was put in the outbox.'),
  printedAt: impersonal('When its letter was printed.'),
  printedBy: ofTheAgent('Who printed its letter.'),
});
