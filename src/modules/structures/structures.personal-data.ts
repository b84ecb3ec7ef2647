import { classify, holdsNobody, impersonal, ofTheAgent } from '../../platform/personal-data/classification.js';
import { Commune, Department, Epci, ReferenceData, Region } from './communes/commune.entity.js';
import { DirectoryChange, DirectoryImport, DirectoryRefusal } from './directory/index.js';
import { PlaceDuplicate } from './duplicates/place-duplicate.entity.js';
import { PlaceMerge } from './duplicates/place-merge.entity.js';
import { PlaceLock } from './locks/place-lock.entity.js';
import { FundCommune } from './funds/fund-commune.entity.js';
import { OpeningHoursReading } from './opening-hours/index.js';
import { Place } from './place.entity.js';
import { StoredReceiverRecord } from './receiver-record.entity.js';
import { Structure } from './structure.entity.js';

const territory = 'National list of communes, départements and regions.';
for (const entity of [Region, Department, Epci, Commune, ReferenceData]) holdsNobody(entity, territory);

const directory = 'National open directory: contact means of places that receive the public.';
for (const entity of [Place, DirectoryRefusal, DirectoryChange]) holdsNobody(entity, directory);

holdsNobody(OpeningHoursReading, 'Opening hours written in the national open directory.');
holdsNobody(Structure, 'Organisations with their public contact means.');
holdsNobody(FundCommune, 'Communes that a caisse serves or not.');
holdsNobody(StoredReceiverRecord, 'Counts of answers of an organisation or a place.');

classify(DirectoryImport, {
  id: impersonal('Number drawn at random.'),
  source: impersonal('Name of an open data set.'),
  fileName: impersonal('Name of an open data file.'),
  fileHash: impersonal('Fingerprint of an open data file.'),
  importerVersion: impersonal('Version of this program.'),
  status: impersonal('How far the import is.'),
  task: impersonal('What is being done.'),
  confirmed: impersonal('Whether many places may go.'),
  rowsRead: impersonal('Count of rows.'),
  percent: impersonal('Share of the file.'),
  failure: impersonal('What is wrong with an open data file.'),
  report: impersonal('Counts of rows.'),
  requestedBy: ofTheAgent('Who asked for the import.'),
  startedAt: impersonal('When.'),
  appliedAt: impersonal('When.'),
  undoneAt: impersonal('When.'),
  undoneBy: ofTheAgent('Who undid the import.'),
});

classify(PlaceLock, {
  placeId: impersonal('A place of the directory.'),
  field: impersonal('Which of its fields.'),
  localBy: ofTheAgent('Who changed the field.'),
  localAt: ofTheAgent('When it was changed.'),
  fileValue: impersonal(directory),
});

classify(PlaceDuplicate, {
  id: impersonal('Number drawn at random.'),
  firstPlaceId: impersonal('A place of the directory.'),
  secondPlaceId: impersonal('A place of the directory.'),
  status: impersonal('What became of the pair.'),
  score: impersonal('How alike the two places are.'),
  nameScore: impersonal('How alike the two places are.'),
  streetScore: impersonal('How alike the two places are.'),
  distanceMetres: impersonal('How far apart the two places are.'),
  samePivot: impersonal('How alike the two places are.'),
  samePhone: impersonal('How alike the two places are.'),
  foundAt: impersonal('When.'),
  decidedAt: ofTheAgent('When someone decided.'),
  decidedBy: ofTheAgent('Who decided.'),
});

classify(PlaceMerge, {
  id: impersonal('Number drawn at random.'),
  keptPlaceId: impersonal('A place of the directory.'),
  mergedPlaceId: impersonal('A place of the directory.'),
  fields: impersonal(directory),
  mergedAt: ofTheAgent('When the places were merged.'),
  mergedBy: ofTheAgent('Who merged them.'),
  undoneAt: ofTheAgent('When that was undone.'),
  undoneBy: ofTheAgent('Who undid it.'),
});
