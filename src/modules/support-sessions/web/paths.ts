import { path } from '../../../platform/http/paths.js';

export const paths = {
  list: path('/seances'),
  create: path('/seances/nouvelle'),
  createGroup: path('/seances/atelier/nouveau'),
  show: path('/seances/:id'),
  edit: path('/seances/:id/modifier'),
  editGroup: path('/seances/atelier/:id/modifier'),
  remove: path('/seances/:id/supprimer'),
};
