import { type Day, dayIn } from '../../../platform/time/day.js';
import { shortDay, timeOf } from '../../../platform/time/french.js';
import {
  appointmentHref,
  appointmentModeLabels,
  noteSessionHref,
  type PersonAppointment,
} from '../../appointments/index.js';
import { referralsPaths } from '../../referrals/index.js';
import { type PersonRegistration, workshopsPaths } from '../../workshops/index.js';
import type { Plans } from '../person-plans.js';
import type { Happening } from './happening.js';
import type { Task } from './task.js';

/** « le 24 novembre à 14 h 30 ». */
const at = (startsAt: Date, zone: string, today: Day): string => {
  const day = dayIn(startsAt, zone);
  return `${day === today ? 'aujourd’hui' : `le ${shortDay(day, today)}`} à ${timeOf(startsAt, zone)}`;
};

const placeOf = ({ mode, placeName }: PersonAppointment): string =>
  mode === 'desk' && placeName !== null ? placeName : appointmentModeLabels[mode].toLowerCase();

/** One of ours has its page; one that a referral led to elsewhere is told by the referral. */
function hrefOf({ id, own, referralId }: PersonAppointment): string | null {
  if (own) return appointmentHref(id);
  return referralId === null ? null : referralsPaths.show.to({ id: referralId });
}

/** What comes, soonest first, and what is to be recorded. */
export function planTasks({ appointments, registrations }: Plans, now: Date): Task[] {
  const today = dayIn(now);
  return [
    ...appointments.toReversed().flatMap((appointment) => appointmentTask(appointment, now, today)),
    ...registrations.toReversed().flatMap((registration) => registrationTask(registration, now, today)),
  ];
}

function appointmentTask(appointment: PersonAppointment, now: Date, today: Day): Task[] {
  const { id, status, startsAt, endsAt, zone, title, agentName, structureName, own } = appointment;
  if (status !== 'upcoming') return [];
  const when = at(startsAt, zone, today);
  if (endsAt <= now) {
    if (!own) return [];
    const link = { href: noteSessionHref(id), text: 'Noter la séance' };
    return [{ text: `Le rendez-vous prévu ${when} est à renseigner.`, link, button: null }];
  }
  const href = hrefOf(appointment);
  const who = own ? agentName : structureName;
  return [
    {
      text: `Rendez-vous ${when}, ${placeOf(appointment)}, avec ${who}\u00a0: ${title}.`,
      link: href === null ? null : { href, text: own ? 'Voir le rendez-vous' : 'Voir l’orientation' },
      button: null,
    },
  ];
}

function registrationTask(registration: PersonRegistration, now: Date, today: Day): Task[] {
  const { workshopId, status, startsAt, zone, title, placeName } = registration;
  const words = STANDING[status];
  if (words === undefined || startsAt <= now) return [];
  const where = placeName === null ? '' : `, ${placeName}`;
  return [
    {
      text: `${words} «\u00a0${title}\u00a0» ${at(startsAt, zone, today)}${where}.`,
      link: { href: workshopsPaths.show.to({ id: workshopId }), text: 'Voir l’atelier' },
      button: null,
    },
  ];
}

const STANDING: Partial<Record<PersonRegistration['status'], string>> = {
  pending: 'Inscription à confirmer à l’atelier',
  registered: 'Inscription à l’atelier',
  waiting: 'Liste d’attente de l’atelier',
  offered: 'Une place est proposée à l’atelier',
};

/** What became of it. An appointment or a workshop that a session tells is told once, by the session. */
export const planHappenings = ({ appointments, registrations }: Plans): Happening[] => [
  ...appointments.flatMap(appointmentTold),
  ...registrations.flatMap(registrationTold),
];

function appointmentTold(appointment: PersonAppointment): Happening[] {
  const { status, startsAt, endedAt, title, agentName, structureName, own, sessionId } = appointment;
  if (status === 'upcoming' || sessionId !== null) return [];
  const href = hrefOf(appointment);
  const told = { ...(href === null ? {} : { href }), detail: title, by: own ? agentName : structureName };
  switch (status) {
    case 'honoured':
      return [{ ...told, at: startsAt, text: 'Rendez-vous honoré' }];
    case 'absent':
      return [{ ...told, at: startsAt, text: 'Absence au rendez-vous' }];
    case 'cancelled_by_person':
      return [{ ...told, at: endedAt ?? startsAt, text: 'Rendez-vous annulé par la personne' }];
    case 'cancelled_by_service':
      return [{ ...told, at: endedAt ?? startsAt, text: 'Rendez-vous annulé par le service' }];
  }
}

function registrationTold({
  status,
  startsAt,
  title,
  workshopId,
  structureName,
  sessionId,
}: PersonRegistration): Happening[] {
  const told = { at: startsAt, href: workshopsPaths.show.to({ id: workshopId }), detail: title, by: structureName };
  if (status === 'attended') return sessionId === null ? [{ ...told, text: 'Venue à un atelier' }] : [];
  if (status === 'absent') return [{ ...told, text: 'Absence à un atelier' }];
  return [];
}
