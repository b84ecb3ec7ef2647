import { classify, impersonal, ofTheAgent } from '../../../platform/personal-data/classification.js';
import { SavedFilter } from './saved-filter.entity.js';

classify(SavedFilter, {
  id: impersonal('Number drawn at random.'),
  ownerId: ofTheAgent('Whose habit it is.'),
  membershipId: ofTheAgent('In which of their roles.'),
  name: ofTheAgent('Their word for it; refused when it holds a number or a password.'),
  query: ofTheAgent('Which figures they come back to: periods, places, colleagues; never a person accompanied.'),
  createdAt: impersonal('When it was made.'),
});
