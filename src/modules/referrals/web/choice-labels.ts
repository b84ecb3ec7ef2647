import type { ChoiceReason } from '../choices/choice-codes.js';

export const choiceReasonLabels: Record<ChoiceReason, string> = {
  closer_to_person: 'Plus près de la personne',
  already_known: 'La personne y est déjà connue',
  person_prefers: 'La personne le préfère',
  faster_answer: 'Répond plus vite',
  first_is_full: 'La première proposition est complète',
  language: 'Langue parlée',
  opening_hours: 'Jours ou horaires',
  transport: 'Plus facile d’accès (bus, voiture, à pied)',
  other: 'Autre raison',
};
