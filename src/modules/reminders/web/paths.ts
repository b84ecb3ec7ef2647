import { path } from '../../../platform/http/paths.js';

export const paths = {
  settings: path('/rappels/reglages'),
  letters: path('/rappels/lettres'),
  lettersPdf: path('/rappels/lettres.pdf'),
  printed: path('/rappels/lettres/imprimees'),
};

/** Where a person says whether they come: pages of appointments and of workshops. */
export const landing = {
  appointment: path('/v/:token'),
  registration: path('/i/:token'),
};
