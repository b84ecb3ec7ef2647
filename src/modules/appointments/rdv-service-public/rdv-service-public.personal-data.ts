import { classify, impersonal, ofTheAgent } from '../../../platform/personal-data/classification.js';
import { RdvServicePublicLink, RdvServicePublicNews } from './rdv-service-public.entities.js';

const setting = impersonal('A setting of the structure.');

classify(RdvServicePublicLink, {
  ...{ structureId: setting, hook: setting },
  sealedSecret: impersonal('A secret shared with another tool, sealed.'),
  setBy: ofTheAgent('Who set it.'),
  setAt: impersonal('When it was set.'),
  lastReceivedAt: impersonal('When something last came.'),
  lastRefusedAt: impersonal('When something was last refused.'),
});

classify(RdvServicePublicNews, {
  structureId: impersonal('Whose appointment.'),
  externalId: impersonal('Its number in another tool.'),
  toldAt: impersonal('When the other tool wrote it.'),
  receivedAt: impersonal('When it came.'),
  aside: impersonal('Why it is not in the agenda.'),
  agentEmail: ofTheAgent('Mail address of an agent who has no account here.'),
  startsAt: impersonal('When, of one kept aside.'),
});
