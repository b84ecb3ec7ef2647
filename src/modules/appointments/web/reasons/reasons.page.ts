import type { Role } from '../../../../platform/access/actor.js';
import {
  errorSummary,
  type Field,
  radiosField,
  textareaField,
  textField,
} from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import { duration } from '../../../../platform/time/french.js';
import type { ReasonRead } from '../../reasons/reasons.queries.js';
import { PROPOSED_REASONS } from '../../reasons/reason-settings.js';
import { BOOKABLE_BY, MODES } from '../../vocabulary.js';
import { paths } from '../paths.js';
import { agendaTrail, settingsTabs } from '../settings-tabs.js';
import type { ReasonForm } from './reason.form.js';

interface ReasonsModel {
  tabs: ReturnType<typeof settingsTabs>;
  createHref: string;
  lines: { label: string; href: string; facts: string[] }[];
  /** Of a structure that has none. */
  proposed: { action: string; lines: string[] } | null;
}

export function reasonsPage(reasons: readonly ReasonRead[], role: Role): View<ReasonsModel> {
  const model = {
    tabs: settingsTabs('reasons', role),
    createHref: paths.newReason.to(),
    lines: reasons.map((reason) => ({
      label: reason.label,
      href: paths.reason.to({ id: reason.id }),
      facts: [duration(reason.durationMinutes), MODES[reason.mode], BOOKABLE_BY[reason.bookableBy]],
    })),
    proposed:
      reasons.length > 0
        ? null
        : {
            action: paths.proposedReasons.to(),
            lines: PROPOSED_REASONS.map(({ label, durationMinutes }) => `${label}, ${duration(durationMinutes)}`),
          },
  };
  return view('appointments/reasons', 'Motifs de rendez-vous', model, { breadcrumbs: [agendaTrail] });
}

interface ReasonModel {
  title: string;
  action: string;
  errors: { href: string; text: string }[];
  version: string;
  main: { label: Field; durationMinutes: Field; mode: Field; bookableBy: Field; toBring: Field };
  delays: Field[];
  delaysOpen: boolean;
  button: string;
  cancelHref: string;
  retireHref: string | null;
}

const number = { inputmode: 'numeric', width: '4', required: false };

/** @param id of the reason that is corrected; null for a new one */
export function reasonPage(form: ReasonForm, id: string | null): View<ReasonModel> {
  const title = id ? 'Modifier le motif' : 'Nouveau motif';
  const delays = [
    textField(form, 'bufferBefore', 'Minutes gardées libres avant', number),
    textField(form, 'bufferAfter', 'Minutes gardées libres après', number),
    textField(form, 'noticeHours', 'Heures au moins avant le rendez-vous pour le prendre soi-même', number),
    textField(form, 'daysAhead', 'Jours au plus à l’avance pour le prendre soi-même', number),
    textField(form, 'moveHours', 'La personne peut le déplacer jusqu’à … heures avant', number),
    textField(form, 'cancelHours', 'La personne peut l’annuler jusqu’à … heures avant', {
      ...number,
      hint: 'Après, son lien lui donne le numéro de l’accueil.',
    }),
  ];
  const model = {
    title,
    action: id ? paths.reason.to({ id }) : paths.newReason.to(),
    errors: errorSummary(form),
    version: String(form.shown('version')),
    main: {
      label: textField(form, 'label', 'Nom du motif', {
        spellcheck: true,
        hint: 'La personne le lit sur la page de son rendez-vous. Rien sur la santé ni sur les droits.',
      }),
      durationMinutes: textField(form, 'durationMinutes', 'Durée, en minutes', { inputmode: 'numeric', width: '4' }),
      mode: radiosField(form, 'mode', 'Où\u00a0?', MODES, { inline: true }),
      bookableBy: radiosField(form, 'bookableBy', 'Qui peut prendre ce rendez-vous\u00a0?', BOOKABLE_BY),
      toBring: textareaField(form, 'toBring', 'À apporter', { required: false, rows: 2 }),
    },
    delays,
    delaysOpen: delays.some(({ error }) => error !== null),
    button: 'Enregistrer',
    cancelHref: paths.reasons.to(),
    retireHref: id ? paths.retireReason.to({ id }) : null,
  };
  const trail = [agendaTrail, { href: paths.reasons.to(), text: 'Motifs de rendez-vous' }];
  return view('appointments/reason', title, model, { breadcrumbs: trail });
}
