import { errorSummary, type Field, radiosField } from '../../../platform/http/forms/fields.js';
import { Form } from '../../../platform/http/forms/form.js';
import { view, type View } from '../../../platform/http/page.js';
import { numericDay } from '../../../platform/time/french.js';
import { fieldLabel } from '../directory/index.js';
import {
  type Choice,
  CHOSEN_FIELDS,
  columnsOf,
  differences,
  type Pair,
  type PlaceRecord,
} from '../duplicates/index.js';
import { fieldValueInFrench } from '../field-values.js';
import { choiceName, MergeForm } from './duplicate.form.js';
import { likenessWords } from './likeness-words.js';
import { paths } from './paths.js';
import type { TagModel } from './place-words.js';

interface DuplicateModel {
  errors: { href: string; text: string }[];
  score: TagModel;
  why: string[];
  notice: string | null;
  places: { title: string; name: string; href: string; about: string[] }[];
  same: { label: string; value: string }[];
  merge: { action: string; kept: Field; choices: Field[] } | null;
  dismiss: { action: string } | null;
}

/** One group of buttons a field, whatever fields two records differ in. */
class ChoiceForm extends Form {
  [field: string]: unknown;
}

const EMPTY = '(vide)';

export function duplicatePage(
  pair: Pair,
  form: MergeForm = filled(pair),
  choices: ReadonlyMap<string, Choice> = new Map(),
): View<DuplicateModel> {
  const { first, second, open, status } = pair;
  const differing = differences(first.fields, second.fields);
  const model: DuplicateModel = {
    errors: errorSummary(form),
    score: { text: `Ressemblance ${pair.score}\u00a0%`, tone: 'info' },
    why: likenessWords(pair),
    notice: noticeOf(pair),
    places: [placeModel('Fiche A', first), placeModel('Fiche B', second)],
    same: CHOSEN_FIELDS.filter((field) => !differing.includes(field))
      .map((field) => ({ label: labelOf(field), value: shown(field, first) }))
      .filter(({ value }) => value !== EMPTY),
    merge: open && status !== 'merged' ? mergeModel(pair, differing, form, choices) : null,
    dismiss: open && status === 'proposed' ? { action: paths.dismissDuplicate.to({ id: pair.id }) } : null,
  };
  return view('structures/duplicate', 'Deux fiches pour un lieu\u00a0?', model, {
    breadcrumbs: [
      { href: paths.directory.to(), text: 'Annuaire' },
      { href: paths.duplicates.to(), text: 'Doublons' },
    ],
  });
}

function noticeOf({ open, status }: Pair): string | null {
  if (status === 'merged') return 'Ces deux fiches ont été réunies.';
  if (!open) return 'L’une de ces fiches n’est plus dans l’annuaire\u00a0: il n’y a plus rien à décider.';
  return status === 'dismissed'
    ? 'Une personne a dit que ce sont deux lieux différents. Vous pouvez encore les réunir.'
    : null;
}

/** Kept unless said otherwise: the place that one of our structures runs, else the one brought up to date last. */
function filled({ first, second }: Pair): MergeForm {
  const runs = Number(second.structureId !== null) - Number(first.structureId !== null);
  const newer = (second.updatedOn ?? '') > (first.updatedOn ?? '') ? 1 : 0;
  const kept = runs > 0 || (runs === 0 && newer > 0) ? ('second' as const) : ('first' as const);
  return Object.assign(new MergeForm(), { kept });
}

const placeModel = (title: string, place: PlaceRecord): DuplicateModel['places'][number] => ({
  title,
  name: place.name,
  href: paths.place.to({ id: place.id }),
  about: [
    `Source «\u00a0${place.source}\u00a0», identifiant ${place.sourceId}`,
    place.updatedOn ? `Mise à jour le ${numericDay(place.updatedOn)}` : 'Date de mise à jour inconnue',
    ...(place.structureName ? [`Suivie par ${place.structureName}`] : []),
  ],
});

const labelOf = (field: string): string => (field === 'commune' ? 'Commune' : fieldLabel(field));

function shown(field: string, { fields }: PlaceRecord): string {
  const texts = columnsOf(field).map((column) => fieldValueInFrench(column, fields[column]));
  return texts.filter((text) => text !== '').join(field === 'commune' ? ' · ' : ', ') || EMPTY;
}

function mergeModel(
  { id, first, second }: Pair,
  differing: readonly string[],
  form: MergeForm,
  choices: ReadonlyMap<string, Choice>,
): DuplicateModel['merge'] {
  const kept = radiosField(form, 'kept', 'Quelle fiche garder\u00a0?', {
    first: {
      text: `Fiche A\u00a0: ${first.name}`,
      hint: 'L’autre disparaît de l’annuaire\u00a0; ses orientations restent.',
    },
    second: `Fiche B\u00a0: ${second.name}`,
  });
  const fields = differing.map((field): Field => {
    const both = columnsOf(field).every((column) => Array.isArray(first.fields[column]));
    const chosen = choices.get(field) ?? richer(field, first, second, form.kept);
    const name = choiceName(field);
    return radiosField(Object.assign(new ChoiceForm(), { [name]: chosen }), name, labelOf(field), {
      first: `A\u00a0: ${shown(field, first)}`,
      second: `B\u00a0: ${shown(field, second)}`,
      ...(both ? { both: 'Les deux' } : {}),
    });
  });
  return { action: paths.mergePlaces.to({ id }), kept, choices: fields };
}

/** The value of the place kept, unless it is the only one to say nothing. */
function richer(field: string, first: PlaceRecord, second: PlaceRecord, kept: 'first' | 'second'): Choice {
  const [own, other] = kept === 'second' ? [second, first] : [first, second];
  if (shown(field, own) !== EMPTY || shown(field, other) === EMPTY) return kept;
  return kept === 'first' ? 'second' : 'first';
}
