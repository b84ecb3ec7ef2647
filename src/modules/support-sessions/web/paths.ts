import { path } from '../../../platform/http/paths.js';

export const paths = {
  list: path('/seances'),
  create: path('/seances/nouvelle'),
  show: path('/seances/:id'),
  edit: path('/seances/:id/modifier'),
  remove: path('/seances/:id/supprimer'),
  bringList: path('/seances/mon-espace-sante/a-apporter'),
  tags: path('/etiquettes'),
  renameTag: path('/etiquettes/:id/renommer'),
  retireTag: path('/etiquettes/:id/retirer'),
  bringBackTag: path('/etiquettes/:id/remettre'),
  mergeTag: path('/etiquettes/:id/reunir'),
  confirmMergeTag: path('/etiquettes/:id/reunir/verifier'),
};
