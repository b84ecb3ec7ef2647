import { path } from '../../../platform/http/paths.js';

export const savedFilterPaths = {
  list: path('/statistiques/filtres'),
  keep: path('/statistiques/filtres/nouveau'),
  one: path('/statistiques/filtres/:id'),
  remove: path('/statistiques/filtres/:id/supprimer'),
};
