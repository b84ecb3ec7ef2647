import { classify, impersonal, ofTheAgent, ofThePerson } from '../personal-data/classification.js';
import { FormDraft } from './form-draft.entity.js';

classify(FormDraft, {
  id: impersonal('Key of the form, drawn at random.'),
  ownerId: ofTheAgent('Who is writing.'),
  structureId: impersonal('For which structure.'),
  kind: impersonal('Which form.'),
  content: ofThePerson(
    'What is typed before it is sent; gone when it is sent, or fourteen days after its last change.',
  ),
  version: impersonal('Guards against two pages at once.'),
  writer: impersonal('Which page wrote last, drawn at random.'),
  createdAt: impersonal('When it was begun.'),
  updatedAt: impersonal('When it was last written.'),
  expiresAt: impersonal('When it is deleted.'),
});
