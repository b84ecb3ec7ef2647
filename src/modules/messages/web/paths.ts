import { path } from '../../../platform/http/paths.js';

export const paths = {
  list: path('/messages'),
  callList: path('/messages/a-appeler'),
  show: path('/messages/:id'),
  compose: path('/messages/:id/composer'),
  noteSent: path('/messages/:id/envoye'),
  noteCalled: path('/messages/:id/appele'),
  noteReturned: path('/messages/:id/retour'),
  retry: path('/messages/:id/reessayer'),
  administration: path('/administration/messages'),
  trial: path('/administration/messages/essai'),
};

/** What a message is about. The page is in referrals, a floor above: known here by its address alone. */
export const subjectPath = path('/orientations/:id');
export const registrationPath = path('/ateliers/inscriptions/:id');
export const appointmentPath = path('/rendez-vous/:id');
