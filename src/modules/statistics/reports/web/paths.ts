import { path } from '../../../../platform/http/paths.js';

export const reportsPaths = {
  list: path('/statistiques/rapports'),
  show: path('/statistiques/rapports/:id'),
  document: path('/statistiques/rapports/:id/document'),
};
