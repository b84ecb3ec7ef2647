import type { AgreementWay, Motive, Outcome, ReferralPath, RefusalReason } from '../referral-codes.js';
import type { ReferralStatus } from '../referral-status.js';

export const statusLabels: Record<ReferralStatus, string> = {
  draft: 'Brouillon',
  sent: 'Envoyée',
  accepted: 'Acceptée',
  refused: 'Refusée',
  withdrawn: 'Retirée',
  expired: 'Sans réponse, terminée',
  closed: 'Terminée',
};

export const refusalReasonLabels: Record<RefusalReason, string> = {
  not_reachable: 'Personne injoignable',
  did_not_come_to_interview: 'Personne non venue à l’entretien',
  hired_elsewhere: 'Personne indisponible\u00a0: en emploi',
  training: 'Personne indisponible\u00a0: en formation',
  not_eligible: 'Ne remplit pas les conditions d’accueil',
  not_mobile: 'Ne peut pas se déplacer jusqu’ici',
  not_interested: 'Personne non intéressée',
  incompatible: 'D’autres difficultés empêchent la personne de poursuivre',
  session_full: 'Session complète',
  duplicate: 'Orientation en doublon',
  other: 'Autre raison (à préciser)',
};

export const outcomeLabels: Record<Outcome, string> = {
  accompanied: 'Personne venue et accompagnée',
  did_not_come: 'Personne non venue',
  unreachable: 'Personne injoignable',
  redirected: 'Personne venue, puis orientée ailleurs',
  given_up: 'La personne a renoncé',
  other: 'Autre issue (à préciser)',
};

export const pathLabels: Record<ReferralPath, string> = {
  reinforced_support: 'Accompagnement renforcé par une structure',
  workshop: 'Atelier',
  health_access_mission: 'Mission accompagnement santé de la caisse',
  internal: 'Relais entre collègues',
};

/** Coded, never in medical words. */
export const motiveLabels: Record<Motive, string> = {
  digital: 'Difficulté avec le numérique',
  rights: 'Accès aux droits',
  care: 'Accès aux soins',
  social: 'Situation sociale complexe',
};

export const agreementWayLabels: Record<AgreementWay, string> = {
  oral: 'À l’oral',
  signature: 'Par signature',
};
