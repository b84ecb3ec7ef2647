import { path } from '../../../../platform/http/paths.js';

export const openDataPaths = {
  setting: path('/statistiques/donnees-ouvertes'),
  page: path('/donnees-ouvertes'),
  file: path('/donnees-ouvertes/:file'),
};
