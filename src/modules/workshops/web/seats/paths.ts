import { path } from '../../../../platform/http/paths.js';

/** For the agents of the organiser. */
export const seatPaths = {
  workshop: path('/ateliers/:id'),
  register: path('/ateliers/:id/inscriptions/nouvelle'),
  sheet: path('/ateliers/:id/emargement'),
  show: path('/ateliers/inscriptions/:id'),
  confirm: path('/ateliers/inscriptions/:id/confirmer'),
  accept: path('/ateliers/inscriptions/:id/accepter'),
  decline: path('/ateliers/inscriptions/:id/refuser'),
  give: path('/ateliers/inscriptions/:id/donner'),
  retake: path('/ateliers/inscriptions/:id/reprendre'),
  cancel: path('/ateliers/inscriptions/:id/annuler'),
  move: path('/ateliers/inscriptions/:id/changer'),
};

/** For people without an account. */
export const personPaths = {
  workshop: path('/ateliers-ouverts/:id'),
  ask: path('/ateliers-ouverts/:id/inscription'),
  asked: path('/ateliers-ouverts/:id/inscription/recue'),
  landing: path('/i/:token'),
  show: path('/inscription/:id'),
  confirm: path('/inscription/:id/confirmer'),
  accept: path('/inscription/:id/accepter'),
  comes: path('/inscription/:id/viens'),
  cancel: path('/inscription/:id/annuler'),
  retake: path('/inscription/:id/reprendre'),
};
