import { path } from '../../../../platform/http/paths.js';

export const paths = {
  list: path('/ateliers'),
  create: path('/ateliers/nouveau'),
  stock: path('/ateliers/materiel'),
  templates: path('/ateliers/modeles'),
  removeTemplate: path('/ateliers/modeles/:id/supprimer'),
  show: path('/ateliers/:id'),
  edit: path('/ateliers/:id/modifier'),
  publish: path('/ateliers/:id/publier'),
  cancel: path('/ateliers/:id/annuler'),
  /** More days of a series. */
  moreDays: path('/ateliers/:id/dates'),
  keepTemplate: path('/ateliers/:id/modele'),
  /** In large type, to be pinned up. */
  poster: path('/ateliers/:id/affiche'),
};
