import { path } from '../../../../platform/http/paths.js';

export const saisinePaths = {
  /** What a caisse has received, by step. */
  list: path('/saisines'),
  create: path('/beneficiaires/:id/saisine'),
  /** « Quel est son régime ? », asked before a saisine when it is not known. */
  scheme: path('/beneficiaires/:id/regime'),
  show: path('/orientations/:id/saisine'),
  edit: path('/orientations/:id/saisine/modifier'),
  step: path('/orientations/:id/saisine/etape'),
  workshop: path('/orientations/:id/saisine/atelier'),
  close: path('/orientations/:id/saisine/clore'),
  print: path('/orientations/:id/saisine/imprimer'),
  pdf: path('/orientations/:id/saisine.pdf'),
};
