import type { Role } from '../../../../platform/access/actor.js';
import {
  checkboxesField,
  dateField,
  errorSummary,
  type Field,
  radiosField,
  selectField,
  textField,
} from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import type { Day } from '../../../../platform/time/day.js';
import type { AvailabilityRead } from '../../availability/planning.queries.js';
import type { Agent } from '../../booking/agents.queries.js';
import { paths } from '../paths.js';
import { type AgentChoice, agendaTrail, settingsTabs } from '../settings-tabs.js';
import type { AvailabilityForm } from './availability.form.js';
import { hoursInWords, rhythmInWords, RHYTHMS, spanInWords, WEEKDAYS, WEEKS_OF_MONTH } from './availability-words.js';

/** What the pages of hours are made with. */
export interface AvailabilityDesk {
  today: Day;
  userId: string;
  canKeepReasons: boolean;
  role: Role;
  /** Whose hours: the actor’s own alone, or everybody’s for a manager. */
  agents: readonly Agent[];
  places: readonly { id: string; name: string }[];
  reasons: readonly { id: string; label: string }[];
}

interface AvailabilitiesModel {
  title: string;
  tabs: ReturnType<typeof settingsTabs>;
  choice: AgentChoice | null;
  createHref: string;
  lines: { href: string; removeHref: string; rhythm: string; hours: string; facts: string[] }[];
  /** Of a structure without a reason: nothing can be booked yet. */
  noReason: { href: string | null } | null;
}

export function availabilitiesPage(
  desk: AvailabilityDesk,
  agent: Agent,
  list: readonly AvailabilityRead[],
): View<AvailabilitiesModel> {
  const own = agent.id === desk.userId;
  const title = own ? 'Mes disponibilités' : `Disponibilités de ${agent.name}`;
  const places = new Map(desk.places.map(({ id, name }) => [id, name]));
  const reasons = new Map(desk.reasons.map(({ id, label }) => [id, label]));
  const model = {
    title,
    tabs: settingsTabs('availabilities', desk.role),
    choice: choiceOf(desk.agents, agent.id, paths.availabilities.to()),
    createHref: withQuery(paths.newAvailability.to(), { agent: own ? undefined : agent.id }),
    lines: list.map((one) => {
      const labels = one.reasonIds.flatMap((id) => reasons.get(id) ?? []);
      const facts = [
        one.placeId ? (places.get(one.placeId) ?? 'Lieu retiré de l’annuaire') : 'Sans lieu précis',
        labels.length > 0 ? labels.join(', ') : 'Tous les motifs',
        spanInWords(one, desk.today),
        one.worksHolidays ? 'Jours fériés compris' : null,
      ];
      return {
        href: paths.availability.to({ id: one.id }),
        removeHref: paths.removeAvailability.to({ id: one.id }),
        rhythm: rhythmInWords(one),
        hours: hoursInWords(one),
        facts: facts.filter((fact) => fact !== null),
      };
    }),
    noReason: desk.reasons.length > 0 ? null : { href: desk.canKeepReasons ? paths.reasons.to() : null },
  };
  return view('appointments/availabilities', title, model, { breadcrumbs: [agendaTrail] });
}

export const choiceOf = (agents: readonly Agent[], chosen: string, action: string): AgentChoice | null =>
  agents.length > 1 ? { action, options: agents.map(({ id, name }) => ({ id, name, selected: id === chosen })) } : null;

interface AvailabilityModel {
  title: string;
  action: string;
  errors: { href: string; text: string }[];
  version: string;
  agent: Field | null;
  agentId: string;
  rhythm: Field;
  weekdays: Field;
  weekOfMonth: Field;
  startTime: Field;
  endTime: Field;
  place: Field | null;
  reasons: Field | null;
  days: Field[];
  worksHolidays: Field;
  cancelHref: string;
}

/** @param id of the hours that are corrected; null for new ones */
export function availabilityPage(
  desk: AvailabilityDesk,
  form: AvailabilityForm,
  id: string | null,
): View<AvailabilityModel> {
  const title = id ? 'Modifier ces heures' : 'Ajouter des heures';
  const named = (list: readonly { id: string; name: string }[]) =>
    Object.fromEntries(list.map((one) => [one.id, one.name]));
  const model = {
    title,
    action: id ? paths.availability.to({ id }) : paths.newAvailability.to(),
    errors: errorSummary(form),
    version: String(form.shown('version')),
    agent: desk.agents.length > 1 ? selectField(form, 'agentId', 'Qui reçoit', named(desk.agents)) : null,
    agentId: String(form.shown('agentId')),
    rhythm: radiosField(form, 'rhythm', 'À quel rythme\u00a0?', RHYTHMS, { inline: true }),
    weekdays: checkboxesField(form, 'weekdays', 'Quels jours\u00a0?', WEEKDAYS, {
      inline: true,
      hint: 'Une seule fois\u00a0? Ne cochez rien\u00a0: le jour est celui du début, plus bas.',
    }),
    weekOfMonth: selectField(form, 'weekOfMonth', 'Une fois par mois\u00a0: quelle semaine', WEEKS_OF_MONTH),
    startTime: textField(form, 'startTime', 'De', { type: 'time', width: '10' }),
    endTime: textField(form, 'endTime', 'À', { type: 'time', width: '10' }),
    place:
      desk.places.length > 0
        ? selectField(form, 'placeId', 'Où', {
            '': 'Sans lieu précis (téléphone, domicile, visio)',
            ...named(desk.places),
          })
        : null,
    reasons:
      desk.reasons.length > 1
        ? checkboxesField(
            form,
            'reasonIds',
            'Pour quels motifs\u00a0?',
            Object.fromEntries(desk.reasons.map(({ id: reasonId, label }) => [reasonId, label])),
            { required: false, hint: 'Ne cochez rien pour tous les motifs.' },
          )
        : null,
    days: [
      dateField(form, 'fromDay', 'À partir du'),
      dateField(form, 'untilDay', 'Jusqu’au', { required: false, hint: 'Laissez vide si cela continue.' }),
    ],
    worksHolidays: checkboxesField(form, 'worksHolidays', 'Jours fériés', { true: 'Je reçois aussi les jours fériés' }),
    cancelHref: withQuery(paths.availabilities.to(), { agent: String(form.shown('agentId')) }),
  };
  const trail = [agendaTrail, { href: paths.availabilities.to(), text: 'Disponibilités' }];
  return view('appointments/availability', title, model, { breadcrumbs: trail });
}
