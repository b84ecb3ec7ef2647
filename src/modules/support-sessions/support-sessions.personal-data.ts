import { classify, impersonal, ofTheAgent, ofThePerson } from '../../platform/personal-data/classification.js';
import { SessionParticipant } from './session-participant.entity.js';
import { SessionTemplate } from './session-template.entity.js';
import { SupportSession } from './support-session.entity.js';

classify(SupportSession, {
  id: impersonal('Number drawn at random.'),
  structureId: ofThePerson('Which structure helped.', 'keep'),
  employerId: ofThePerson('Who employed the helper that day.', 'keep'),
  mediatorId: ofTheAgent('Who helped.'),
  kind: ofThePerson('Alone or in a workshop; counted in figures.', 'keep'),
  title: ofThePerson('Title of the workshop.', 'keep'),
  workshopLevel: ofThePerson('Level of the workshop, not of the people.', 'keep'),
  participantCount: impersonal('How many people; counted in figures.'),
  anonymousCount: impersonal('How many people without a file; counted in figures.'),
  anonymousBy: impersonal('Counts of people without a file.'),
  anonymousAlready: impersonal('A count of people without a file.'),
  day: ofThePerson('When.', 'keep'),
  durationMinutes: ofThePerson('How long; counted in figures.', 'keep'),
  locationKind: ofThePerson('Where; counted in figures.', 'keep'),
  placeId: ofThePerson('In which place.', 'keep'),
  communeInsee: ofThePerson('In which commune.', 'keep'),
  beneficiaryId: ofThePerson('Whom, or nobody for an anonymous visit.', 'keep'),
  referralId: ofThePerson('After which referral.', 'keep'),
  alreadySupported: ofThePerson('Somebody already known, without saying who.', 'keep'),
  gender: ofThePerson('As on that day; counted in figures.', 'keep'),
  ageBand: ofThePerson('As on that day; counted in figures.', 'keep'),
  socialStatus: ofThePerson('As on that day; counted in figures.', 'keep'),
  residenceInsee: ofThePerson('Commune of residence; counted in figures.', 'keep'),
  topics: ofThePerson('What it was about; counted in figures.', 'keep'),
  procedures: ofThePerson('Which procedures; counted in figures.', 'keep'),
  procedureName: ofThePerson('Free words.'),
  equipment: ofThePerson('On what; counted in figures.', 'keep'),
  autonomy: ofThePerson('How much help; counted in figures.', 'keep'),
  redirected: ofThePerson('Sent on; counted in figures.', 'keep'),
  redirection: ofThePerson('To which kind of structure; counted in figures.', 'keep'),
  healthSpaceSteps: ofThePerson('What was done with Mon espace santé, never what it holds.', 'keep'),
  healthSpaceHelp: ofThePerson('How much help with it.', 'keep'),
  healthSpaceNext: ofThePerson('What comes next with it.', 'keep'),
  notes: ofThePerson('Free words; the person may ask to read them.'),
  toComplete: impersonal('A reminder of its author to themselves.'),
  formKey: impersonal('Guards against the same form sent twice.'),
  createdAt: ofThePerson('When it was written down.', 'keep'),
  updatedAt: impersonal('When it was last corrected.'),
  version: impersonal('Guards against two corrections at once.'),
});

classify(SessionParticipant, {
  sessionId: ofThePerson('In which workshop.', 'keep'),
  beneficiaryId: ofThePerson('Who took part.', 'keep'),
  gender: ofThePerson('As on that day; counted in figures.', 'keep'),
  ageBand: ofThePerson('As on that day; counted in figures.', 'keep'),
  socialStatus: ofThePerson('As on that day; counted in figures.', 'keep'),
  residenceInsee: ofThePerson('Commune of residence; counted in figures.', 'keep'),
});

classify(SessionTemplate, {
  id: impersonal('Number drawn at random.'),
  ownerId: ofTheAgent('Whose habit it is.'),
  structureId: impersonal('Where it serves.'),
  name: ofTheAgent('Their word for it.'),
  content: ofTheAgent('Length, place, topics: never a person, a note or a day.'),
  position: impersonal('Place in the list.'),
  createdAt: impersonal('When it was made.'),
  updatedAt: impersonal('When it was last changed.'),
});
