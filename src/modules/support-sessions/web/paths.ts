import { path } from '../../../platform/http/paths.js';

export const paths = {
  list: path('/seances'),
  create: path('/seances/nouvelle'),
  show: path('/seances/:id'),
  edit: path('/seances/:id/modifier'),
  remove: path('/seances/:id/supprimer'),
};
