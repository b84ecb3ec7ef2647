import { path } from '../../../../platform/http/paths.js';

export const sharingPaths = {
  shares: path('/statistiques/rapports/:id/partages'),
  stop: path('/statistiques/rapports/:id/partages/:shareId/arreter'),
  open: path('/rapport/:token'),
  document: path('/rapport/:token/document'),
};
