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
};
