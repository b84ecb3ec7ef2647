import { path } from '../../../platform/http/paths.js';

export const crossPaths = {
  show: path('/statistiques/croiser'),
  export: path('/statistiques/croiser.csv'),
};
