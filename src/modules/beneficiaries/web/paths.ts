import { path } from '../../../platform/http/paths.js';

/** The list and the person's page are shown by case-file, which stands above; their addresses belong here. */
export const paths = {
  list: path('/beneficiaires'),
  /** POST: what is searched for is a name, and a name never stands in an address. */
  suggestions: path('/beneficiaires/recherche'),
  create: path('/beneficiaires/nouveau'),
  caseFile: path('/beneficiaires/:id'),
  edit: path('/beneficiaires/:id/modifier'),
  notice: path('/beneficiaires/:id/notice'),
  duplicates: path('/beneficiaires/doublons'),
  duplicatesOf: path('/beneficiaires/:id/doublons'),
  distinct: path('/beneficiaires/doublons/differents'),
  /** GET compares, POST merges. */
  pair: path('/beneficiaires/doublons/:first/:second'),
  distinguish: path('/beneficiaires/doublons/:first/:second/differents'),
  undistinguish: path('/beneficiaires/doublons/:first/:second/a-revoir'),
  merges: path('/beneficiaires/reunions'),
  /** GET asks, POST does. */
  part: path('/beneficiaires/reunions/:id/separer'),
};
