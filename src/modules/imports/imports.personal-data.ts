import { classify, impersonal, ofTheAgent, ofThePerson } from '../../platform/personal-data/classification.js';
import { PeopleImportRow } from './people-import-row.entity.js';
import { PeopleImport } from './people-import.entity.js';

classify(PeopleImport, {
  id: impersonal('Number drawn at random.'),
  structureId: impersonal('Whose people they are.'),
  requestedBy: ofTheAgent('Who brought the file.'),
  kind: impersonal('People or sessions.'),
  layout: impersonal('Which tool the file comes from.'),
  fileName: ofTheAgent('Name of the file, chosen by who brought it.'),
  fileHash: impersonal('That the file read is the file received.'),
  sheet: impersonal('Which sheet.'),
  headingRow: impersonal('Where the headings are.'),
  headings: impersonal('Headings of the columns.'),
  samples: ofThePerson('Three rows, to recognise columns by; emptied as soon as they are.'),
  columns: impersonal('Which column holds what.'),
  notes: impersonal('What is said of the whole file.'),
  status: impersonal('Where the import stands.'),
  failedFrom: impersonal('Where it stopped.'),
  failure: impersonal('Why it stopped.'),
  duplicates: impersonal('What was decided for those already known.'),
  rowsRead: impersonal('How far it is.'),
  percent: impersonal('How far it is.'),
  receivedAt: ofTheAgent('When the file came.'),
  appliedAt: ofTheAgent('When it was applied.'),
  undoneAt: ofTheAgent('When it was undone.'),
  emptiedAt: impersonal('When its rows were emptied.'),
});

classify(PeopleImportRow, {
  importId: impersonal('Which import.'),
  rowNumber: impersonal('Where in the file.'),
  state: impersonal('What the analysis found.'),
  raw: ofThePerson('Cells of a refused row, to be mended; emptied after thirty days.'),
  understood: ofThePerson('What is about to be written in the file; emptied after thirty days.'),
  messages: ofThePerson('What was read in a cell and set aside; emptied after thirty days.'),
  likelyId: ofThePerson('Who this person likely is; emptied after thirty days.'),
  likelyRow: impersonal('The other row of the file.'),
  reasons: impersonal('Why they look the same; emptied after thirty days.'),
  externalId: impersonal('Number of the session in the tool it comes from.'),
  outcome: impersonal('What was done with the row.'),
  madeId: ofThePerson('The file or the session made.', 'keep'),
  filled: ofThePerson('What was written in the blanks of a file; emptied after thirty days.'),
  undone: impersonal('What the undoing did.'),
});
