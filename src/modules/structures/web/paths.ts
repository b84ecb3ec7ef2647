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
  restartImport: path('/annuaire/imports/:id/reprendre'),
  importChanges: path('/annuaire/imports/:id/changements'),
  undoImport: path('/annuaire/imports/:id/annuler'),
  importRefusals: path('/annuaire/imports/:id/refus.csv'),
  editPlace: path('/annuaire/:id/modifier'),
  /** Gives a field back to the imports. */
  releaseField: path('/annuaire/:id/modifier/reprendre'),
  duplicates: path('/annuaire/doublons'),
  duplicate: path('/annuaire/doublons/:id'),
  dismissDuplicate: path('/annuaire/doublons/:id/differents'),
  mergePlaces: path('/annuaire/doublons/:id/reunir'),
  merges: path('/annuaire/reunions'),
  undoMerge: path('/annuaire/reunions/:id/annuler'),
  exportPlaces: path('/annuaire/export.csv'),
  structures: path('/structures'),
  createStructure: path('/structures/nouvelle'),
  editStructure: path('/structures/:id/modifier'),
  /** What a caisse says of itself: by an administrator, or by the caisse. */
  fundSettings: path('/structures/:id/caisse'),
  myFund: path('/ma-caisse'),
};
