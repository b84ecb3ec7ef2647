import {
  errorSummary,
  type Field,
  radiosField,
  selectField,
  textareaField,
  textField,
} from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import type { Commune } from '../communes.queries.js';
import { communeText } from './commune-text.js';
import { fundSchemeLabels, structureKindLabels } from './labels.js';
import { paths } from './paths.js';
import type { StructureForm } from './structure.form.js';

interface StructureFormModel {
  heading: string;
  action: string;
  cancelHref: string;
  errors: { href: string; text: string }[];
  fields: Record<string, Field>;
  communeChoice: Field | null;
}

/** @param existing set when a structure is being corrected */
export function structureFormPage(
  form: StructureForm,
  choices: Commune[] = [],
  existing?: { id: string; name: string },
): View<StructureFormModel> {
  const heading = existing ? `Modifier ${existing.name}` : 'Ajouter une structure';
  const model: StructureFormModel = {
    heading,
    action: existing ? paths.editStructure.to({ id: existing.id }) : paths.createStructure.to(),
    cancelHref: paths.structures.to(),
    errors: errorSummary(form),
    fields: fieldsOf(form),
    communeChoice: choices.length > 0 ? communeChoice(form, choices) : null,
  };
  return view('structures/structure-form', existing ? 'Modifier une structure' : heading, model, {
    breadcrumbs: [{ href: paths.structures.to(), text: 'Structures' }],
  });
}

function communeChoice(form: StructureForm, choices: Commune[]): Field {
  const texts = choices.map((commune) => [commune.inseeCode, communeText(commune, true)]);
  return radiosField(
    form,
    'communeInsee',
    'Quelle commune\u00a0?',
    Object.fromEntries(texts) as Record<string, string>,
  );
}

function fieldsOf(form: StructureForm): Record<string, Field> {
  const optional = { required: false };
  return {
    name: textField(form, 'name', 'Nom'),
    kind: radiosField(form, 'kind', 'Genre de structure', structureKindLabels),
    siret: textField(form, 'siret', 'Numéro SIRET', { ...optional, inputmode: 'numeric', width: '20' }),
    address: textField(form, 'address', 'Adresse', optional),
    commune: textField(form, 'commune', 'Commune ou code postal', { ...optional, width: '20' }),
    phone: textField(form, 'phone', 'Téléphone', { ...optional, type: 'tel', inputmode: 'tel', width: '20' }),
    email: textField(form, 'email', 'Adresse mail', { ...optional, type: 'email', inputmode: 'email', width: '30' }),
    contactHours: textareaField(form, 'contactHours', 'Quand et comment la joindre', {
      ...optional,
      rows: 3,
      hint: 'Par exemple\u00a0: du lundi au vendredi, de 8\u00a0h\u00a030 à 17\u00a0h\u00a030, par téléphone.',
    }),
    fundScheme: selectField(form, 'fundScheme', 'Régime', { '': 'Choisir', ...fundSchemeLabels }, { required: true }),
    fundDepartments: textField(form, 'fundDepartments', 'Départements des personnes qu’elle sert', {
      required: true,
      width: '20',
      hint: 'Leurs codes, séparés par des virgules. Par exemple\u00a0: 54, 57, 2A.',
    }),
  };
}
