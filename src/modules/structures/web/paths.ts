import { path } from '../../../platform/http/paths.js';

export const paths = {
  directory: path('/annuaire'),
  directoryMap: path('/annuaire/carte'),
  /** What a rectangle of the map shows, as JSON. */
  directoryPoints: path('/annuaire/carte/points'),
  /** An address to search around, by POST alone. */
  directoryAddress: path('/annuaire/adresse'),
  place: path('/annuaire/:id'),
  linkPlace: path('/annuaire/:id/structure'),
  /** Suggestions for the commune field: a fragment of options. */
  communeSearch: path('/communes'),
  imports: path('/annuaire/imports'),
  import: path('/annuaire/imports/:id'),
  applyImport: path('/annuaire/imports/:id/importer'),
  importRefusals: path('/annuaire/imports/:id/refus.csv'),
  structures: path('/structures'),
  createStructure: path('/structures/nouvelle'),
  editStructure: path('/structures/:id/modifier'),
};
