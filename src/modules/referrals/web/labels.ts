import type { Outcome, ReferralStatus, RefusalReason } from '../referral-status.js';

export const STATUS_LABELS: Record<ReferralStatus, string> = {
  draft: 'Brouillon',
  sent: 'Envoyée',
  accepted: 'Acceptée',
  refused: 'Refusée',
  withdrawn: 'Retirée',
  closed: 'Terminée',
};

export const REFUSAL_REASON_LABELS: Record<RefusalReason, string> = {
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

export const OUTCOME_LABELS: Record<Outcome, string> = {
  accompanied: 'Personne venue et accompagnée',
  did_not_come: 'Personne non venue',
  unreachable: 'Personne injoignable',
  redirected: 'Personne venue, puis orientée ailleurs',
  given_up: 'La personne a renoncé',
  other: 'Autre issue (à préciser)',
};
