import { path } from '../../../platform/http/paths.js';

export const paths = {
  figures: path('/statistiques'),
  /** One table of the page, whole. */
  figureList: path('/statistiques/listes/:id'),
  /** One chart or table as a file: `topic.csv`, `evolution.png`. */
  figureFile: path('/statistiques/fichiers/:file'),
  definitions: path('/statistiques/definitions'),
  checks: path('/administration/chiffres'),
  fund: path('/statistiques/caisse'),
  healthSpace: path('/statistiques/mon-espace-sante'),
  healthSpaceExport: path('/statistiques/mon-espace-sante.csv'),
  followUp: path('/statistiques/orientations'),
  followUpLines: path('/statistiques/orientations/liste'),
};
