import { path } from '../../../platform/http/paths.js';

export const paths = {
  history: path('/beneficiaires/:id/historique'),
  lookers: path('/beneficiaires/:id/consultations'),
  register: path('/beneficiaires/:id/inscrire'),
  summary: path('/beneficiaires/:id/synthese'),
};
