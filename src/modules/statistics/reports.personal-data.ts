import { classify, impersonal, ofTheAgent } from '../../platform/personal-data/classification.js';
import { OpenDataEdition, OpenDataLine } from './open-data/open-data-edition.entity.js';
import { OpenDataMember } from './open-data/open-data-member.entity.js';
import { ReportShare } from './sharing/report-share.entity.js';
import { FrozenReport } from './reports/frozen-report.entity.js';

classify(FrozenReport, {
  id: impersonal('Number drawn at random.'),
  kind: impersonal('Month, quarter, year or other.'),
  periodFrom: impersonal('First day counted.'),
  periodTo: impersonal('Last day counted.'),
  scopeKind: impersonal('Of whom the figures are.'),
  scopeCode: ofTheAgent('Number of a structure, team or territory; of an account for someone’s own work.'),
  scopeName: impersonal('Name of the structure, team or territory.'),
  filters: ofTheAgent('What the figures were narrowed to: codes, and the number of an account when one was chosen.'),
  filterWords: ofTheAgent('The same in French, with the name of a colleague when one was chosen.'),
  definitionsVersion: impersonal('How things were counted.'),
  content: impersonal('Counts alone: of people, nobody’s number; no mediator.'),
  takenAt: ofTheAgent('When the figures were taken.'),
  madeBy: ofTheAgent('Who closed the period.'),
});

classify(ReportShare, {
  id: impersonal('Number drawn at random.'),
  reportId: impersonal('Which report it opens.'),
  tokenHash: impersonal('Digest of a random key.'),
  label: ofTheAgent('For which body, in the words of whoever shares; refused when it looks like a number of a person.'),
  createdAt: ofTheAgent('When the link was made.'),
  createdBy: ofTheAgent('Who made it.'),
  expiresAt: impersonal('Past which it opens nothing.'),
  revokedAt: ofTheAgent('When it was taken back.'),
});

classify(OpenDataMember, {
  structureId: impersonal('A structure that agreed.'),
  since: ofTheAgent('When it was agreed.'),
  agreedBy: ofTheAgent('Who agreed for the structure.'),
});

classify(OpenDataEdition, {
  year: impersonal('The year counted.'),
  publishedAt: impersonal('When it was published.'),
  structures: impersonal('How many are counted.'),
  definitionsVersion: impersonal('How things were counted.'),
});

classify(OpenDataLine, {
  year: impersonal('The year counted.'),
  departmentCode: impersonal('Code of a département.'),
  dimension: impersonal('What is counted.'),
  code: impersonal('A code of a public list.'),
  count: impersonal('Nobody, or five accompaniments at least; hidden else.'),
});
