import { classify, impersonal, ofThePerson } from '../personal-data/classification.js';
import { AccessLink } from './access-link.entity.js';

classify(AccessLink, {
  id: impersonal('Number drawn at random.'),
  subjectKind: impersonal('What kind of thing it opens.'),
  subjectId: impersonal('Number of the thing, which says itself whose it is.'),
  tokenHash: impersonal('Digest of a random key.'),
  createdAt: impersonal('When the key was made.'),
  expiresAt: impersonal('When it opens nothing any more; the line is deleted a month after.'),
  firstOpenedAt: ofThePerson('When the person first opened it; gone with the line.'),
  revokedAt: impersonal('When it was taken back.'),
});
