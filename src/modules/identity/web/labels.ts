import type { Role } from '../../../platform/access/actor.js';

export const roleLabels: Record<Role, string> = {
  mediator: 'Médiation numérique',
  counter: 'Accueil France services',
  coordinator: 'Coordination',
  fund_agent: 'Caisse d’assurance maladie',
  structure_manager: 'Responsable de structure',
  administrator: 'Administration',
};
