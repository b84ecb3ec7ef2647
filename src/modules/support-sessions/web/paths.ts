import { path } from '../../../platform/http/paths.js';

export const paths = {
  list: path('/seances'),
  create: path('/seances/nouvelle'),
  /** The form under way, asked for again with a person, a template… */
  again: path('/seances/nouvelle/formulaire'),
  daySheet: path('/seances/journee'),
  toComplete: path('/seances/a-completer'),
  saveDraft: path('/seances/brouillons'),
  draft: path('/seances/brouillons/:id'),
  dropDraft: path('/seances/brouillons/:id/jeter'),
  templates: path('/seances/modeles'),
  template: path('/seances/modeles/:id'),
  moveTemplate: path('/seances/modeles/:id/monter'),
  removeTemplate: path('/seances/modeles/:id/supprimer'),
  createGroup: path('/seances/atelier/nouveau'),
  show: path('/seances/:id'),
  edit: path('/seances/:id/modifier'),
  editGroup: path('/seances/atelier/:id/modifier'),
  remove: path('/seances/:id/supprimer'),
  attach: path('/seances/:id/rattacher'),
};
