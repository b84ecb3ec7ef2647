import { PersonScheme } from './saisine/person-scheme.js';
import { SaisineDesk } from './saisine/saisine-desk.js';
import { SaisineDrafts } from './saisine/saisine-drafts.js';
import { SaisinePurge } from './saisine/saisine-purge.js';
import { SaisineReading } from './saisine/saisine-reading.js';
import { SaisineRecords } from './saisine/saisine-records.js';
import { SaisineStepTaken } from './saisine/saisine-step.entity.js';
import { Saisine } from './saisine/saisine.entity.js';
import { SaisineQueries } from './saisine/saisine.queries.js';
import { SaisinesService } from './saisine/saisines.service.js';
import './saisine/saisine.personal-data.js';

/** The requests to the caisse’s mission: gathered here so that the module’s file stays one list of subjects. */
export const saisineEntities = [Saisine, SaisineStepTaken];
export const saisineProviders = [
  PersonScheme,
  SaisineDesk,
  SaisineDrafts,
  SaisinePurge,
  SaisineQueries,
  SaisineReading,
  SaisineRecords,
  SaisinesService,
];
