import type { Level, Rule } from '../repere-numerique/evaluation.js';
import { type Form, MAX_SCORE } from '../repere-numerique/grid.js';

export const levelLabels: Record<Level, string> = {
  beginner: 'Débutant',
  intermediate: 'Intermédiaire',
  independent: 'Autonome',
  notAssessed: 'Non évalué',
};

export const formLabels: Record<Form, string> = {
  full: 'Repère complet',
  express: 'Repère express',
};

/** Which rule of the grid gave the level, in plain words. */
export const ruleLabels: Record<Rule, string> = {
  R0: 'Il manque la réponse à une question nécessaire.',
  R1: 'Pas d’utilisation d’Internet dans les 3\u00a0derniers mois.',
  R2: 'Pas d’adresse mail.',
  R3: 'Une adresse mail que la personne n’utilise pas elle-même, et 4\u00a0points au plus.',
  R4: 'Mails, mots de passe et démarches en ligne sans aide, à l’aise, et 18\u00a0points au moins.',
  R5: 'Une adresse mail et une pratique récente, sans remplir toutes les conditions du niveau autonome.',
};

/** What each level suggests. A suggestion: the agent and the person decide. */
export const suggestionLabels: Record<Level, string> = {
  beginner: 'Un accompagnement individuel dans une structure partenaire, près de chez la personne.',
  intermediate: 'Un atelier de la caisse ou d’un lieu proche, ou la fiche d’information.',
  independent: 'Pas d’orientation particulière\u00a0: la fiche d’information suffit.',
  notAssessed: 'Reprendre les questions un autre jour, ou garder le niveau que vous constatez.',
};

export const formatSuggestions = {
  individual: 'Un atelier individuel conviendrait mieux.',
  group: 'Un atelier collectif conviendrait.',
} as const;

/** The most points that each form can give. */
export const maxScores: Record<Form, number> = { full: MAX_SCORE, express: 8 };
