import { checkboxesField, type Field, selectField, textField } from '../../../platform/http/forms/fields.js';
import {
  ACCESS_MODES,
  ACCOMPANIMENT,
  FEES,
  PROGRAMMES,
  PUBLICS,
  SERVICES,
  SPECIFIC_CARE,
} from '../directory/vocabulary.js';
import type { DirectoryForm } from './directory.form.js';
import { HEALTH_SPACE_LABEL, NOT_PUBLIC, OPENINGS, RADII_KM, typographic, USUAL_RADIUS_KM } from './directory-words.js';

export type DirectoryFields = Record<
  | 'q'
  | 'commune'
  | 'rayon'
  | 'departement'
  | 'service'
  | 'accompagnement'
  | 'acces'
  | 'accueil'
  | 'public'
  | 'frais'
  | 'dispositif'
  | 'ouvert'
  | 'sante'
  | 'disparus',
  Field
>;

const optional = { required: false };

export function directoryFields(form: DirectoryForm, departments: { code: string; name: string }[]): DirectoryFields {
  const labels = checkboxesField(form, 'sante', 'Label', { true: typographic(HEALTH_SPACE_LABEL) }, optional);
  const gone = { true: 'Montrer aussi les lieux qui ne sont plus dans l’annuaire' };
  return {
    q: textField(form, 'q', 'Nom du lieu, commune ou code postal', { ...optional, type: 'search', width: '20' }),
    commune: textField(form, 'commune', 'Près de (commune ou code postal)', { ...optional, width: '20' }),
    rayon: radius(form),
    departement: departmentField(form, departments),
    service: checkboxesField(form, 'service', 'Services', among(SERVICES), optional),
    accompagnement: checkboxesField(form, 'accompagnement', 'Accompagnement', among(ACCOMPANIMENT), optional),
    acces: checkboxesField(
      form,
      'acces',
      'Modalités d’accès',
      among(ACCESS_MODES.filter((mode) => mode !== NOT_PUBLIC)),
      optional,
    ),
    accueil: checkboxesField(form, 'accueil', 'Prise en charge particulière', among(SPECIFIC_CARE), optional),
    public: selectField(form, 'public', 'Public', { '': 'Tous', ...among(PUBLICS) }, optional),
    frais: selectField(form, 'frais', 'Frais', { '': 'Tous', ...among(FEES) }, optional),
    dispositif: selectField(form, 'dispositif', 'Dispositif', { '': 'Tous', ...among(PROGRAMMES) }, optional),
    ouvert: selectField(form, 'ouvert', 'Ouvert', { '': 'Peu importe', ...openings() }, optional),
    sante: labels,
    disparus: checkboxesField(form, 'disparus', 'Lieux disparus', gone, optional),
  };
}

const among = (words: readonly string[]): Record<string, string> =>
  Object.fromEntries(words.map((word) => [word, typographic(word)]));

const openings = (): Record<string, string> =>
  Object.fromEntries(OPENINGS.map((word) => [word, word === 'maintenant' ? word : `le ${word}`]));

function radius(form: DirectoryForm): Field {
  const field = selectField(form, 'rayon', 'Jusqu’à', {}, optional);
  const chosen = form.rayon ?? String(USUAL_RADIUS_KM);
  return {
    ...field,
    options: RADII_KM.map((km, index) => ({
      id: index === 0 ? 'rayon' : `rayon-${index + 1}`,
      value: km,
      text: `${km}\u00a0km`,
      hint: null,
      selected: km === chosen,
    })),
  };
}

/** In the order of the codes, which keys of an object that look like numbers would not keep. */
function departmentField(form: DirectoryForm, departments: { code: string; name: string }[]): Field {
  const field = selectField(form, 'departement', 'Département', {}, optional);
  const choices = [['', 'Tous'] as const, ...departments.map(({ code, name }) => [code, `${code} – ${name}`] as const)];
  return {
    ...field,
    options: choices.map(([value, text], index) => ({
      id: index === 0 ? 'departement' : `departement-${index}`,
      value,
      text,
      hint: null,
      selected: (form.departement ?? '') === value,
    })),
  };
}
