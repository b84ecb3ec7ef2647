import { path } from '../../../platform/http/paths.js';

export const paths = {
  figures: path('/statistiques'),
  definitions: path('/statistiques/definitions'),
  followUp: path('/statistiques/orientations'),
  followUpLines: path('/statistiques/orientations/liste'),
};
