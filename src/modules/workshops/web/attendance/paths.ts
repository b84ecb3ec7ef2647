import { path } from '../../../../platform/http/paths.js';

export const attendancePaths = {
  show: path('/ateliers/:id/presence'),
  /** The page is in support-sessions, a floor above: known here by its address alone. */
  close: path('/ateliers/:id/cloture'),
};

export const feedbackPaths = {
  show: path('/ateliers/:id/satisfaction'),
  sheet: path('/ateliers/:id/satisfaction/feuille'),
  link: path('/ateliers/:id/satisfaction/lien'),
  /** Of a sheet or a message: anybody who holds it answers, once a browser. */
  answer: path('/s/:token'),
};
