import { path, withQuery } from '../../../platform/http/paths.js';

export const paths = {
  create: path('/rendez-vous/nouveau'),
  /** To let the person of a referral choose. */
  invite: path('/rendez-vous/inviter'),
  reasons: path('/rendez-vous/motifs'),
  newReason: path('/rendez-vous/motifs/nouveau'),
  proposedReasons: path('/rendez-vous/motifs/proposes'),
  reason: path('/rendez-vous/motifs/:id'),
  retireReason: path('/rendez-vous/motifs/:id/retirer'),
  availabilities: path('/rendez-vous/disponibilites'),
  newAvailability: path('/rendez-vous/disponibilites/nouvelle'),
  availability: path('/rendez-vous/disponibilites/:id'),
  removeAvailability: path('/rendez-vous/disponibilites/:id/retirer'),
  absences: path('/rendez-vous/absences'),
  newAbsence: path('/rendez-vous/absences/nouvelle'),
  removeAbsence: path('/rendez-vous/absences/:id/retirer'),
  show: path('/rendez-vous/:id'),
  move: path('/rendez-vous/:id/deplacer'),
  cancel: path('/rendez-vous/:id/annuler'),
  mark: path('/rendez-vous/:id/suite'),
  restore: path('/rendez-vous/:id/remettre'),
};

/** For those who have no account. */
export const ownPaths = {
  landing: path('/v/:token'),
  show: path('/mon-rendez-vous/:id'),
  answer: path('/mon-rendez-vous/:id/reponse'),
  move: path('/mon-rendez-vous/:id/deplacer'),
  cancel: path('/mon-rendez-vous/:id/annuler'),
  /** Another one, after one that was cancelled. */
  again: path('/mon-rendez-vous/:id/reprendre'),
  bookingLanding: path('/p/:token'),
  book: path('/prendre-rendez-vous/:id'),
};

/** To take an appointment with what is known already. */
export const bookHref = (known: { personId?: string; referralId?: string } = {}): string =>
  withQuery(paths.create.to(), { personne: known.personId, orientation: known.referralId });

const session = path('/seances/nouvelle');
const agenda = path('/agenda');
const replace = path('/agenda/remplacer');

/** The session log is above this module: its address is known, its code is not. */
export const noteSessionHref = (id: string): string => withQuery(session.to(), { 'rendez-vous': id });
export const agendaHref = (agent?: string): string => withQuery(agenda.to(), { agent });
export const replaceHref = (agent: string, jour: string): string => withQuery(replace.to(), { agent, jour });
