import {
  checkboxesField,
  dateField,
  errorSummary,
  type Field,
  selectField,
  textField,
} from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import { addDays, dayIn, wallClock, weekday } from '../../../../platform/time/day.js';
import { fullDay, longDay, longMoment, timeOf } from '../../../../platform/time/french.js';
import { zoneWords } from '../../../../platform/time/zone-words.js';
import type { AbsenceRead } from '../../availability/planning.queries.js';
import type { Agent } from '../../booking/agents.queries.js';
import { paths, replaceHref } from '../paths.js';
import { type AgentChoice, agendaTrail, settingsTabs } from '../settings-tabs.js';
import type { AbsenceForm } from './absence.form.js';
import { type AvailabilityDesk, choiceOf } from './availability.page.js';
import { capital, WEEKDAYS } from './availability-words.js';

interface AbsencesModel {
  title: string;
  tabs: ReturnType<typeof settingsTabs>;
  choice: AgentChoice | null;
  createHref: string;
  lines: {
    when: string;
    removeHref: string;
    /** What was booked in it, to be moved or given to a colleague. */
    booked: { count: string; days: { href: string; text: string }[] } | null;
  }[];
}

export function absencesPage(desk: AvailabilityDesk, agent: Agent, list: readonly AbsenceRead[]): View<AbsencesModel> {
  const own = agent.id === desk.userId;
  const title = own ? 'Mes absences' : `Absences de ${agent.name}`;
  const model = {
    title,
    tabs: settingsTabs('absences', desk.role),
    choice: choiceOf(desk.agents, agent.id, paths.absences.to()),
    createHref: withQuery(paths.newAbsence.to(), { agent: own ? undefined : agent.id }),
    lines: list.map((absence) => ({
      when: absenceInWords(absence),
      removeHref: paths.removeAbsence.to({ id: absence.id }),
      booked: bookedIn(absence),
    })),
  };
  return view('appointments/absences', title, model, { breadcrumbs: [agendaTrail] });
}

function bookedIn({ agentId, booked }: AbsenceRead): AbsencesModel['lines'][number]['booked'] {
  if (booked.length === 0) return null;
  const days = [...new Set(booked.map(({ startsAt, zone }) => dayIn(startsAt, zone)))];
  return {
    count:
      booked.length === 1
        ? '1\u00a0rendez-vous tombe dans cette absence.'
        : `${booked.length}\u00a0rendez-vous tombent dans cette absence.`,
    days: days.slice(0, 10).map((day) => ({ href: replaceHref(agentId, day), text: longDay(day) })),
  };
}

/** « Du lundi 30 novembre 2026 au … », « mardi 24 novembre 2026 », « chaque mercredi de 14 h à 17 h, jusqu’au … ». */
export function absenceInWords({ startsAt, endsAt, weeklyUntil, zone }: AbsenceRead): string {
  const [from, until] = [wallClock(startsAt, zone), wallClock(endsAt, zone)];
  const wholeDays = from.hour + from.minute + until.hour + until.minute === 0;
  const lastDay = wholeDays ? addDays(until.day, -1) : until.day;
  const where = zoneWords(zone);
  const suffix = where && !wholeDays ? ` (${where})` : '';
  if (weeklyUntil !== null) {
    const name = WEEKDAYS[weekday(from.day) as keyof typeof WEEKDAYS].toLowerCase();
    const hours = wholeDays && lastDay === from.day ? '' : ` de ${timeOf(startsAt, zone)} à ${timeOf(endsAt, zone)}`;
    return `Chaque ${name}${hours}, jusqu’au ${fullDay(weeklyUntil)}${suffix}`;
  }
  if (wholeDays && lastDay === from.day) return capital(longDay(from.day));
  if (wholeDays) return `Du ${longDay(from.day)} au ${longDay(lastDay)}`;
  if (lastDay === from.day) {
    return `${capital(longDay(from.day))}, de ${timeOf(startsAt, zone)} à ${timeOf(endsAt, zone)}${suffix}`;
  }
  return `Du ${longMoment(startsAt, zone)} au ${longMoment(endsAt, zone)}${suffix}`;
}

interface AbsenceModel {
  title: string;
  action: string;
  errors: { href: string; text: string }[];
  agent: Field | null;
  agentId: string;
  from: { day: Field; time: Field };
  to: { day: Field; time: Field };
  weekly: Field;
  weeklyUntil: Field;
  cancelHref: string;
}

export function absencePage(desk: AvailabilityDesk, form: AbsenceForm): View<AbsenceModel> {
  const title = 'Noter une absence';
  const agents = Object.fromEntries(desk.agents.map(({ id, name }) => [id, name]));
  const time = { type: 'time', width: '10', required: false };
  const model = {
    title,
    action: paths.newAbsence.to(),
    errors: errorSummary(form),
    agent: desk.agents.length > 1 ? selectField(form, 'agentId', 'Qui s’absente', agents) : null,
    agentId: String(form.shown('agentId')),
    from: {
      day: dateField(form, 'fromDay', 'Du'),
      time: textField(form, 'fromTime', 'À partir de', time),
    },
    to: {
      day: dateField(form, 'toDay', 'Au', { required: false, hint: 'Laissez vide si c’est le même jour.' }),
      time: textField(form, 'toTime', 'Jusqu’à', time),
    },
    weekly: checkboxesField(form, 'weekly', 'Répétition', { true: 'Chaque semaine, aux mêmes heures' }),
    weeklyUntil: dateField(form, 'weeklyUntil', 'Chaque semaine jusqu’au', {
      required: false,
      hint: 'Laissez vide pour un an.',
    }),
    cancelHref: withQuery(paths.absences.to(), { agent: String(form.shown('agentId')) }),
  };
  const trail = [agendaTrail, { href: paths.absences.to(), text: 'Absences' }];
  return view('appointments/absence', title, model, { breadcrumbs: trail });
}
