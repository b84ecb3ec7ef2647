import { path } from '../../../../platform/http/paths.js';

export const paths = {
  dueRecalls: path('/beneficiaires/a-recontacter'),
  recall: path('/beneficiaires/:id/a-recontacter'),
  recallDone: path('/beneficiaires/:id/a-recontacter/fait'),
  agreeGoal: path('/beneficiaires/:id/objectifs/nouveau'),
  endGoal: path('/beneficiaires/:id/objectifs/:goalId'),
  noteMandate: path('/beneficiaires/:id/mandats/nouveau'),
  stopMandate: path('/beneficiaires/:id/mandats/:mandateId/fin'),
  share: path('/beneficiaires/:id/partager'),
  takeBack: path('/beneficiaires/:id/partages/:shareId/fin'),
};
