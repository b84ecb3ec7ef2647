import { checkboxesField, errorSummary, type Field, textField } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { agendaTrail, appointmentSettingsTabs } from '../../appointments/index.js';
import { paths } from './paths.js';
import type { ReminderSettingsForm } from './reminder-settings.form.js';

const stepChoices = {
  week: 'Une semaine avant',
  two_days: 'Deux jours avant',
  two_hours: {
    text: 'Deux heures avant',
    hint: 'Par mail ou SMS seulement\u00a0: personne n’appelle deux heures avant.',
  },
};

interface ReminderSettingsModel {
  tabs: ReturnType<typeof appointmentSettingsTabs>;
  heading: string;
  action: string;
  lettersHref: string;
  errors: { href: string; text: string }[];
  steps: Field;
  hours: Field[];
}

export function reminderSettingsPage(form: ReminderSettingsForm): View<ReminderSettingsModel> {
  const heading = 'Rappels';
  const hour = { inputmode: 'numeric', width: '2' };
  const model: ReminderSettingsModel = {
    tabs: appointmentSettingsTabs('reminders', 'structure_manager'),
    ...{ heading, action: paths.settings.to(), lettersHref: paths.letters.to(), errors: errorSummary(form) },
    steps: checkboxesField(form, 'steps', 'Quand rappeler un rendez-vous ou un atelier\u00a0?', stepChoices, {
      legendSize: 'm',
    }),
    hours: [
      textField(form, 'fromHour', 'Pas avant, en heures', hour),
      textField(form, 'untilHour', 'Pas après, en heures', hour),
    ],
  };
  return view('reminders/settings', heading, model, { breadcrumbs: [agendaTrail] });
}
