import {
  checkboxesField,
  errorSummary,
  type Field,
  textareaField,
  textField,
} from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { longMoment } from '../../../platform/time/french.js';
import { fieldLabel } from '../directory/index.js';
import { ACCESS_MODES, ACCOMPANIMENT, FEES, PUBLICS, SERVICES, SPECIFIC_CARE } from '../directory/vocabulary.js';
import { fieldValueInFrench } from '../field-values.js';
import { EDITABLE_FIELDS, type EditablePlace, type KeptField, weekOf } from '../locks/index.js';
import { DAY_FIELDS, type DayField, type EditPlaceForm } from './edit-place.form.js';
import { paths } from './paths.js';

interface EditPlaceModel {
  heading: string;
  lede: string;
  action: string;
  cancelHref: string;
  releaseAction: string;
  version: string;
  errors: { href: string; text: string }[];
  /** What the place says now, when it changed under the form. */
  meanwhile: { label: string; value: string }[] | null;
  kept: { field: string; label: string; about: string; fileSays: string }[];
  fields: Record<string, Field>;
  days: Field[] | null;
  hours: Field | null;
}

const DAY_LABELS: Readonly<Record<DayField, string>> = {
  monday: 'Lundi',
  tuesday: 'Mardi',
  wednesday: 'Mercredi',
  thursday: 'Jeudi',
  friday: 'Vendredi',
  saturday: 'Samedi',
  sunday: 'Dimanche',
};

const OPTIONAL = { required: false };

/** @param now set when the place changed since the form was shown */
export function editPlacePage(
  place: EditablePlace,
  form: EditPlaceForm,
  kept: readonly KeptField[],
  now?: EditablePlace,
): View<EditPlaceModel> {
  const { id } = place;
  const simple = weekOf(place.values.opening_hours as string | null) !== undefined;
  const name = String(place.values.name);
  const model: EditPlaceModel = {
    heading: `Modifier ${name}`,
    lede: `${place.communeName}. Ce que vous modifiez ici reste\u00a0: les imports de l’annuaire ne l’écrasent plus.`,
    action: paths.editPlace.to({ id }),
    cancelHref: paths.place.to({ id }),
    releaseAction: paths.releaseField.to({ id }),
    version: String((now ?? place).version),
    errors: now
      ? [
          {
            href: '#entre-temps',
            text: 'Cette fiche a changé pendant que vous la modifiiez. Relisez, puis enregistrez.',
          },
        ]
      : errorSummary(form),
    meanwhile: now ? shownValues(now) : null,
    kept: kept.map(keptModel),
    fields: fieldsOf(form),
    days: simple ? DAY_FIELDS.map((day) => textField(form, day, DAY_LABELS[day], { ...OPTIONAL, width: '20' })) : null,
    hours: simple ? null : hoursField(form),
  };
  return view('structures/edit-place', `Modifier ${name}`, model, {
    breadcrumbs: [
      { href: paths.directory.to(), text: 'Annuaire' },
      { href: paths.place.to({ id }), text: name },
    ],
  });
}

const shownValues = ({ values }: EditablePlace): { label: string; value: string }[] =>
  EDITABLE_FIELDS.map((field) => ({
    label: fieldLabel(field),
    value: fieldValueInFrench(field, values[field]) || '(vide)',
  }));

const keptModel = ({ field, label, byName, at, fileSays }: KeptField): EditPlaceModel['kept'][number] => ({
  field,
  label,
  about: `Modifié le ${longMoment(at)}${byName ? ` par ${byName}` : ''}`,
  fileSays: fileSays || '(rien)',
});

const hoursField = (form: EditPlaceForm): Field =>
  textareaField(form, 'hours', 'Horaires', {
    ...OPTIONAL,
    rows: 2,
    hint: 'Ces horaires changent selon les semaines ou les jours fériés, ou ne se lisent pas\u00a0: ils s’écrivent ici tels quels, comme dans l’annuaire.',
  });

const listed = (words: readonly string[]): Record<string, string> =>
  Object.fromEntries(words.map((word) => [word, word]));

function fieldsOf(form: EditPlaceForm): Record<string, Field> {
  return {
    name: textField(form, 'name', 'Nom'),
    address: textField(form, 'address', 'Adresse', OPTIONAL),
    addressExtra: textField(form, 'addressExtra', 'Complément d’adresse', OPTIONAL),
    phone: textField(form, 'phone', 'Téléphone', { ...OPTIONAL, type: 'tel', inputmode: 'tel', width: '20' }),
    emails: textareaField(form, 'emails', 'Adresses mail', { ...OPTIONAL, rows: 2, hint: 'Une par ligne.' }),
    websites: textareaField(form, 'websites', 'Sites web', { ...OPTIONAL, rows: 2, hint: 'Un par ligne.' }),
    bookingUrl: textField(form, 'bookingUrl', 'Page de prise de rendez-vous', { ...OPTIONAL, inputmode: 'url' }),
    accessModes: checkboxesField(form, 'accessModes', 'Comment y accéder', listed(ACCESS_MODES), OPTIONAL),
    services: checkboxesField(form, 'services', 'Services', listed(SERVICES), OPTIONAL),
    accompaniment: checkboxesField(form, 'accompaniment', 'Accompagnement', listed(ACCOMPANIMENT), OPTIONAL),
    publics: checkboxesField(form, 'publics', 'Publics', listed(PUBLICS), {
      ...OPTIONAL,
      hint: 'Ne rien cocher si le lieu reçoit tout le monde.',
    }),
    specificCare: checkboxesField(form, 'specificCare', 'Accueil particulier', listed(SPECIFIC_CARE), OPTIONAL),
    fees: checkboxesField(form, 'fees', 'Frais', listed(FEES), OPTIONAL),
    summary: textareaField(form, 'summary', 'Présentation courte', { ...OPTIONAL, hint: '280 caractères au plus.' }),
  };
}
