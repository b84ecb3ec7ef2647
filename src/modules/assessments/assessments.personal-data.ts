import { classify, impersonal, ofTheAgent, ofThePerson } from '../../platform/personal-data/classification.js';
import { Assessment } from './assessment.entity.js';

classify(Assessment, {
  id: impersonal('Number drawn at random.'),
  beneficiaryId: ofThePerson('Whose level it is.', 'keep'),
  structureId: impersonal('Which structure asked.'),
  authorId: ofTheAgent('Who asked the questions.'),
  reportedBy: ofThePerson('Which structure reported the level.', 'keep'),
  assessedAt: ofThePerson('When, to see the progress.', 'keep'),
  grid: impersonal('Version of the questionnaire.'),
  form: ofThePerson('Full, express or reported.', 'keep'),
  answers: ofThePerson('What the person answered.'),
  score: ofThePerson('Points of the answers.', 'keep'),
  rule: ofThePerson('Why this level.', 'keep'),
  computedLevel: ofThePerson('What the grid gives; counted in figures.', 'keep'),
  retainedLevel: ofThePerson('What the team keeps; counted in figures.', 'keep'),
  overrideReason: ofThePerson('Why the team keeps another level, in free words.'),
  toConfirm: ofThePerson('The level is not sure.', 'keep'),
  provisional: ofThePerson('Answers are missing.', 'keep'),
  practiceWithoutEmail: ofThePerson('Uses Internet without an e-mail address.', 'keep'),
  likelyIndependent: ofThePerson('The express form suggests more.', 'keep'),
  suggestedFormat: ofThePerson('Individual or group workshop.', 'keep'),
  reason: ofThePerson('The level in a sentence.', 'keep'),
});
