import {
  checkboxesField,
  dateField,
  type Field,
  radiosField,
  selectField,
  textareaField,
  textField,
} from '../../../../platform/http/forms/fields.js';
import type { Commune } from '../../../structures/index.js';
import { AUDIENCES, FORMATS, MODES, TOPICS, WORKSHOP_LEVELS } from '../../vocabulary.js';
import type { WorkshopForm } from './workshop.form.js';
import type { Desk } from './workshop-desk.js';

const optional = { required: false } as const;
const inline = { inline: true } as const;
const aNumber = { inputmode: 'numeric', width: '3' } as const;

/** Every field of a workshop, as its page shows them. */
export interface WorkshopFields {
  title: Field;
  summary: Field;
  topics: Field;
  level: Field;
  audience: Field;
  format: Field;
  day: Field;
  start: Field;
  end: Field;
  mode: Field;
  placeId: Field;
  placeSearch: Field;
  address: Field;
  commune: Field;
  communeInsee: Field | null;
  connection: Field;
  capacity: Field;
  laptop: Field;
  tablet: Field;
  phone: Field;
  ownDevice: Field;
  toBring: Field;
  animators: Field;
  listed: Field;
  publicBooking: Field;
  offerHours: Field;
}

export function workshopFields(form: WorkshopForm, desk: Desk, choices: readonly Commune[]): WorkshopFields {
  return {
    title: textField(form, 'title', 'Titre', { spellcheck: true }),
    summary: textareaField(form, 'summary', 'Ce qu’on y fera', { ...optional, hint: SUMMARY_HINT, rows: 3 }),
    topics: checkboxesField(form, 'topics', 'Thématiques', TOPICS, optional),
    level: radiosField(form, 'level', 'Niveau', { ...WORKSHOP_LEVELS, '': 'Tous niveaux' }, { ...optional, ...inline }),
    audience: radiosField(form, 'audience', 'Pour qui', AUDIENCES, inline),
    format: radiosField(form, 'format', 'Format', FORMATS, inline),
    day: dateField(form, 'day', 'Date'),
    start: textField(form, 'start', 'Début', { type: 'time', width: '5' }),
    end: textField(form, 'end', 'Fin', { type: 'time', width: '5' }),
    mode: radiosField(form, 'mode', 'Où', MODES, inline),
    ...placeFields(form, desk, choices),
    connection: textareaField(form, 'connection', 'Comment se connecter', { hint: CONNECTION_HINT, rows: 2 }),
    capacity: textField(form, 'capacity', 'Nombre de places', { ...aNumber, hint: 'En individuel, une seule.' }),
    laptop: textField(form, 'laptop', 'Ordinateurs portables', { ...optional, ...aNumber }),
    tablet: textField(form, 'tablet', 'Tablettes', { ...optional, ...aNumber }),
    phone: textField(form, 'phone', 'Téléphones', { ...optional, ...aNumber }),
    ownDevice: checkboxesField(form, 'ownDevice', 'Son propre appareil', { true: 'Venez avec le vôtre' }),
    toBring: textField(form, 'toBring', 'À apporter', { ...optional, hint: BRING_HINT, spellcheck: true }),
    animators: checkboxesField(form, 'animators', 'Qui anime', namesOf(desk.members), optional),
    listed: checkboxesField(form, 'listed', 'Page publique', {
      true: { text: 'Annoncer sur la page publique', hint: 'Aussi dans les calendriers et les flux du territoire.' },
    }),
    publicBooking: checkboxesField(form, 'publicBooking', 'Inscription en ligne', {
      true: { text: 'Chacun peut s’inscrire en ligne', hint: 'Confirmé par mail, ou par un appel de votre part.' },
    }),
    offerHours: textField(form, 'offerHours', 'Une place libérée est gardée', {
      ...aNumber,
      hint: 'En heures, pour la première personne de la liste d’attente.',
    }),
  };
}

const SUMMARY_HINT = 'Pour les personnes qui lisent l’annonce\u00a0: avec des mots simples.';
const CONNECTION_HINT = 'Adresse de la visio, numéro à appeler. Dit aux seules personnes inscrites.';
const BRING_HINT = 'Par exemple\u00a0: votre carte Vitale et votre téléphone.';

const namesOf = (members: Desk['members']): Record<string, string> =>
  Object.fromEntries(members.map(({ id, name }) => [id, name]));

function placeFields(form: WorkshopForm, { places, found }: Desk, choices: readonly Commune[]) {
  const offered = Object.fromEntries(places.map(({ id, name, communeName }) => [id, `${name}, ${communeName}`]));
  const hint = found === null ? 'Un lieu de l’annuaire, par son nom ou sa commune.' : foundWords(found.length);
  const names = Object.fromEntries(choices.map((one) => [one.inseeCode, `${one.name} (${one.departmentCode})`]));
  return {
    placeId: selectField(form, 'placeId', 'Lieu', { ...offered, other: 'Une autre adresse' }),
    placeSearch: textField(form, 'placeSearch', 'Chercher un autre lieu', { ...optional, hint, width: '20' }),
    address: textField(form, 'address', 'Numéro et rue'),
    commune: textField(form, 'commune', 'Commune ou code postal', { width: '20' }),
    communeInsee: choices.length > 0 ? radiosField(form, 'communeInsee', 'Quelle commune\u00a0?', names) : null,
  };
}

const foundWords = (count: number): string => {
  if (count === 0) return 'Aucun lieu de l’annuaire ne porte ce nom.';
  return count > 1
    ? `${count}\u00a0lieux trouvés\u00a0: ils sont dans la liste.`
    : 'Un lieu trouvé\u00a0: il est choisi.';
};

/** How a new workshop comes again. */
export interface SeriesFields {
  repeat: Field;
  every: Field;
  weekdays: Field;
  until: Field;
  skipHolidays: Field;
}

const WEEKDAYS = { 1: 'lundi', 2: 'mardi', 3: 'mercredi', 4: 'jeudi', 5: 'vendredi', 6: 'samedi', 7: 'dimanche' };

export const seriesFields = (form: WorkshopForm): SeriesFields => ({
  repeat: radiosField(form, 'repeat', 'Revient', {
    once: 'Une seule fois',
    weekly: 'Chaque semaine',
    monthly: 'Chaque mois, le même jour de la semaine (par exemple le deuxième mardi)',
  }),
  every: textField(form, 'every', 'Toutes les combien de semaines, ou de mois', { ...optional, ...aNumber }),
  weekdays: checkboxesField(form, 'weekdays', 'Aussi le', WEEKDAYS, { ...optional, ...inline }),
  until: dateField(form, 'until', 'Jusqu’au', { ...optional, hint: 'Date du dernier atelier.' }),
  skipHolidays: checkboxesField(form, 'skipHolidays', 'Jours fériés', { true: 'Sauf les jours fériés' }),
});
