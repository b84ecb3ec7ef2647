import { Saisine } from './saisine.entity.js';
import { SaisineStepTaken } from './saisine-step.entity.js';
import './saisine.personal-data.js';

/** The requests to the caisse’s mission: gathered here so that the module’s file stays one list of subjects. */
export const saisineEntities = [Saisine, SaisineStepTaken];
