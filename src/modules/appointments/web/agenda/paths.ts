import { path, withQuery } from '../../../../platform/http/paths.js';
import { workshopHref } from '../../../workshops/index.js';

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

export { workshopHref };

const appointment = path('/rendez-vous/:id');
const book = path('/rendez-vous/nouveau');
export const appointmentHref = (id: string): string => appointment.to({ id });
export const bookHref = (): string => book.to();

/** The session log is above this module: its address is known, its code is not. */
const session = path('/seances/nouvelle');
export const noteSessionHref = (id: string): string => withQuery(session.to(), { 'rendez-vous': id });
