import { ImportFiles } from '../../platform/uploads/index.js';
import { LikelyPerson } from './rdv-service-public/likely-person.js';
import { RdvAgents } from './rdv-service-public/rdv-agents.js';
import { RdvFiles } from './rdv-service-public/rdv-files.js';
import { RdvImport } from './rdv-service-public/rdv-import.service.js';
import { RdvLinks } from './rdv-service-public/rdv-links.service.js';
import { RdvMatches } from './rdv-service-public/rdv-matches.js';
import { RdvNews } from './rdv-service-public/rdv-news.js';
import { RdvReasons } from './rdv-service-public/rdv-reasons.js';
import { RdvReception } from './rdv-service-public/rdv-reception.js';
import { RdvRecords } from './rdv-service-public/rdv-records.js';
import { RdvServicePublicLink, RdvServicePublicNews } from './rdv-service-public/rdv-service-public.entities.js';
import { RdvWebhook } from './rdv-service-public/rdv-webhook.service.js';
import { SealedSecret } from './rdv-service-public/sealed-secret.js';
import { RdvImportController } from './rdv-service-public/web/rdv-import.controller.js';
import { RdvLinkController } from './rdv-service-public/web/rdv-link.controller.js';
import { RdvWebhookController } from './rdv-service-public/web/rdv-webhook.controller.js';
import './rdv-service-public/rdv-service-public.personal-data.js';

/** Appointments made in RDV Service Public come in: by its webhooks, by its exports. */
export const rdvServicePublic = {
  entities: [RdvServicePublicLink, RdvServicePublicNews],
  controllers: [RdvImportController, RdvLinkController, RdvWebhookController],
  providers: [
    ...[
      ImportFiles,
      LikelyPerson,
      RdvAgents,
      RdvFiles,
      RdvImport,
      RdvLinks,
      RdvMatches,
      RdvNews,
      RdvReasons,
      RdvReception,
    ],
    ...[RdvRecords, RdvWebhook, SealedSecret],
  ],
};
