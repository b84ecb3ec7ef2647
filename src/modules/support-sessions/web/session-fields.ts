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
import { ageBandLabels, genderLabels, socialStatusLabels } from '../../beneficiaries/index.js';
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
import type { SessionForm } from './session.form.js';
import type { Desk } from './session-desk.js';

const optional = { required: false } as const;
const inline = { inline: true } as const;
const NOT_SAID = { '': 'Non précisé' };

export interface PersonFields {
  ageBand: Field;
  gender: Field;
  socialStatus: Field;
  residence: Field;
  residenceInsee: Field | null;
  alreadySupported: Field;
}

/** What an anonymous person is willing to say: everything may stay « non communiqué ». */
export function personFields(form: SessionForm, residences: readonly Commune[]): PersonFields {
  return {
    ageBand: selectField(form, 'ageBand', 'Tranche d’âge', ageBandLabels),
    gender: selectField(form, 'gender', 'Genre', genderLabels),
    socialStatus: selectField(form, 'socialStatus', 'Statut', socialStatusLabels),
    residence: textField(form, 'residence', 'Commune ou code postal', { ...optional, width: '20' }),
    residenceInsee: communeChoice(form, 'residenceInsee', residences),
    alreadySupported: checkboxesField(form, 'alreadySupported', 'Déjà accompagné·e\u00a0?', {
      true: 'Oui, auparavant',
    }),
  };
}

export interface SessionFields {
  day: Field;
  duration: Field;
  otherMinutes: Field;
  locationKind: Field;
  placeId: Field | null;
  commune: Field;
  communeInsee: Field | null;
  topics: Field;
  procedures: Field;
  procedureName: Field;
  proceduresOpen: boolean;
  equipment: Field;
  autonomy: Field;
  redirected: Field;
  redirection: Field;
  referralId: Field | null;
  notes: Field;
}

export function sessionFields(form: SessionForm, desk: Desk, communes: readonly Commune[]): SessionFields {
  const procedures = checkboxesField(form, 'procedures', 'Démarches', PROCEDURES, optional);
  const procedureName = textField(form, 'procedureName', 'Nom de la démarche', optional);
  return {
    day: dateField(form, 'day', 'Date', { max: desk.today }),
    duration: radiosField(form, 'duration', 'Durée', durations, inline),
    otherMinutes: textField(form, 'otherMinutes', 'Durée en minutes', { inputmode: 'numeric', width: '4' }),
    locationKind: radiosField(form, 'locationKind', 'Où', LOCATION_KINDS, inline),
    placeId: placeField(form, desk),
    commune: textField(form, 'commune', 'Commune ou code postal', {
      hint: desk.card?.communeName ? `À domicile, laissez vide si c’est ${desk.card.communeName}.` : null,
      width: '20',
    }),
    communeInsee: communeChoice(form, 'communeInsee', communes),
    topics: checkboxesField(form, 'topics', 'Thématiques', topicsInOrder(desk.usualTopics)),
    procedures,
    procedureName,
    proceduresOpen: [procedures, procedureName].some(({ value, error, options }) =>
      Boolean(value || error || options.some(({ selected }) => selected)),
    ),
    equipment: checkboxesField(form, 'equipment', 'Matériel utilisé', EQUIPMENT, { ...optional, ...inline }),
    autonomy: radiosField(form, 'autonomy', 'Autonomie de la personne', { ...AUTONOMY, ...NOT_SAID }, optional),
    redirected: radiosField(form, 'redirected', 'Orientation vers une autre structure\u00a0?', YES_NO, inline),
    redirection: selectField(form, 'redirection', 'Vers quelle structure', { '': 'Choisissez', ...REDIRECTIONS }),
    referralId: referralField(form, desk),
    notes: textareaField(form, 'notes', 'Notes', { ...optional, rows: 3, hint: NOTES_HINT }),
  };
}

const YES_NO = { no: 'Non', yes: 'Oui' };
/** The warning that the national tool prints under its own notes, after the CNIL’s advice on free text. */
const NOTES_HINT =
  'Seulement ce qui sert au suivi. Jamais de donnée de santé, de numéro de sécurité sociale ni de mot de passe. ' +
  'La personne peut demander à lire ces notes.';

export const durations: Choices = {
  ...Object.fromEntries(DURATION_CHOICES.map((minutes) => [minutes, duration(minutes)])),
  other: 'Autre durée',
};

function topicsInOrder(usual: readonly Topic[]): Choices {
  const codes = [...new Set([...usual, ...(Object.keys(TOPICS) as Topic[])])];
  return Object.fromEntries(codes.map((code) => [code, TOPICS[code]]));
}

function placeField(form: SessionForm, { places, session }: Desk): Field | null {
  if (places.length === 0) return null;
  const first = session ? session.placeId : form.placeId;
  // The last used stands first.
  const ordered = [...places].sort((one, other) => Number(other.id === first) - Number(one.id === first));
  const choices = Object.fromEntries(ordered.map(({ id, name, communeName }) => [id, `${name}, ${communeName}`]));
  return selectField(form, 'placeId', 'Lieu d’activité', choices);
}

function communeChoice(
  form: SessionForm,
  name: 'communeInsee' | 'residenceInsee',
  found: readonly Commune[],
): Field | null {
  if (found.length === 0) return null;
  const text = ({ name: commune, postalCodes, departmentName }: Commune) =>
    `${commune} (${postalCodes[0] ?? ''}, ${departmentName})`;
  const choices = Object.fromEntries(found.map((commune) => [`${commune.inseeCode}`, text(commune)]));
  return radiosField(form, name, 'Quelle commune\u00a0?', choices);
}

function referralField(form: SessionForm, { referrals, session }: Desk): Field | null {
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
