import type { Field } from '../../../platform/http/forms/fields.js';
import { type Day, isDay } from '../../../platform/time/day.js';
import { longDay } from '../../../platform/time/french.js';
import type { PersonFields } from './person-fields.js';
import type { SessionFields } from './session-fields.js';

interface Fold {
  open: boolean;
}

/** The parts of the form that are put away until they hold something, or an error. A new part is one more line here. */
export interface Folds {
  /** With what it says while it is put away. */
  where: Fold & { summary: string };
  person: Fold;
  topics: Fold;
  procedures: Fold;
  autonomy: Fold;
  redirection: Fold;
  notes: Fold;
  template: Fold;
}

export function foldsOf(fields: SessionFields, person: PersonFields | null, today: Day): Folds {
  const { day, locationKind, placeId, commune, communeInsee, equipment } = fields;
  const known = chosen(locationKind).length > 0;
  const faulty = [day, locationKind, placeId, commune, communeInsee, equipment].some((field) => Boolean(field?.error));
  return {
    where: { open: !known || faulty, summary: whereInWords(fields, today) },
    person: { open: person !== null && holdsOne(person.residence, person.residenceInsee, person.alreadySupported) },
    topics: { open: fields.topics.error !== null || holdsOne(fields.otherTopics) },
    procedures: { open: holdsOne(fields.procedures, fields.procedureName) },
    autonomy: { open: holdsOne(fields.autonomy) },
    redirection: { open: redirects(fields) },
    notes: { open: holdsOne(fields.notes) },
    template: { open: holdsOne(fields.templateName) },
  };
}

/** « Aujourd’hui · Lieu d’activité : Médiathèque, Nancy · Ordinateur ». */
function whereInWords({ day, locationKind, placeId, commune, equipment }: SessionFields, today: Day): string {
  const [kind] = chosen(locationKind);
  const when = day.value === today ? 'Aujourd’hui' : isDay(day.value) ? longDay(day.value) : 'Date à préciser';
  if (!kind) return when;
  const place = placeId ? (chosen(placeId)[0] ?? placeId.options[0]) : undefined;
  const where = kind.value === 'lieu_activite' ? place?.text : kind.value === 'a_distance' ? '' : commune.value;
  const words = [
    when,
    where ? `${kind.text}\u00a0: ${where}` : kind.text,
    ...chosen(equipment).map(({ text }) => text),
  ];
  return words.join(' · ');
}

const chosen = (field: Field) => field.options.filter(({ selected, value }) => selected && value !== '');

const holdsOne = (...fields: (Field | null)[]): boolean =>
  fields.some((field) => field !== null && (field.value !== '' || field.error !== null || chosen(field).length > 0));

const redirects = ({ redirected, redirection }: SessionFields): boolean =>
  chosen(redirected).some(({ value }) => value === 'yes') || Boolean(redirected.error ?? redirection.error);
