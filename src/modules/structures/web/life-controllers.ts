import { DuplicatesController } from './duplicates.controller.js';
import { EditPlaceController } from './edit-place.controller.js';
import { ImportHistoryController } from './import-history.controller.js';
import { ImportsController } from './imports.controller.js';
import { PlacesExportController } from './places-export.controller.js';

/** Imports, corrected places, duplicates, export. */
export const lifeControllers = [
  ImportsController,
  ImportHistoryController,
  DuplicatesController,
  EditPlaceController,
  PlacesExportController,
];
