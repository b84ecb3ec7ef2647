import { classify, impersonal, ofTheAgent } from '../personal-data/classification.js';
import { AuditEvent } from './audit-event.entity.js';

classify(AuditEvent, {
  id: impersonal('Order of the journal.'),
  at: ofTheAgent('When the act was done.'),
  actorUserId: ofTheAgent('Who did it.'),
  actorStructureId: ofTheAgent('For which structure.'),
  verb: ofTheAgent('What was done.'),
  subjectKind: impersonal('On which kind of record.'),
  subjectId: impersonal('On which record: a number drawn at random.'),
  details: impersonal('Ids, codes and counts only.'),
  requestId: impersonal('Number of the request.'),
});
