import { classify, impersonal, ofTheAgent, ofThePerson } from '../../../platform/personal-data/classification.js';
import { SessionTag, Tag } from './tag.entity.js';

classify(Tag, {
  id: impersonal('Number drawn at random.'),
  scope: impersonal('One’s own, of a team or of a département.'),
  ownerId: ofTheAgent('Whose own tag it is.'),
  teamId: impersonal('Which team’s.'),
  departmentCode: impersonal('Which département’s.'),
  label: impersonal('Word for a kind of session; refused when it holds a number or a password.'),
  retiredAt: impersonal('Since when it is no longer offered.'),
  final: impersonal('Whether it is merged.'),
  mergedIntoId: impersonal('Which tag it is read as.'),
  mergedIntoFinal: impersonal('Half of a key.'),
  createdBy: ofTheAgent('Who made it.'),
  createdAt: impersonal('When it was made.'),
});

classify(SessionTag, {
  sessionId: ofThePerson('Which session.', 'keep'),
  tagId: ofThePerson('What kind of session it was, in the words of the desk.', 'keep'),
});
