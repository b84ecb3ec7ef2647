import {
  checkboxesField,
  errorSummary,
  type Field,
  selectField,
  textareaField,
  textField,
} from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import {
  attendancePaths,
  fromToWords,
  type Sheet,
  type SheetLine,
  whereWords,
  workshopDayWords,
  workshopsPaths,
} from '../../../workshops/index.js';
import { TOPICS, WORKSHOP_LEVELS } from '../../vocabulary.js';
import type { ClosingForm } from './closing.form.js';

interface ClosingModel {
  errors: { href: string; text: string }[];
  title: string;
  action: string;
  lede: string;
  came: { title: string; names: string[]; more: string | null };
  /** Those who had a seat and did not come, or were not marked. */
  others: string[];
  /** Nothing is asked when nobody came. */
  fields: { duration: Field; topics: Field; level: Field; notes: Field } | null;
  referrals: string | null;
  animators: string;
  button: string;
  attendanceHref: string;
}

export const nameOf = ({ name, from }: SheetLine): string =>
  name ?? (from ? `Une personne orientée par ${from}` : 'Une personne sans nom');

export const people = (count: number): string => (count > 1 ? `${count}\u00a0personnes` : 'une personne');

export interface Told {
  form: ClosingForm;
  animators: readonly string[];
}

export function closingPage(sheet: Sheet, { form, animators }: Told): View<ClosingModel> {
  const { workshop, lines, anonymousWalkIns } = sheet;
  const id = workshop.id;
  const came = lines.filter(({ status }) => status === 'attended');
  const count = came.length + anonymousWalkIns;
  const model: ClosingModel = {
    errors: errorSummary(form),
    title: 'Clôturer l’atelier',
    action: attendancePaths.close.to({ id }),
    lede: `${workshop.title}, ${workshopDayWords(workshop)}, ${fromToWords(workshop)}, ${whereWords(workshop)}.`,
    came: {
      title: count === 0 ? 'Personne n’est venu' : `${capital(people(count))} ${count > 1 ? 'présentes' : 'présente'}`,
      names: came.map(nameOf),
      more: anonymousWalkIns > 0 ? `Et ${people(anonymousWalkIns)} sans fiche.` : null,
    },
    others: othersOf(lines),
    fields: count > 0 ? fieldsOf(form) : null,
    referrals: referralsOf(lines),
    animators: animators.length > 0 ? `Animé par ${animators.join(', ')}. ` : '',
    button: count > 0 ? 'Clôturer et enregistrer la séance' : 'Clôturer l’atelier',
    attendanceHref: attendancePaths.show.to({ id }),
  };
  const breadcrumbs = [
    { href: workshopsPaths.show.to({ id }), text: workshop.title },
    { href: model.attendanceHref, text: 'Présence' },
  ];
  return view('support-sessions/closing', model.title, model, { breadcrumbs });
}

const fieldsOf = (form: ClosingForm): ClosingModel['fields'] => ({
  duration: textField(form, 'durationMinutes', 'Durée en minutes', { inputmode: 'numeric', width: '4' }),
  topics: checkboxesField(form, 'topics', 'Thématiques', TOPICS, { inline: true }),
  level: selectField(form, 'workshopLevel', 'Niveau de l’atelier', { '': 'Tous niveaux', ...WORKSHOP_LEVELS }, optional),
  notes: textareaField(form, 'notes', 'Notes', {
    ...optional,
    rows: 3,
    hint: 'Seulement ce qui sert au suivi. Jamais de donnée de santé, de numéro de sécurité sociale ni de mot de passe.',
  }),
});

const optional = { required: false } as const;

function othersOf(lines: readonly SheetLine[]): string[] {
  const counted = (statuses: readonly SheetLine['status'][]) =>
    lines.filter(({ status }) => statuses.includes(status)).length;
  const [absent, unmarked, seatless] = [
    counted(['absent']),
    counted(['registered']),
    counted(['waiting', 'offered', 'pending']),
  ];
  return [
    ...(absent > 0 ? [`${capital(people(absent))} ${absent > 1 ? 'n’ont pas pu venir.' : 'n’a pas pu venir.'}`] : []),
    ...(unmarked > 0
      ? [
          `${capital(people(unmarked))} sans présence notée\u00a0: ${unmarked > 1 ? 'elles seront notées absentes.' : 'elle sera notée absente.'}`,
        ]
      : []),
    ...(seatless > 0 ? [`${capital(people(seatless))} sans place\u00a0: la liste d’attente prend fin.`] : []),
  ];
}

function referralsOf(lines: readonly SheetLine[]): string | null {
  const senders = [...new Set(lines.flatMap(({ from }) => from ?? []))];
  if (senders.length === 0) return null;
  return `${senders.join(', ')} ${senders.length > 1 ? 'sauront' : 'saura'} si les personnes orientées sont venues.`;
}

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
