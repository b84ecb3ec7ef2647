import { classify, impersonal, ofTheAgent } from '../../../platform/personal-data/classification.js';
import { CoordinationActivity } from './coordination-activity.entity.js';

// What a colleague did for the network. No beneficiary is in it: only notes are free words, and they say so.
classify(CoordinationActivity, {
  id: impersonal('Number drawn at random.'),
  kind: ofTheAgent('What kind of work.'),
  authorId: ofTheAgent('Who did it.'),
  structureId: ofTheAgent('Where they worked.'),
  employerId: ofTheAgent('Who employed them that day.'),
  day: ofTheAgent('When.'),
  durationMinutes: ofTheAgent('How long.'),
  type: impersonal('What kind of meeting or event.'),
  initiative: impersonal('Who asked for it, by kind.'),
  topics: impersonal('What it was about.'),
  mediators: impersonal('A count.'),
  structures: impersonal('A count.'),
  otherActors: impersonal('A count.'),
  name: impersonal('Name of a public event.'),
  organizers: impersonal('Kinds of organisers.'),
  participants: impersonal('A count.'),
  natures: impersonal('What the partnership is about.'),
  partners: impersonal('Names of structures.'),
  territorialLevel: impersonal('From the commune to the country.'),
  otherWords: ofTheAgent('Free words.'),
  notes: ofTheAgent('Free words.'),
  formKey: impersonal('Guards against the same form sent twice.'),
  createdAt: ofTheAgent('When it was written down.'),
  updatedAt: impersonal('When it was last corrected.'),
  version: impersonal('Guards against two corrections at once.'),
});
