import { path } from '../../../../platform/http/paths.js';

export const agendaPaths = {
  show: path('/agenda'),
  /** What the desk prints in the morning. */
  sheet: path('/agenda/feuille'),
  toRecord: path('/rendez-vous/a-renseigner'),
  feed: path('/agenda/abonnement'),
  makeFeed: path('/agenda/abonnement/nouvelle-adresse'),
  stopFeed: path('/agenda/abonnement/arreter'),
  /** `<key>.ics`, read by programs. */
  calendar: path('/calendrier/:file'),
  replace: path('/agenda/remplacer'),
  confirmReplace: path('/agenda/remplacer/verifier'),
};
