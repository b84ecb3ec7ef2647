import type { FailureCode } from '../failure-codes.js';
import type { Channel } from '../message-channel.js';
import type { MessageStatus } from '../message-status.js';

export const messageStatusLabels: Record<MessageStatus, string> = {
  queued: 'En attente d’envoi',
  sending: 'Envoi en cours',
  sent: 'Envoyé',
  failed: 'Non envoyé',
  bounced: 'Adresse refusée',
  kept: 'À envoyer vous-même',
  to_call: 'À appeler',
  called: 'Dit par téléphone',
  cancelled: 'Annulé',
};

export const channelLabels: Record<Channel, string> = {
  email: 'Courriel',
  sms: 'SMS',
  call: 'Téléphone',
};

/** What happened and what to do, for the person who sends. */
export const failureSentences: Record<FailureCode, string> = {
  address_refused: 'L’adresse a été refusée\u00a0: elle n’existe pas ou n’existe plus. Vérifiez-la, ou appelez.',
  message_refused: 'Le message a été refusé à l’arrivée. Réessayez plus tard, ou appelez.',
  try_later: 'La messagerie d’en face ne peut pas recevoir pour l’instant.',
  no_connection: 'Le serveur d’envoi ne répond pas.',
  timeout: 'Le serveur d’envoi a mis trop de temps à répondre.',
  sign_in_refused: 'Le serveur d’envoi refuse nos identifiants. Prévenez la personne qui administre Passerelle.',
  not_composed: 'Le message n’a pas pu être écrit. Si cela se répète, prévenez la personne qui administre Passerelle.',
  interrupted: 'L’envoi a été interrompu plusieurs fois. Réessayez, ou appelez.',
};

export const changedMeanwhile = 'Ce message a changé entre-temps. Ouvrez-le de nouveau pour voir où il en est.';
