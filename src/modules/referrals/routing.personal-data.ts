import { classify, impersonal, ofTheAgent, ofThePerson } from '../../platform/personal-data/classification.js';
import { ReferralChoice } from './choices/referral-choice.entity.js';
import { SuggestionSet } from './choices/suggestion-set.entity.js';
import { RoutingWeightsVersion } from './weights/routing-weights.entity.js';

classify(RoutingWeightsVersion, {
  version: impersonal('Rank of the setting.'),
  weights: impersonal('Setting of the ranking.'),
  words: impersonal('Why the setting was changed.'),
  byUserId: ofTheAgent('Who changed it.'),
  at: impersonal('When.'),
});

classify(SuggestionSet, {
  id: impersonal('Number drawn at random.'),
  ownerId: ofTheAgent('Who looked for a place.'),
  beneficiaryId: ofThePerson('For whom; gone after a week.', 'keep'),
  weightsVersion: impersonal('Setting of the ranking.'),
  shown: ofThePerson('Places that were suggested; gone after a week.'),
  expiresAt: impersonal('When it is forgotten.'),
});

classify(ReferralChoice, {
  referralId: ofThePerson('Of which referral.', 'keep'),
  weightsVersion: impersonal('Setting of the ranking.'),
  chosenRank: ofThePerson('Whether the first suggestion was followed; counted in figures.', 'keep'),
  candidates: impersonal('Places and structures, and how well each suited, without what the person asked.'),
  reasons: ofThePerson('Why another was chosen, in codes; counted in figures.', 'keep'),
  words: ofThePerson('Why another was chosen, in words.'),
});
