import { path } from '../../../platform/http/paths.js';

export const paths = {
  list: path('/imports'),
  show: path('/imports/:id'),
  map: path('/imports/:id/colonnes'),
  remap: path('/imports/:id/changer-les-colonnes'),
  apply: path('/imports/:id/appliquer'),
  resume: path('/imports/:id/reprendre'),
  undo: path('/imports/:id/annuler'),
  rows: path('/imports/:id/lignes'),
  refusals: path('/imports/:id/lignes-refusees.xlsx'),
};
