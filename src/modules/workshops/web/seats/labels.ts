import type { RegistrationStatus } from '../../registration-status.js';
import type { CancelledBy, RegistrationSource } from '../../seats/registration.entity.js';

export const registrationStatusLabels: Record<RegistrationStatus, string> = {
  pending: 'À confirmer',
  registered: 'A une place',
  waiting: 'En attente',
  offered: 'Place proposée',
  cancelled: 'Annulé',
  attended: 'Présence',
  absent: 'Absence',
};

export const registrationSourceLabels: Record<RegistrationSource, string> = {
  agent: 'Par la structure qui organise',
  referral: 'Avec une orientation',
  public: 'En ligne, par la personne',
  walk_in: 'Le jour même',
};

export const cancelledByLabels: Record<CancelledBy, string> = {
  person: 'Par la personne',
  desk: 'Par la structure',
  lapsed: 'Sans réponse à temps',
  organiser: 'Avec l’atelier',
};

export const comingLabels = { yes: 'Vient', no: 'Ne vient pas' } as const;
