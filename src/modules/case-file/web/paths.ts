import { path } from '../../../platform/http/paths.js';

export const paths = {
  history: path('/beneficiaires/:id/historique'),
  lookers: path('/beneficiaires/:id/consultations'),
  summary: path('/beneficiaires/:id/synthese'),
};
