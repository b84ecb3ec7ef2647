import type { AppointmentStatus } from '../appointment-status.js';
import type { AppointmentSource } from '../vocabulary.js';

export const statusLabels: Record<AppointmentStatus, string> = {
  upcoming: 'À venir',
  honoured: 'Honoré',
  cancelled_by_service: 'Annulé par le service',
  cancelled_by_person: 'Annulé par la personne',
  absent: 'Absence',
};

/** Told to someone whose act came too late. */
export const changedMeanwhile: Record<AppointmentStatus, string> = {
  upcoming: 'Ce rendez-vous est de nouveau à venir. Votre choix n’a pas été enregistré.',
  honoured: 'Ce rendez-vous vient d’être noté honoré. Votre choix n’a pas été enregistré.',
  cancelled_by_service: 'Ce rendez-vous vient d’être annulé par le service. Votre choix n’a pas été enregistré.',
  cancelled_by_person: 'Ce rendez-vous vient d’être annulé par la personne. Votre choix n’a pas été enregistré.',
  absent: 'L’absence à ce rendez-vous vient d’être notée. Votre choix n’a pas été enregistré.',
};

export const hourTaken = 'Cette heure vient d’être prise. Choisissez-en une autre.';

export const tooLateByLink = 'Il est trop tard pour le faire ici\u00a0: appelez l’accueil.';

export const tooEarlyToMark = 'Ce rendez-vous n’a pas encore eu lieu.';

export const statusTones: Record<AppointmentStatus, 'neutral' | 'info' | 'success' | 'attention'> = {
  upcoming: 'info',
  honoured: 'success',
  cancelled_by_service: 'neutral',
  cancelled_by_person: 'neutral',
  absent: 'attention',
};

export const hasOneAlready = 'Vous avez déjà un rendez-vous à venir\u00a0: déplacez-le plutôt.';

export const sourceLabels: Record<AppointmentSource, string> = {
  agent: 'avec un agent',
  referral: 'avec une orientation',
  person: 'par vous, avec un lien',
  rdv_service_public: 'sur RDV Service Public',
};
