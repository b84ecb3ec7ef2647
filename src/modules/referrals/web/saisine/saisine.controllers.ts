import { SaisineController } from './saisine.controller.js';
import { SaisineDraftController } from './saisine-draft.controller.js';
import { SaisineSheetController } from './saisine-sheet.controller.js';
import { SchemeController } from './scheme.controller.js';

export const saisineControllers = [SaisineController, SaisineDraftController, SaisineSheetController, SchemeController];
