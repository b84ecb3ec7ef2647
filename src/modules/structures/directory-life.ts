import { DirectoryImportChanges } from './directory-import-changes.queries.js';
import { DirectoryImportRefusals } from './directory-import-refusals.js';
import { DirectoryImportRuns } from './directory-import-runs.js';
import { DirectoryImportUndo } from './directory-import-undo.js';
import { DirectoryImports } from './directory-imports.service.js';
import { DirectoryImportsQueries } from './directory-imports.queries.js';
import { DuplicateSearch, DuplicatesQueries, PlaceMerges, PlacePartings } from './duplicates/index.js';
import { PlacesExport } from './export/places-export.js';
import { ImportFiles } from '../../platform/uploads/index.js';
import { PlaceEdits, PlaceLocks } from './locks/index.js';

/** Those that other modules may ask. */
export const lifeFace = [PlaceLocks, PlaceMerges];

/** What a directory goes through: imports and their undoing, fields kept from them, duplicates, export. */
export const lifeProviders = [
  ...lifeFace,
  DirectoryImportChanges,
  DirectoryImportRefusals,
  DirectoryImportRuns,
  DirectoryImports,
  DirectoryImportsQueries,
  DirectoryImportUndo,
  DuplicateSearch,
  DuplicatesQueries,
  ImportFiles,
  PlaceEdits,
  PlacePartings,
  PlacesExport,
];
