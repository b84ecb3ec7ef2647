import { classify, impersonal, ofTheAgent } from '../../platform/personal-data/classification.js';
import { ExportRun } from './runs/export-run.entity.js';

classify(ExportRun, {
  id: impersonal('Number drawn at random; its end marks each line of the file.'),
  userId: ofTheAgent('Who asked for it.'),
  membershipId: ofTheAgent('In which role.'),
  structureId: ofTheAgent('For which structure.'),
  askedIn: ofTheAgent('With which scope.'),
  kind: impersonal('What is exported.'),
  format: impersonal('In which format.'),
  from: impersonal('First day.'),
  to: impersonal('Last day.'),
  filters: impersonal('Ids and codes that narrow it; never a person accompanied.'),
  state: impersonal('Where it stands.'),
  rowsExpected: impersonal('How many lines are to be written.'),
  rowsWritten: impersonal('How many are.'),
  size: impersonal('Size of the file.'),
  sha256: impersonal('That the file fetched is the file made.'),
  failure: impersonal('Why it stopped.'),
  createdAt: ofTheAgent('When it was asked for.'),
  startedAt: impersonal('When it was begun.'),
  endedAt: impersonal('When it ended.'),
  expiresAt: impersonal('Until when the file is kept.'),
});
