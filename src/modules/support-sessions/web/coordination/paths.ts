import { path } from '../../../../platform/http/paths.js';

export const paths = {
  list: path('/coordination'),
  create: path('/coordination/nouvelle'),
  show: path('/coordination/:id'),
  edit: path('/coordination/:id/modifier'),
  remove: path('/coordination/:id/supprimer'),
};
