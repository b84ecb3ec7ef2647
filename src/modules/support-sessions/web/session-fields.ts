import {
  checkboxesField,
  type Choices,
  dateField,
  type Field,
  radiosField,
  selectField,
  textareaField,
  textField,
} from '../../../platform/http/forms/fields.js';
import { dayIn } from '../../../platform/time/day.js';
import { duration, numericDay } from '../../../platform/time/french.js';
import { pathLabels } from '../../referrals/index.js';
import type { Commune } from '../../structures/index.js';
import {
  AUTONOMY,
  DURATION_CHOICES,
  EQUIPMENT,
  LOCATION_KINDS,
  PROCEDURES,
  REDIRECTIONS,
  type Topic,
  TOPICS,
} from '../vocabulary.js';
import { communeChoice } from './person-fields.js';
import type { SessionForm } from './session.form.js';
import type { FullDesk } from './session-desk.js';

const optional = { required: false } as const;
const inline = { inline: true } as const;
const NOT_SAID = { '': 'Non précisé' };

export interface SessionFields {
  referralId: Field | null;
  duration: Field;
  otherMinutes: Field;
  /** The usual ones; all of them for somebody who has no habit yet. */
  topics: Field;
  /** All the others, folded. */
  otherTopics: Field | null;
  day: Field;
  locationKind: Field;
  placeId: Field | null;
  commune: Field;
  communeInsee: Field | null;
  equipment: Field;
  procedures: Field;
  procedureName: Field;
  autonomy: Field;
  redirected: Field;
  redirection: Field;
  notes: Field;
  toComplete: Field;
  templateName: Field;
}

/** Every field of a session but those of the person. A new part of the form is one more line here. */
export function sessionFields(form: SessionForm, desk: FullDesk, communes: readonly Commune[]): SessionFields {
  return {
    referralId: referralField(form, desk),
    duration: radiosField(form, 'duration', 'Durée', durations(form, desk), inline),
    otherMinutes: textField(form, 'otherMinutes', 'Durée en minutes', { inputmode: 'numeric', width: '4' }),
    ...topicFields(form, desk),
    day: dateField(form, 'day', 'Date', { max: desk.today }),
    locationKind: radiosField(form, 'locationKind', 'Où', LOCATION_KINDS, inline),
    placeId: placeField(form, desk),
    commune: textField(form, 'commune', 'Commune ou code postal', {
      hint: desk.card?.communeName ? `À domicile, laissez vide si c’est ${desk.card.communeName}.` : null,
      width: '20',
    }),
    communeInsee: communeChoice(form, 'communeInsee', communes),
    equipment: checkboxesField(form, 'equipment', 'Matériel utilisé', EQUIPMENT, { ...optional, ...inline }),
    procedures: checkboxesField(form, 'procedures', 'Démarches', PROCEDURES, optional),
    procedureName: textField(form, 'procedureName', 'Nom de la démarche', optional),
    autonomy: radiosField(form, 'autonomy', 'Autonomie de la personne', { ...AUTONOMY, ...NOT_SAID }, optional),
    redirected: radiosField(form, 'redirected', 'Orientation vers une autre structure\u00a0?', YES_NO, inline),
    redirection: selectField(form, 'redirection', 'Vers quelle structure', { '': 'Choisissez', ...REDIRECTIONS }),
    notes: textareaField(form, 'notes', 'Notes', { ...optional, rows: 3, hint: NOTES_HINT }),
    templateName: textField(form, 'templateName', 'Nom du modèle', { ...optional, width: '20' }),
    toComplete: checkboxesField(form, 'toComplete', 'À compléter plus tard', { true: 'À compléter plus tard' }),
  };
}

const YES_NO = { no: 'Non', yes: 'Oui' };
/** The warning that the national tool prints under its own notes, after the CNIL’s advice on free text. */
const NOTES_HINT =
  'Seulement ce qui sert au suivi. Jamais de donnée de santé, de numéro de sécurité sociale ni de mot de passe. ' +
  'La personne peut demander à lire ces notes.';

/** The buttons of everybody. */
export const commonDurations: Choices = {
  ...Object.fromEntries(DURATION_CHOICES.map((minutes) => [minutes, duration(minutes)])),
  other: 'Autre durée',
};

/** The buttons of everybody, the actor’s own, and the one that the form came with. */
function durations(form: SessionForm, { habits }: FullDesk): Choices {
  const chosen = Math.trunc(Number(form.shown('duration')) || 0);
  const minutes = [...DURATION_CHOICES, ...habits.otherMinutes, chosen].filter((one) => one > 0 && one < 1440);
  // Keys that are numbers stand in their order.
  return Object.fromEntries([...minutes.map((one) => [one, duration(one)]), ['other', 'Autre durée']]) as Choices;
}

/** With few habits, one list; else the usual ones in sight, with those already ticked, and the others folded. */
function topicFields(form: SessionForm, { habits }: FullDesk): Pick<SessionFields, 'topics' | 'otherTopics'> {
  const ticked = ([form.shown('topics')].flat() as Topic[]).filter((code) => code in TOPICS);
  const first = [...new Set([...habits.topics, ...ticked])];
  const codes = [...new Set([...first, ...(Object.keys(TOPICS) as Topic[])])];
  const choices = Object.fromEntries(codes.map((code) => [code, TOPICS[code]]));
  const all = checkboxesField(form, 'topics', 'Thématiques', choices);
  if (habits.topics.length < FEWEST_HABITS) return { topics: all, otherTopics: null };
  const rest = { ...all, id: 'topics-others', label: 'Autres thématiques', error: null };
  return {
    topics: { ...all, options: all.options.slice(0, first.length) },
    otherTopics: { ...rest, options: all.options.slice(first.length) },
  };
}

const FEWEST_HABITS = 3;

function placeField(form: SessionForm, { places, session }: FullDesk): Field | null {
  if (places.length === 0) return null;
  const first = session ? session.placeId : form.placeId;
  // The last used stands first.
  const ordered = [...places].sort((one, other) => Number(other.id === first) - Number(one.id === first));
  const choices = Object.fromEntries(ordered.map(({ id, name, communeName }) => [id, `${name}, ${communeName}`]));
  return selectField(form, 'placeId', 'Lieu d’activité', choices);
}

function referralField(form: SessionForm, { referrals, session }: FullDesk): Field | null {
  const kept =
    session?.referralId && !referrals.some(({ id }) => id === session.referralId) ? session.referralId : null;
  if (referrals.length === 0 && !kept && !form.errorOf('referralId')) return null;
  const choices = {
    '': 'Aucune',
    ...Object.fromEntries(
      referrals.map(({ id, senderName, path, sentAt }) => [
        id,
        `${pathLabels[path]}, envoyée par ${senderName}${sentAt ? ` le ${numericDay(dayIn(sentAt))}` : ''}`,
      ]),
    ),
    ...(kept ? { [kept]: 'L’orientation déjà liée (terminée)' } : {}),
  };
  return selectField(form, 'referralId', 'Suite à l’orientation', choices);
}
