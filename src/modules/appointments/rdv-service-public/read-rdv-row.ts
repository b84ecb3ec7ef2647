import { createHash } from 'node:crypto';
import { type Day, instantOf, isDay } from '../../../platform/time/day.js';
import { type ExternalPerson, type ExternalRdv, madeNumber, TOLD_BY_A_FILE } from './external-rdv.js';
import { plain, type RdvColumn, type RdvColumns } from './rdv-columns.js';
import { statusOf } from './rdv-status.js';

/** What the file does not say, and the structure knows. */
export interface RdvSurroundings {
  zone: string;
  /** Mail addresses of its agents, by their names as `plain` writes them. */
  emails: ReadonlyMap<string, string>;
  /** How long its reasons last, by their names in small letters. */
  minutes: ReadonlyMap<string, number>;
}

/** As RDV Service Public has it when nobody says otherwise. */
const USUAL_MINUTES = 30;
const MINUTE = 60_000;

/** One line as an appointment, or one French sentence that says what to mend. */
export function readRdvRow(
  cells: readonly string[],
  columns: RdvColumns,
  around: RdvSurroundings,
): ExternalRdv | string {
  const cell = (column: RdvColumn): string => cells[columns.get(column) ?? -1]?.trim() ?? '';
  const [day, minutes] = [dayOf(cell('day')), minutesOf(cell('time'))];
  if (!day) return `La date «\u00a0${cell('day')}\u00a0» n’est pas lisible. Écrivez-la comme 24/11/2026.`;
  if (minutes === undefined) return `L’heure «\u00a0${cell('time')}\u00a0» n’est pas lisible. Écrivez-la comme 14:30.`;
  const status = statusOf(cell('status'));
  if (!status) return `Le statut «\u00a0${cell('status')}\u00a0» n’est pas de ceux de RDV Service Public.`;
  const people = peopleOf(cell('people'), cell('born'));
  if (people.length === 0) return 'Aucun usager n’est nommé.';
  const agentEmails = emailsOf(cell('emails'), cell('agents'), around);
  const startsAt = instantOf(day, minutes, around.zone);
  const reason = cell('reason') || 'Rendez-vous';
  const endsAt = new Date(startsAt.getTime() + (around.minutes.get(reason.toLowerCase()) ?? USUAL_MINUTES) * MINUTE);
  const said = [day, minutes, cell('agents'), cell('emails'), cell('people')].join('|');
  return {
    externalId: cell('number') || madeNumber(createHash('sha256').update(plain(said)).digest('hex').slice(0, 32)),
    ...{ toldAt: TOLD_BY_A_FILE, endedAt: endsAt, agentEmails, startsAt, endsAt, status, reason, people },
    ...{ mode: 'desk', collective: false, gone: null },
  };
}

function dayOf(text: string): Day | undefined {
  if (isDay(text)) return text;
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const written = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return isDay(written) ? written : undefined;
}

function minutesOf(text: string): number | undefined {
  const [, hour, minute] = /^(\d{1,2})\s*[:hH]\s*(\d{2})?(?::\d{2})?$/.exec(text) ?? [];
  const minutes = Number(hour) * 60 + Number(minute ?? 0);
  return hour !== undefined && Number(hour) < 24 && Number(minute ?? 0) < 60 ? minutes : undefined;
}

/** « Camille MARTIN, Dominique MARTIN ». A date of birth is that of somebody only when there is one of each. */
function peopleOf(names: string, born: string): ExternalPerson[] {
  const people = names
    .split(',')
    .map((name) => name.trim().split(/\s+/))
    .filter(([first]) => first);
  const year = /(?:^|\/)(\d{4})(?:-\d{2}-\d{2})?$/.exec(born)?.[1];
  return people.map(([firstName = '', ...rest]) => ({
    ...{ firstName, lastName: rest.join(' '), phone: null, email: null },
    birthYear: people.length === 1 && year ? Number(year) : null,
  }));
}

function emailsOf(emails: string, names: string, around: RdvSurroundings): string[] {
  const written = emails.split(/[,;\s]+/).filter((one) => one.includes('@'));
  if (written.length > 0) return written.map((one) => one.toLowerCase());
  return names.split(',').flatMap((name) => around.emails.get(plain(name)) ?? []);
}
