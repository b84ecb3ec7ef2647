import type { GoalStatus } from '../../goals/goal-status.js';
import type { MandateKind } from '../../mandates/mandate-kinds.js';
import type { RecallReason, RecallStatus } from '../../recalls/recall-status.js';
import type { AgreementWay } from '../../sharing/agreement.js';

export const goalStatusLabels: Record<GoalStatus, string> = {
  open: 'En cours',
  reached: 'Atteint',
  dropped: 'Laissé de côté',
};

export const recallReasonLabels: Record<RecallReason, string> = {
  news: 'Prendre des nouvelles',
  before_appointment: 'Avant un rendez-vous',
  after_referral: 'Après une orientation',
  missing_document: 'Une pièce manque',
  not_reached: 'Pas jointe la dernière fois',
  other: 'Autre raison',
};

export const recallStatusLabels: Record<RecallStatus, string> = {
  open: 'À faire',
  done: 'Fait',
  cancelled: 'Annulé',
};

export const mandateKindLabels: Record<MandateKind, string> = {
  aidants_connect: 'Mandat Aidants Connect',
  written: 'Mandat écrit',
  guardianship: 'Tutelle',
  curatorship: 'Curatelle',
  family_habilitation: 'Habilitation familiale',
};

export const agreementWayLabels: Record<AgreementWay, string> = {
  oral: 'À l’oral',
  signature: 'Par écrit',
};
