import { agendaHref, paths } from './paths.js';

/** The three settings of appointments, one beside the other. */
export const settingsTabs = (current: 'reasons' | 'availabilities' | 'absences', canKeepReasons: boolean) => ({
  label: 'Réglages des rendez-vous',
  items: [
    { href: paths.availabilities.to(), text: 'Disponibilités', current: current === 'availabilities' },
    { href: paths.absences.to(), text: 'Absences', current: current === 'absences' },
    ...(canKeepReasons ? [{ href: paths.reasons.to(), text: 'Motifs', current: current === 'reasons' }] : []),
  ],
});

export const agendaTrail = { href: agendaHref(), text: 'Agenda' };

/** Whom the settings are about, for a manager who chooses; null for whoever has only their own. */
export interface AgentChoice {
  action: string;
  options: { id: string; name: string; selected: boolean }[];
}
