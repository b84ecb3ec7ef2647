import type { Role } from '../../../platform/access/actor.js';
import { canKeepReasons } from '../appointment.policy.js';
import { rdvPaths } from '../rdv-service-public/web/paths.js';
import { agendaHref, paths } from './paths.js';

type Setting = 'reasons' | 'availabilities' | 'absences' | 'reminders' | 'rdvServicePublic';

/** Reminders stand above appointments: their address is written here. */
const REMINDERS = '/rappels/reglages';

/** The settings of appointments, one beside the other; the last two are the manager’s. */
export const settingsTabs = (current: Setting, role: Role) => {
  const tab = (setting: Setting, href: string, text: string) => ({ href, text, current: current === setting });
  return {
    label: 'Réglages des rendez-vous',
    items: [
      tab('availabilities', paths.availabilities.to(), 'Disponibilités'),
      tab('absences', paths.absences.to(), 'Absences'),
      ...(canKeepReasons({ role }) ? [tab('reasons', paths.reasons.to(), 'Motifs')] : []),
      ...(role === 'structure_manager'
        ? [tab('reminders', REMINDERS, 'Rappels'), tab('rdvServicePublic', rdvPaths.link.to(), 'RDV Service Public')]
        : []),
    ],
  };
};

export const agendaTrail = { href: agendaHref(), text: 'Agenda' };

/** Whom the settings are about, for a manager who chooses; null for whoever has only their own. */
export interface AgentChoice {
  action: string;
  options: { id: string; name: string; selected: boolean }[];
}
