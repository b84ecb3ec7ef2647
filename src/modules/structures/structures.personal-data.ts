import { classify, holdsNobody, impersonal, ofTheAgent } from '../../platform/personal-data/classification.js';
import { Commune, Department, ReferenceData, Region } from './communes/commune.entity.js';
import { DirectoryImport, DirectoryRefusal } from './directory/index.js';
import { OpeningHoursReading } from './opening-hours/index.js';
import { Place } from './place.entity.js';
import { StoredReceiverRecord } from './receiver-record.entity.js';
import { Structure } from './structure.entity.js';

const territory = 'National list of communes, départements and regions.';
for (const entity of [Region, Department, Commune, ReferenceData]) holdsNobody(entity, territory);

const directory = 'National open directory: contact means of places that receive the public.';
for (const entity of [Place, DirectoryRefusal]) holdsNobody(entity, directory);

holdsNobody(OpeningHoursReading, 'Opening hours written in the national open directory.');
holdsNobody(Structure, 'Organisations with their public contact means.');
holdsNobody(StoredReceiverRecord, 'Counts of answers of an organisation or a place.');

classify(DirectoryImport, {
  id: impersonal('Number drawn at random.'),
  source: impersonal('Name of an open data set.'),
  fileName: impersonal('Name of an open data file.'),
  fileHash: impersonal('Fingerprint of an open data file.'),
  status: impersonal('How far the import is.'),
  report: impersonal('Counts of rows.'),
  requestedBy: ofTheAgent('Who asked for the import.'),
  startedAt: impersonal('When.'),
  appliedAt: impersonal('When.'),
});
