import type { Role } from '../../../platform/access/actor.js';

export const roleLabels: Record<Role, string> = {
  mediator: 'Médiation numérique',
  counter: 'Accueil France services',
  coordinator: 'Coordination',
  fund_agent: 'Caisse d’assurance maladie',
  structure_manager: 'Responsable de structure',
  administrator: 'Administration',
};

/** What each role is for, where one is chosen. */
export const roleHints: Record<Role, string> = {
  mediator: 'Accompagne les personnes et note ses séances.',
  counter: 'Accueille les personnes, fait le point et les oriente.',
  coordinator: 'Voit les chiffres d’une équipe ou d’un territoire, jamais les noms.',
  fund_agent: 'Répond aux orientations adressées à sa caisse.',
  structure_manager: 'Fait comme la médiation, et gère les comptes de sa structure.',
  administrator: 'Gère les comptes, les structures et l’annuaire, sans accès aux dossiers.',
};
